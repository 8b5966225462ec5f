import type { Text } from '../contract/texts/text.ts'
import type { Verdict } from '../contract/verdict.ts'

/** Why a row of the record was not judged again. */
export const notReplayedTexts = {
  STATE: {
    ru: 'не повторялось: решало то, что реестр, КДП и владелец данных знали в тот момент; этого в доказательствах нет',
    kk: 'қайталанған жоқ: сол сәтте тізілім, КДП және деректер иесі білгені шешті; дәлелдемелерде ол жоқ',
    en: 'not replayed: decided by what the registry, КДП and the data owner knew at that moment, which is not in the evidence',
  },
  ONLINE: {
    ru: 'не повторялось: отзыв спрашивали у чужой службы, её ответ не сохранён',
    kk: 'қайталанған жоқ: кері қайтару бөтен қызметтен сұралған, оның жауабы сақталмаған',
    en: 'not replayed: revocation was asked of an outside service, whose answer is not kept',
  },
  LATER_LIST: {
    ru: 'не повторялось: приложенный список отзыва выпущен позже сообщения, его сроки о том моменте не говорят',
    kk: 'қайталанған жоқ: тіркелген тізім хабарламадан кейін шығарылған, мерзімдері сол сәт туралы айтпайды',
    en: 'not replayed: the attached revocation list was issued after the message, so its dates say nothing of that moment',
  },
  NOT_KEPT: {
    ru: 'не повторялось: сообщение длиннее предела, его конец не сохранён',
    kk: 'қайталанған жоқ: хабарлама шектен ұзын, соңы сақталмаған',
    en: 'not replayed: the message is longer than the limit, and its end was not kept',
  },
} as const satisfies Record<string, Text>

export type NotReplayedCode = keyof typeof notReplayedTexts

export const verdictWords: Readonly<Record<Verdict, Text>> = {
  pass: { ru: 'пройдено', kk: 'өтті', en: 'passed' },
  fail: { ru: 'не пройдено', kk: 'өтпеді', en: 'failed' },
  warn: { ru: 'замечание', kk: 'ескерту', en: 'warning' },
  inconclusive: { ru: 'движки разошлись', kk: 'қозғалтқыштар келіспеді', en: 'inconclusive' },
  untestable: { ru: 'проверить нельзя', kk: 'тексеру мүмкін емес', en: 'untestable' },
  'not-applicable': { ru: 'не применимо', kk: 'қолданылмайды', en: 'not applicable' },
}
