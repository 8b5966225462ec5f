import { type Command, readArguments, Usage } from './command.ts'
import { askEmulator, DEFAULT_URL, Refused } from './remote.ts'

const help = `Usage: shep phone COMMAND … [--url URL] [--json]

The phones of citizens in a running emulator: what 1414 sends them, and what they answer.

  shep phone number IIN [NUMBER | none]   shows, registers or takes away a person's number (БМГ)
  shep phone inbox NUMBER                 the messages of a phone, and what waits for its answer
  shep phone answer NUMBER TEXT           sends TEXT to 1414: 1, 0, a one-time code; "1 CODE" where several questions wait
  shep phone rule NUMBER|* ANSWER         by-hand | agree | refuse | ignore | wrong-code, without a hand on it
  shep phone rules                        the rules in force

  --after N     a rule answers N seconds after the question, by the clock of the emulator [0]
  --delivery D  delivered | lost | roaming: whether messages reach the phone [delivered]
  --url URL     the emulator [${DEFAULT_URL}]
  --json        JSON alone

Exit status: 0 done, 1 refused, 2 wrong usage or no emulator.`

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
}

interface Extras {
  readonly after: string | undefined
  readonly delivery: string | undefined
}

type Build = (words: readonly string[], extras: Extras) => Request | undefined

/** What each word asks of the control API; undefined: the words do not fit. */
const requests: Readonly<Record<string, Build>> = {
  number: ([iin, number]) => {
    if (iin === undefined) return undefined
    const path = `/bmg/${encodeURIComponent(iin)}`
    if (number === undefined) return { path }
    return { method: 'PUT', path, body: { number: number === 'none' ? null : number } }
  },
  inbox: ([number]) => (number === undefined ? undefined : { path: phonePath(number) }),
  answer: ([number, ...text]) =>
    number === undefined || text.length === 0
      ? undefined
      : { method: 'POST', path: phonePath(number), body: { text: text.join(' ') } },
  rule: ([number, answer], { after, delivery }) => {
    if (number === undefined || answer === undefined) return undefined
    const afterSeconds = secondsIn(after ?? '0')
    return { method: 'PUT', path: '/phone-rules', body: { number, answer, afterSeconds, delivery } }
  },
  rules: () => ({ path: '/phone-rules' }),
}

export const phone: Command = {
  name: 'phone',
  summary: 'the phones of citizens in a running emulator: inbox, answers, rules, numbers',
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(
      args,
      {
        url: { type: 'string' },
        json: { type: 'boolean' },
        after: { type: 'string' },
        delivery: { type: 'string' },
      },
      true,
    )
    const [word = '', ...words] = positionals
    const { url = DEFAULT_URL, json, after, delivery } = values
    const build = Object.hasOwn(requests, word) ? requests[word] : undefined
    const request = build?.(words, { after, delivery })
    if (!request) throw new Usage('shep phone --help tells the forms')
    try {
      const said = await askEmulator({ url, ...request })
      console.log(json ? JSON.stringify(said) : wordsOf(said))
      return 0
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal
      console.error(`shep: ${refusal.message}`)
      return 1
    }
  },
}

function secondsIn(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Usage('--after must be a whole number of seconds')
  return Number(text)
}

const phonePath = (number: string): string => `/phone/${encodeURIComponent(number)}`

interface Message {
  readonly at: string
  readonly direction: string
  readonly text: string
  readonly lost: boolean
}

/** An inbox as a person reads it; anything else as indented JSON. */
function wordsOf(said: unknown): string {
  const { messages } = (said ?? {}) as { readonly messages?: readonly Message[] }
  if (!messages) return JSON.stringify(said, undefined, 2)
  if (messages.length === 0) return 'no messages'
  return messages
    .map(({ at, direction, text, lost }) => {
      const arrow = direction === 'out' ? '1414 →' : '→ 1414'
      return `${at} ${arrow}${lost ? ' (lost)' : ''}\n${text}`
    })
    .join('\n\n')
}
