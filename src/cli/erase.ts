import { type Command, readArguments, Usage } from './command.ts'
import { askEmulator, DEFAULT_URL, Refused } from './remote.ts'

const help = `Usage: shep erase --session ID --by NAME --reason TEXT [--force] [--dry-run] [--url URL] [--json]
       shep erase --before DATE --what LIST --by NAME --reason TEXT [--dry-run] …
       shep erase --due --by NAME --reason TEXT [--dry-run] …
       shep erase --list …

Empties what a running emulator keeps, and puts that on its event log: bytes, headers, containers, whom tokens and questions were
about, consents that nothing else rests on. What stays: withdrawals, matters of rights and breach notices of the same people, which
belong to no session (how many is told); ids, times, counts, SHA-256 of every message and of the act, who erased it, when and why. There is no way back.

  --session ID   one closed session, its act included
  --before DATE  what is older: a day, or a moment of ISO 8601 with its zone
  --what LIST    journal (messages of no session), sessions (closed without an act), acts, phone; commas between
  --due          what the policy says is due: SHEP_KEEP_JOURNAL_DAYS, …_SESSIONS_…, …_ACTS_…, …_PHONE_DAYS
  --list         the policy, and every erasure there was
  --by, --reason who erases, and why: on record for ever, so no IIN and no number in them
  --force        also an act that is attached to an application under review
  --dry-run      tells what it would erase
  --url URL      the emulator [${DEFAULT_URL}]
  --json         one JSON object

Exit status: 0 done, 1 refused or something due stays, 2 wrong usage or no emulator.`

const options = {
  session: { type: 'string' },
  before: { type: 'string' },
  what: { type: 'string' },
  due: { type: 'boolean' },
  list: { type: 'boolean' },
  by: { type: 'string' },
  reason: { type: 'string' },
  force: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  url: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Values = ReturnType<typeof readArguments<typeof options>>['values']

interface Request {
  readonly method?: 'POST'
  readonly path: string
  readonly body?: object
}

/** What the options ask of the control API. */
function requestOf(values: Values): Request {
  const { session, before, what, due, list, by, reason, force, 'dry-run': dryRun } = values
  const asked = [session, before, due, list].filter((one) => one !== undefined)
  if (asked.length !== 1)
    throw new Usage('one of --session, --before, --due, --list; shep erase --help')
  if (list) return { path: '/erasures' }
  if (by === undefined || reason === undefined) throw new Usage('--by and --reason are needed')
  if ((what === undefined) !== (before === undefined))
    throw new Usage('--before and --what belong together')
  const wish = { by, reason, ...(force && { force }), ...(dryRun && { dryRun }) }
  const post = (path: string, more: object = {}): Request => ({
    ...{ method: 'POST', path, body: { ...wish, ...more } },
  })
  if (session !== undefined) return post(`/sessions/${encodeURIComponent(session)}/erase`)
  if (before === undefined) return post('/erasures')
  return post('/erasures', { before: momentOf(before), what: what?.split(',') })
}

/** A day begins at midnight in Astana. */
const momentOf = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+05:00` : text

interface Erased {
  readonly dryRun: boolean
  readonly scrubbed: boolean
  readonly erased: readonly {
    readonly what: string
    readonly sessionId?: string
    readonly messages: number
    readonly sms: number
    readonly stays?: {
      readonly withdrawals: number
      readonly rights: number
      readonly breaches: number
    }
  }[]
  readonly kept: readonly {
    readonly sessionId: string
    readonly code: string
    readonly text: { readonly en: string }
  }[]
}

export const erase: Command = {
  name: 'erase',
  summary: 'erase messages, sessions and acts of a running emulator, by hand or by age',
  help,
  run: async (args) => {
    const { values } = readArguments(args, options)
    const request = requestOf(values)
    const { url = DEFAULT_URL, json, list } = values
    try {
      const said = await askEmulator({ url, ...request })
      if (list) console.log(JSON.stringify(said, undefined, json ? 0 : 2))
      else console.log(json ? JSON.stringify(said) : wordsOf(said as Erased))
      return list || (said as Erased).kept.length === 0 ? 0 : 1
    } catch (refusal) {
      if (!(refusal instanceof Refused)) throw refusal
      console.error(`shep: ${refusal.message}`)
      return 1
    }
  },
}

function wordsOf({ dryRun, scrubbed, erased, kept }: Erased): string {
  const did = dryRun ? 'would erase' : 'erased'
  const lines = erased.flatMap(({ what, sessionId, messages, sms, stays }) => [
    `${did} ${[what, sessionId].filter(Boolean).join(' ')}: ${messages} messages, ${sms} SMS`,
    ...(stays
      ? [
          `of its subjects stay: ${stays.withdrawals} withdrawals, ${stays.rights} matters of rights, ${stays.breaches} breach notices`,
        ]
      : []),
  ])
  const stay = kept.map(({ sessionId, code, text }) => `stays ${sessionId}: ${text.en} (${code})`)
  const file = 'the file is not rebuilt yet: another process reads it; tried again by itself'
  const none = lines.length + stay.length === 0 ? ['nothing to erase'] : []
  return [...lines, ...stay, ...none, ...(dryRun || scrubbed ? [] : [file])].join('\n')
}
