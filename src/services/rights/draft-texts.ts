import type { InformationPoint } from '../../contract/rights.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { Access } from '../../storage/accesses.ts'
import type { Known } from './draft.ts'

type Words = (known: Known) => Text

const nothing: Text = {
  ru: 'В эмуляторе об этом сведений нет.',
  kk: 'Эмуляторда бұл туралы мәлімет жоқ.',
  en: 'The emulator knows nothing of this.',
}

const methods: Readonly<Record<Access['mode'], Text>> = {
  '1414': {
    ru: 'ответ субъекта на SMS 1414',
    kk: 'субъектінің 1414 SMS-іне жауабы',
    en: 'the answer to an SMS of 1414',
  },
  sms: { ru: 'одноразовый код в SMS', kk: 'SMS-тегі бір реттік код', en: 'a one-time code by SMS' },
  own: {
    ru: 'собственные средства организации',
    kk: 'ұйымның өз құралдары',
    en: 'own means of the organisation',
  },
  proactive: { ru: 'проактивная услуга', kk: 'проактивті қызмет', en: 'a proactive service' },
  protocol: {
    ru: 'без согласия, с протоколированием',
    kk: 'келісімсіз, хаттамамен',
    en: 'without consent, in protocoling mode',
  },
}

const automated: Text = {
  ru: 'автоматизированная обработка',
  kk: 'автоматтандырылған өңдеу',
  en: 'automated processing',
}

/** A line after its heading, each value once; nothing known is said in words. */
function line(heading: Text, values: readonly Text[]): Text {
  if (values.length === 0) return nothing
  const say = (language: keyof Text) =>
    `${heading[language]}: ${[...new Set(values.map((one) => one[language]))].join('; ')}.`
  return { ru: say('ru'), kk: say('kk'), en: say('en') }
}

const same = (text: string): Text => ({ ru: text, kk: text, en: text })
const modesOf = ({ consents, accesses }: Known) => [
  ...consents.map(({ method }) => method),
  ...accesses.map(({ mode }) => mode),
]

/** What is told of each point of № 395/НҚ, cl. 15. Wording is an emulator convention. */
export const draftTexts: Readonly<Record<InformationPoint, Words>> = {
  fact: ({ consents, accesses }) => {
    if (consents.length + accesses.length === 0) return nothing
    const [first = '', last = ''] = [accesses[0]?.at, accesses.at(-1)?.at]
    const period = accesses.length > 0 ? `, ${first} – ${last}` : ''
    return {
      ru: `Данные собираются и обрабатываются. Действующих согласий: ${consents.length}; действий с данными: ${accesses.length}${period}.`,
      kk: `Деректер жиналады және өңделеді. Күшіндегі келісім: ${consents.length}; деректермен әрекет: ${accesses.length}${period}.`,
      en: `The data is collected and processed. Consents in force: ${consents.length}; actions with the data: ${accesses.length}${period}.`,
    }
  },
  purposes: ({ consents }) =>
    line(
      { ru: 'Цели', kk: 'Мақсаттары', en: 'Purposes' },
      consents.map(({ purpose }) => same(purpose)),
    ),
  sources: ({ consents, accesses }) =>
    line(
      { ru: 'Источники', kk: 'Көздері', en: 'Sources' },
      [...consents, ...accesses].flatMap(({ services }) => services.map(same)),
    ),
  ways: (known) =>
    line({ ru: 'Способы', kk: 'Тәсілдері', en: 'Ways' }, [
      ...modesOf(known).map((mode) => methods[mode]),
      ...(known.consents.some((one) => one.automated) ? [automated] : []),
    ]),
  list: ({ consents }) =>
    line(
      { ru: 'Перечень данных', kk: 'Деректер тізбесі', en: 'List of data' },
      consents.map(({ dataList }) => same(dataList)),
    ),
  terms: ({ consents }) =>
    line(
      { ru: 'Сроки', kk: 'Мерзімдері', en: 'Terms' },
      consents.map(({ until, storage = '—' }) => ({
        ru: `обработка до ${until ?? 'достижения целей'}, хранение: ${storage}`,
        kk: `өңдеу ${until ?? 'мақсаттарға жеткенге'} дейін, сақтау: ${storage}`,
        en: `processing until ${until ?? 'the purposes are reached'}, storage: ${storage}`,
      })),
    ),
}
