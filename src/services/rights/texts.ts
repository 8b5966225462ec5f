import type { MatterEventName, MatterKind } from '../../contract/rights.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { DataAction } from '../../storage/accesses.ts'
import type { NoticeKind } from '../../storage/notices.ts'
import type { MatterState } from './state.ts'

/** What is asked, as the subject of a sentence. */
export const kindTexts: Readonly<Record<MatterKind, Text>> = {
  information: {
    ru: 'запрос информации о персональных данных',
    kk: 'дербес деректер туралы ақпарат сұрау',
    en: 'request for information on personal data',
  },
  change: {
    ru: 'изменение персональных данных',
    kk: 'дербес деректерді өзгерту',
    en: 'change of personal data',
  },
  supplement: {
    ru: 'дополнение персональных данных',
    kk: 'дербес деректерді толықтыру',
    en: 'supplement of personal data',
  },
  block: {
    ru: 'блокирование персональных данных',
    kk: 'дербес деректерді бұғаттау',
    en: 'block of personal data',
  },
  unblock: {
    ru: 'снятие блокирования персональных данных',
    kk: 'дербес деректерді бұғаттан шығару',
    en: 'lifting of the block of personal data',
  },
  destroy: {
    ru: 'уничтожение персональных данных',
    kk: 'дербес деректерді жою',
    en: 'destruction of personal data',
  },
  objection: {
    ru: 'возражение против автоматизированной обработки',
    kk: 'автоматтандырылған өңдеуге қарсылық',
    en: 'objection to automated processing',
  },
  complaint: {
    ru: 'жалоба в уполномоченный орган',
    kk: 'уәкілетті органға шағым',
    en: 'complaint to the authorised body',
  },
}

export const stateTexts: Readonly<Record<MatterState, Text>> = {
  'not-yet': { ru: 'ещё не получено', kk: 'әлі алынбаған', en: 'not received yet' },
  received: { ru: 'ждёт решения', kk: 'шешімді күтуде', en: 'waits for a decision' },
  answered: { ru: 'ответ дан', kk: 'жауап берілген', en: 'answered' },
  satisfied: { ru: 'удовлетворено', kk: 'қанағаттандырылған', en: 'satisfied' },
  refused: { ru: 'отказано', kk: 'бас тартылған', en: 'refused' },
  'explanation-asked': {
    ru: 'у организации запрошено объяснение',
    kk: 'ұйымнан түсініктеме сұралған',
    en: 'the organisation is asked to explain',
  },
  explained: {
    ru: 'организация дала объяснение',
    kk: 'ұйым түсініктеме берген',
    en: 'the organisation has explained',
  },
  'violation-found': {
    ru: 'нарушение установлено',
    kk: 'бұзушылық анықталған',
    en: 'a violation is found',
  },
  'violation-not-found': {
    ru: 'нарушение не установлено',
    kk: 'бұзушылық анықталмаған',
    en: 'no violation is found',
  },
}

const actions: ReadonlySet<string> = new Set<DataAction>([
  'change',
  'supplement',
  'block',
  'destroy',
])

/** What was done with the data is told as that action; all else as news of the subject's rights. */
export const noticeKindOf = (kind: MatterKind, event: MatterEventName): NoticeKind =>
  event === 'satisfied' && actions.has(kind) ? (kind as DataAction) : 'rights'

export interface Decided {
  readonly kind: MatterKind
  readonly event: MatterEventName
  readonly organisation: string
  readonly bin: string
  readonly detail: string | undefined
}

/** What the subject is told of a decision; a reason stays in the words it was given in. Wording is an emulator convention. */
export function decisionText({ kind, event, organisation, bin, detail }: Decided): Text {
  const [what, state] = [kindTexts[kind], stateTexts[event]]
  const why = detail === undefined ? '' : ` ${detail}`
  return {
    ru: `${organisation} (БИН ${bin}): ${what.ru} — ${state.ru}.${why}`,
    kk: `${organisation} (БСН ${bin}): ${what.kk} — ${state.kk}.${why}`,
    en: `${organisation} (BIN ${bin}): ${what.en}: ${state.en}.${why}`,
  }
}
