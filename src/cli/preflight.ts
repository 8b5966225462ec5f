import { hear } from '../client/doctor/network.ts'
import { type PreflightRow, preflightRows } from '../client/doctor/preflight-checks.ts'
import { type Language, languageOf, languages, type Told } from '../client/doctor/words.ts'
import { systemClock } from '../clock.ts'
import { choiceOf, Usage } from './command.ts'
import { askEmulator, DEFAULT_URL } from './remote.ts'
import { signs } from './signs.ts'

interface Given {
  readonly target?: string | undefined
  readonly service?: string | undefined
  readonly iin?: string | undefined
  readonly lang?: string | undefined
  readonly json: boolean
}

interface Said {
  readonly result: 'yes' | 'no' | 'unknown'
  readonly rows: readonly PreflightRow[]
}

/** The preflight of an application at a running emulator, row by row as the API gives it. Resolves with the exit status. */
export async function preflight(application: string, given: Given): Promise<number> {
  const { target = DEFAULT_URL, json } = given
  if (!/^https?:\/\/./.test(target)) throw new Usage(`--target ${target} is no URL`)
  const language = languageGiven(given.lang)
  const said = await asked(application, target.replace(/\/+$/, ''), given)
  const { result, rows } = said
  console.log(json ? JSON.stringify(said, null, 2) : wordsOf(rows.map(toldIn(language)), result))
  return { yes: 0, no: 1, unknown: 2 }[result]
}

/** An emulator that is not there is a row too. */
async function asked(application: string, target: string, { service, iin }: Given): Promise<Said> {
  const heard = await hear(`${target}/healthz`)
  if ('silence' in heard) {
    const actual = `${target}: ${heard.silence}`
    return { result: 'no', rows: preflightRows([{ id: 'DOC-12', verdict: 'fail', actual }]) }
  }
  await heard.response.body?.cancel()
  const query = new URLSearchParams({
    at: systemClock().toISOString(),
    ...(service !== undefined && { service }),
    ...(iin !== undefined && { iin }),
  })
  const path = `/applications/${encodeURIComponent(application)}/preflight?${query}`
  return (await askEmulator({ url: target, path })) as Said
}

const toldIn =
  (language: Language) =>
  ({ id, verdict, title, expected, actual, advice }: PreflightRow): Told => ({
    id,
    verdict,
    title: title[language],
    expected: expected[language],
    ...(actual !== undefined && { actual }),
    ...(advice && { advice: advice[language] }),
  })

export function languageGiven(lang: string | undefined): Language {
  if (lang !== undefined) return choiceOf('lang', lang, languages)
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return languageOf(LC_ALL ?? LC_MESSAGES ?? LANG)
}

/** Rows for a terminal, and what they come to. */
export function wordsOf(checks: readonly Told[], result: string): string {
  const lines = checks.map(({ id, verdict, title, expected, actual, advice }) => {
    const details =
      advice === undefined ? [actual] : [expected, actual && `→ ${actual}`, `! ${advice}`]
    const shown = details.filter(Boolean).map((one) => `\n             ${one}`)
    return `  ${signs[verdict]} ${id}  ${title}${shown.join('')}`
  })
  return [...lines, { yes: 'OK', no: 'NOT OK', unknown: 'COULD NOT TELL' }[result]].join('\n')
}
