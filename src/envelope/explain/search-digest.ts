import { E_END, E_START } from '../../xml/layout.ts'
import type { Limits } from '../../xml/limits.ts'
import type { Budget } from './budget.ts'
import type { ClaimedDigest } from './claim.ts'
import { matchOf } from './digest-ways.ts'
import { type Found, type OctetsRow, octetsCost, octetsRows } from './octets.ts'
import { type Reading, repaired, sourceRepairs } from './readings.ts'
import { canonicalOf, type Target } from './source.ts'
import type { CauseId } from './texts/causes.ts'

/** What makes the digest right: all of `causes` together. */
export interface DigestCause {
  readonly causes: readonly CauseId[]
  readonly what?: string
  /** The element as it was signed, where a repair of its source found it. */
  readonly reading: Reading
  /** The octets that were hashed. */
  readonly octets: Uint8Array
}

/** Tries until one explanation holds. Undefined when nothing helps, or the budget ends. */
export async function findDigestCause(
  claimed: ClaimedDigest,
  limits: Limits,
  budget: Budget,
): Promise<DigestCause | undefined> {
  for (const trial of trialsOf({ causes: [], target: claimed }, limits)) {
    if (!(await budget.spend(trial.cost))) return undefined
    const found = judged(trial, claimed)
    if (found) return found
  }
  return undefined
}

/** Octets that may have been hashed: those of a reading, and those of the rows where there are any. */
interface Trial {
  readonly reading: Reading
  readonly rows: readonly OctetsRow[]
  /** Bytes of work. */
  readonly cost: number
}

/** Repairs one by one, then other octets, then repairs in pairs and both together: the plainest explanation comes first. */
function* trialsOf(received: Reading, limits: Limits): Generator<Trial> {
  const singles: Reading[] = []
  yield plain(received)
  for (const reading of repaired(received, sourceRepairs, limits)) {
    yield plain(reading)
    if (!isGuess(reading)) singles.push(reading)
  }
  yield withOtherOctets(received)
  for (const single of singles)
    for (const reading of repaired(single, laterRepairs(single), limits)) yield plain(reading)
  yield* singles.map(withOtherOctets)
}

const sizeOf = ({ document, element }: Target): number =>
  document.element(element, E_END) - document.element(element, E_START)

const plain = (reading: Reading): Trial => ({
  reading,
  rows: [],
  cost: reading.target.document.bytes.length + 2 * sizeOf(reading.target),
})

const withOtherOctets = (reading: Reading): Trial => ({
  reading,
  rows: octetsRows,
  cost: octetsCost(reading.target),
})

/** Two repairs are tried in the order of the table alone. */
function laterRepairs({ causes }: Reading): typeof sourceRepairs {
  const last = sourceRepairs.findIndex(({ id }) => id === causes.at(-1))
  return sourceRepairs.slice(last + 1)
}

const isGuess = ({ causes }: Reading): boolean =>
  sourceRepairs.some(({ id, guesses }) => guesses && id === causes.at(-1))

function judged({ reading, rows }: Trial, claimed: ClaimedDigest): DigestCause | undefined {
  for (const { causes, octets, what } of candidates(reading, rows)) {
    const match = matchOf(octets, claimed)
    if (!match) continue
    const named = [what, match.what].filter(Boolean).join(', ')
    const found = { causes: [...reading.causes, ...causes, ...match.causes], reading, octets }
    return named === '' ? found : { ...found, what: named }
  }
  return undefined
}

type Candidate = Found & { readonly causes: readonly CauseId[] }

function* candidates(reading: Reading, rows: readonly OctetsRow[]): Generator<Candidate> {
  if (rows.length === 0) yield { causes: [], octets: canonicalOf(reading.target) }
  for (const { id, octets } of rows)
    for (const found of octets(reading.target)) yield { ...found, causes: [id] }
}
