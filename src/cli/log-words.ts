import type { StoredLog } from '../act/log/file.ts'
import type { LogReport } from '../act/log/report.ts'
import { wordsOfDigest } from '../act/log/words.ts'
import type { Language } from './act-words.ts'
import { signs } from './signs.ts'

const words = {
  pass: { ru: 'ЖУРНАЛ ЦЕЛ', kk: 'ЖУРНАЛ БҮТІН', en: 'THE LOG IS WHOLE' },
  fail: { ru: 'ЖУРНАЛ НЕ ЦЕЛ', kk: 'ЖУРНАЛ БҮТІН ЕМЕС', en: 'THE LOG IS NOT WHOLE' },
  inconclusive: { ru: 'СКАЗАТЬ НЕЛЬЗЯ', kk: 'АЙТУ МҮМКІН ЕМЕС', en: 'COULD NOT TELL' },
  counted: {
    ru: 'строк: {size}, контрольных точек: {checkpoints}, сверено с сохранёнными: {kept}',
    kk: 'жолдар: {size}, бақылау нүктелері: {checkpoints}, сақталғандармен салыстырылды: {kept}',
    en: 'rows: {size}, checkpoints: {checkpoints}, compared with kept ones: {kept}',
  },
  row: { ru: 'строка', kk: 'жол', en: 'row' },
  expected: { ru: 'ожидалось', kk: 'күтілгені', en: 'expected' },
  actual: { ru: 'есть', kk: 'бары', en: 'is' },
  signer: { ru: 'подписывал', kk: 'қол қойған', en: 'signed by' },
} as const

/** The verdict for a terminal: what was compared, every problem, what could not be told, who signed. */
export function wordsOfReport(report: LogReport, language: Language): string {
  const { problems, notes, signers, result, head } = report
  const counted = words.counted[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(report[name as 'size' | 'checkpoints' | 'kept']),
  )
  const told = problems.flatMap(({ code, seq, text, expected, actual }) => [
    `  ${signs.fail} ${words.row[language]} ${seq}: ${text[language]} (${code})`,
    ...(expected === undefined ? [] : [`           ${words.expected[language]}: ${expected}`]),
    ...(actual === undefined ? [] : [`           ${words.actual[language]}: ${actual}`]),
  ])
  const sign = result === 'inconclusive' ? signs.inconclusive : signs.warn
  return [
    `${counted}\n  ${head}`,
    ...told,
    ...notes.map(({ code, text }) => `  ${sign} ${text[language]} (${code})`),
    ...signers.map(({ subject, fingerprint }) => {
      return `${words.signer[language]}: ${subject}, ${fingerprint}`
    }),
    words[result][language],
  ].join('\n')
}

/** One line a row, and the words of each checkpoint below the row it stands on. */
export const wordsOfLog = ({ rows, checkpoints }: StoredLog): string =>
  rows
    .flatMap(({ seq, at, kind, sha256 }) => [
      `${String(seq).padStart(5)}  ${at}  ${kind.padEnd(24)} ${sha256}`,
      ...checkpoints
        .filter(({ size }) => size === seq)
        .map((one) => `       ${wordsOfDigest(one.sha256).join(' ')}`),
    ])
    .join('\n')
