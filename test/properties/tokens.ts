import fc from 'fast-check'
import { fieldAt, type Outcome } from '../services/support.ts'
import { askedOnce, followsItsConsent, historiesOf, isGrounded, onlyGrew } from './invariants.ts'
import {
  methods,
  openTown,
  people,
  type Question,
  requestIdOf,
  type Sent,
  type Town,
} from './town.ts'

const MINUTE = 60_000
const steps = ['ask', 'ask', 'repeat', 'repeat', 'text', 'text', 'withdraw', 'rule'] as const

/** One step; `pick` chooses among what there is by then. */
const step = fc.record({
  kind: fc.constantFrom(...steps),
  question: fc.record({
    who: fc.constantFrom(0, 0, 0, 1),
    citizen: fc.constantFrom(0, 0, 0, 1),
    method: fc.constantFrom(...methods),
    services: fc.constantFrom(['S-1'], ['S-2'], ['S-1', 'S-2']),
  }),
  pick: fc.nat({ max: 9 }),
  /** Minutes: the clock goes on, and sometimes back. */
  move: fc.integer({ min: -2, max: 6 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What the run has seen. */
interface Seen {
  readonly asked: { readonly question: Question; readonly id: string }[]
  readonly tokens: string[]
}

/**
 * Any sequence of requests by all five methods, answers by phone, withdrawals and moves of the clock: no token without a basis in
 * force, none for another service, each leads to its basis, and no history is rewritten. A failure prints its seed.
 */
export const checkTokens = (runs: number, seed?: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), playAll),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  )

async function playAll(all: readonly Step[]): Promise<void> {
  const town = await openTown()
  const seen: Seen = { asked: [], tokens: [] }
  try {
    for (const one of all) {
      town.now = new Date(town.now.getTime() + one.move * MINUTE)
      const before = await historiesOf(town)
      const answer = await plays[one.kind](town, seen, one)
      if (answer && fieldAt(answer.seen.data, 'status') === 'VALID')
        seen.tokens.push(await isGrounded(town, answer.sent, answer.seen))
      const after = await historiesOf(town)
      onlyGrew(before, after)
      askedOnce(after)
      for (const token of seen.tokens) await followsItsConsent(town, token)
    }
  } finally {
    await town.close()
  }
}

type Played = { readonly sent: Sent; readonly seen: Outcome } | undefined
type Play = (town: Town, seen: Seen, step: Step) => Promise<Played>

const plays: Readonly<Record<Step['kind'], Play>> = {
  /** The same verification token is shown again now and then: formed up to nine minutes ago. */
  ask: async (town, { asked }, { question, pick }) => {
    const answer = await town.ask(question, undefined, pick * MINUTE)
    const id = requestIdOf(answer.seen)
    if (id !== undefined) asked.push({ question, id })
    return answer
  },
  /** Every fifth names a request that was another one. */
  repeat: async (town, seen, { question, pick }) => {
    const known = knownAt(seen, pick)
    return known && town.ask(pick % 5 === 4 ? question : known.question, known.id)
  },
  text: async (town, seen, { question, pick }) => {
    const known = knownAt(seen, pick)
    await town.text(
      known?.question.citizen ?? question.citizen,
      await wordsOf(town, pick, known?.id),
    )
    return undefined
  },
  rule: async (town, _, { pick }) => {
    await town.rule((['by-hand', 'agree', 'refuse'] as const)[pick % 3] ?? 'by-hand')
    return undefined
  },
  /** The operator decides at once, later, or never. */
  withdraw: async (town, _, { question, pick }) => {
    const consent = await consentAt(town, question.citizen, pick)
    if (!consent) return undefined
    await town.withdraw(consent.id, consent.iin)
    if (pick % 4 > 0)
      await town.decide(consent.id, pick % 4 === 3 ? 'REFUSED' : 'TERMINATED', consent.bin)
    return undefined
  },
}

const knownAt = ({ asked }: Seen, pick: number) => asked[pick % Math.max(1, asked.length)]

const consentAt = ({ storage }: Town, citizen: number, pick: number) =>
  storage.read(async ({ consents }) => {
    const all = await consents.ofSubject(people[citizen] ?? people[0])
    return all.at(-1 - (pick % 3))
  })

/** What a citizen may text: a word, a word with the number of a question, a code, or nonsense. */
async function wordsOf({ storage }: Town, pick: number, id = ''): Promise<string> {
  const record = await storage.read(({ accessRequests }) => accessRequests.find(id))
  const code = record?.events.find((one) => one.code !== undefined)?.code ?? 'NONE'
  return ['1', '0', `1 ${code}`, `0 ${code}`, code, code, 'WRONG1'][pick % 7] ?? '1'
}
