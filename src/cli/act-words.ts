import type { ContainerVerdict } from '../act/container/verify.ts'
import type { ReplayReport } from '../act/replay.ts'
import { recordedWords } from '../client/recorded.ts'
import { signs } from './signs.ts'

export const languages = ['ru', 'kk', 'en'] as const
export type Language = (typeof languages)[number]

const words = {
  pass: { ru: 'АКТ ВЕРЕН', kk: 'АКТ ДҰРЫС', en: 'THE ACT HOLDS' },
  fail: { ru: 'АКТ НЕ ВЕРЕН', kk: 'АКТ ДҰРЫС ЕМЕС', en: 'THE ACT DOES NOT HOLD' },
  inconclusive: {
    ru: 'СКАЗАТЬ НЕЛЬЗЯ',
    kk: 'АЙТУ МҮМКІН ЕМЕС',
    en: 'COULD NOT TELL',
  },
  signed: { ru: 'подпись', kk: 'қолтаңба', en: 'signature' },
  stamped: { ru: 'метка времени', kk: 'уақыт белгісі', en: 'time stamp' },
  internal: { ru: 'внутренняя', kk: 'ішкі', en: 'internal' },
} as const

/** The verdict for a terminal: each check, what was found and where, who signed, whose time it is. */
export function wordsOfVerdict(
  file: string,
  { result, checks, signers, stamps }: ContainerVerdict,
  language: Language,
): string {
  const lines = checks.map(({ verdict, title, text, code = '', file: where, found }) => {
    const place = [where, recordedWords(found, language)].filter(Boolean).join('  ')
    const particulars = text === undefined ? [] : [`${text[language]} (${code})`, place]
    return [
      `  ${signs[verdict]} ${title[language]}`,
      ...particulars.filter(Boolean).map((one) => `           ${one}`),
    ].join('\n')
  })
  const who = signers.map(
    ({ number, subject }) => `${words.signed[language]} ${number}: ${subject}`,
  )
  const when = stamps.map(
    ({ time, authority, internal }) =>
      `${words.stamped[language]}: ${time}, ${authority}${internal ? ` (${words.internal[language]})` : ''}`,
  )
  return [file, ...lines, ...who, ...when, words[result][language]].join('\n')
}

const replayed = {
  ru: 'повторено вердиктов: {compared}, сообщений: {messages}, расхождений: {differences}',
  kk: 'қайталанған қорытындылар: {compared}, хабарламалар: {messages}, айырмашылықтар: {differences}',
  en: 'verdicts made again: {compared}, of messages: {messages}, differences: {differences}',
} as const

/** What was made again, each difference, and what was not. */
export const wordsOfReplay = (
  { compared, messages, differences, notReplayed }: ReplayReport,
  language: Language,
): string[] => [
  replayed[language]
    .replace('{compared}', String(compared))
    .replace('{messages}', String(messages))
    .replace('{differences}', String(differences.length)),
  ...differences.map(({ text }) => `  ${text[language]}`),
  ...[...new Map(notReplayed.map(({ code, text }) => [code, text]))].map(([reason, text]) => {
    const rows = notReplayed.filter(({ code }) => code === reason)
    const named = rows.map(({ rule, messages: of }) => `${rule} (${of})`).join(', ')
    return `  ${text[language]}:\n    ${named}`
  }),
]
