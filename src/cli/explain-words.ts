import type { ExplainedFile } from '../client/explain-file.ts'
import { recordedWords } from '../client/recorded.ts'

/** With what the journal says of the message, where it came from there. */
export type JournaledFile = ExplainedFile & {
  readonly recorded?: {
    readonly outcome?: string
    readonly wire?: string
    readonly text?: Readonly<Record<Language, string>>
  }
}

export const languages = ['ru', 'kk', 'en'] as const
type Language = (typeof languages)[number]

const words = {
  yes: { ru: 'ВЕРНО', kk: 'ДҰРЫС', en: 'VALID' },
  no: { ru: 'НЕВЕРНО', kk: 'ДҰРЫС ЕМЕС', en: 'NOT VALID' },
  unknown: { ru: 'НЕ УСТАНОВЛЕНО', kk: 'АНЫҚТАЛМАДЫ', en: 'COULD NOT TELL' },
  signed: { ru: 'подписано', kk: 'қол қойылған', en: 'signed' },
  bytes: { ru: 'байты', kk: 'байттар', en: 'bytes' },
  line: { ru: 'строка', kk: 'жол', en: 'line' },
  expected: { ru: 'ожидалось', kk: 'күтілді', en: 'expected' },
  actual: { ru: 'получено', kk: 'алынды', en: 'found' },
  failed: { ru: 'не пройдена', kk: 'өтпеді', en: 'failed' },
  cause: { ru: 'причина', kk: 'себебі', en: 'cause' },
  seen: { ru: 'встречалось', kk: 'кездескен', en: 'seen' },
  differs: { ru: 'первое различие', kk: 'алғашқы айырма', en: 'first difference' },
  received: { ru: 'пришло', kk: 'келді', en: 'received' },
  before: { ru: 'подписано', kk: 'қол қойылған', en: 'signed' },
  advice: { ru: 'что сделать', kk: 'не істеу керек', en: 'what to do' },
  hint: { ru: 'совет', kk: 'кеңес', en: 'hint' },
  journal: { ru: 'в журнале', kk: 'журналда', en: 'the journal says' },
  signer: { ru: 'сертификат', kk: 'сертификат', en: 'certificate' },
} as const

type Lines = readonly (string | undefined)[]

/** An explanation for a person, in one language. */
export function wordsOf(file: string, told: JournaledFile, language: Language): string {
  const say = (key: keyof typeof words) => words[key][language]
  const lines: Lines = [
    `${file}: ${say(told.result)}`,
    ...recordedLines(told, say, language),
    ...signedLines(told, say),
    told.signer && `  ${say('signer')}: ${told.signer}`,
    ...failedLines(told, say, language),
    ...causeLines(told, say, language),
    ...told.conclusions.map((text) => `  ${text[language]}`),
    told.advice && !told.cause ? `  ${say('advice')}: ${told.advice[language]}` : undefined,
    ...told.hints.map(
      ({ id, source, text }) =>
        `  ${say('hint')} ${id} (${recordedWords(source, language)}): ${text[language]}`,
    ),
  ]
  return lines.filter((line) => line !== undefined).join('\n')
}

type Say = (key: keyof typeof words) => string

function recordedLines({ recorded }: JournaledFile, say: Say, language: Language): Lines {
  const { outcome, wire, text } = recorded ?? {}
  if (outcome === undefined) return []
  return [
    `  ${say('journal')}: ${[wire, outcome].filter(Boolean).join(' ')}${text ? `: ${text[language]}` : ''}`,
  ]
}

const signedLines = ({ signed }: ExplainedFile, say: Say): Lines =>
  signed.map(({ element, from, to }) => {
    const bytes = `${say('bytes')} ${from?.offset}–${to?.offset}`
    const lines = `${say('line')} ${from?.line}:${from?.column} – ${to?.line}:${to?.column}`
    return `  ${say('signed')}: ${element.replace(/^.*\}/, '')}${from ? `, ${bytes}, ${lines}` : ''}`
  })

function failedLines({ failed }: ExplainedFile, say: Say, language: Language): Lines {
  if (!failed) return []
  const { rule, clause, source, fault, wire, text, expected, actual, line, column } = failed
  return [
    `  ${say('failed')} ${rule}: ${clause[language]} (${recordedWords(source, language)})`,
    fault && `    ${wire} ${fault}: ${text?.[language]}`,
    expected && `    ${say('expected')} ${recordedWords(expected, language)}`,
    actual && `    ${say('actual')} ${recordedWords(actual, language)}`,
    line === undefined ? undefined : `    ${say('line')} ${line}:${column}`,
  ]
}

function causeLines({ cause }: ExplainedFile, say: Say, language: Language): Lines {
  if (!cause) return []
  const { difference } = cause
  const at = difference?.place
  return [
    ...cause.ids.flatMap((id, i) => [
      `  ${say('cause')} ${id}${cause.what ? ` (${cause.what})` : ''}: ${cause.texts[i]?.[language]}`,
      `    ${say('seen')}: ${cause.seen[i]?.[language]}`,
    ]),
    difference &&
      `  ${say('differs')}: ${at ? `${say('bytes')} ${at.offset}, ${say('line')} ${at.line}:${at.column}` : `c14n ${difference.canonicalOffset}`}`,
    difference && `    ${say('received')}: ${JSON.stringify(difference.received)}`,
    difference && `    ${say('before')}: ${JSON.stringify(difference.signed)}`,
  ]
}
