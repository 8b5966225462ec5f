import type { BreachKind } from '../../contract/breach.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { BreachMessage } from './deliver.ts'
import { type BreachCase, eventOf } from './history.ts'

/** What a breach led to, in words for the subject. */
const kindTexts: Readonly<Record<BreachKind, Text>> = {
  'unlawful-distribution': {
    ru: 'незаконное распространение',
    kk: 'заңсыз таратылуы',
    en: 'unlawful distribution',
  },
  'unlawful-change': { ru: 'незаконное изменение', kk: 'заңсыз өзгертілуі', en: 'unlawful change' },
  'unlawful-destruction': {
    ru: 'незаконное уничтожение',
    kk: 'заңсыз жойылуы',
    en: 'unlawful destruction',
  },
  'unsanctioned-distribution': {
    ru: 'несанкционированное распространение',
    kk: 'санкцияланбаған таратылуы',
    en: 'unsanctioned distribution',
  },
  'unsanctioned-access': {
    ru: 'несанкционированный доступ',
    kk: 'санкцияланбаған қол жеткізу',
    en: 'unsanctioned access',
  },
}

/** What the order wants subjects told (clauses 6 and 7). The wording around the recommended measures is the emulator's. */
export function messageOf(found: BreachCase, at: Date): BreachMessage {
  const { breach } = found
  const ordered = eventOf(found, 'ordered')
  const started = eventOf(found, 'delivery-started')
  if (!ordered || !started) throw new Error(`breach ${breach.id} is not being delivered`)
  const { recommended = '' } = ordered.detail['measures'] as Record<string, string>
  return {
    breachNo: breach.no,
    breachId: breach.id,
    bin: breach.bin,
    operator: started.bin,
    text: textOf(kindTexts[breach.kind], recommended),
    channel: started.detail['channel'] === 'sms' ? 'sms' : 'cabinet',
    at,
  }
}

const textOf = (kind: Text, measures: string): Text => ({
  ru: `Нарушена безопасность Ваших персональных данных: ${kind.ru}. Рекомендуем: ${measures}`,
  kk: `Дербес деректеріңіздің қауіпсіздігі бұзылды: ${kind.kk}. Ұсынамыз: ${measures}`,
  en: `The security of your personal data was breached: ${kind.en}. We recommend: ${measures}`,
})
