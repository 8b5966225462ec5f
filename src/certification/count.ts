import {
  acceptedChecks,
  checksOf,
  failedChecks,
  quirksOf,
  reasonsAgainst,
  responseChecks,
  type Subject,
  shownChecks,
  withoutSuccess,
} from './count-checks.ts'
import { type Counted, counting, nothingCounted } from './counted.ts'
import type { Entry } from './entry.ts'
import { type Reason, reasonOf } from './reasons.ts'

/** how many successful responses with a security token the act needs. */
export const REQUIRED = 10
export const TOKEN_SERVICE = 'KDP_SERVICE'
export const OWNER_SERVICE = 'GBDFLUniversal_token'

/** What became of the token of a counted response at the data owner. */
export type Exchange =
  | { readonly verdict: 'accepted'; readonly entry: Entry }
  | { readonly verdict: 'refused'; readonly entry: Entry; readonly reason: Reason }
  | { readonly verdict: 'not-presented' }

export interface CountedResponse {
  readonly entry: Entry
  readonly exchange: Exchange
}

export interface NotCounted {
  readonly entry: Entry
  readonly reasons: readonly Reason[]
}

/** Every entry of the session stands here once: as a response, in its exchange, or as not counted. */
export interface Count {
  readonly received: number
  readonly responses: readonly CountedResponse[]
  readonly notCounted: readonly NotCounted[]
  /** Messages on which the two engines disagreed: any of them blocks the act (W-28). */
  readonly disagreements: readonly Entry[]
  /** Messages judged under a quirk, whatever became of them: any of them blocks the act (W-29). */
  readonly quirked: readonly Entry[]
}

/** Counts a session by its journal alone. The order of `entries` is the order of `seq`. */
export function countOf(entries: readonly Entry[], subject: Subject): Count {
  const ordered = [...entries].sort((one, other) => one.seq - other.seq)
  const counted: Entry[] = []
  const soFar = counting()
  const notCounted: NotCounted[] = []
  for (const entry of ordered.filter(isOf(TOKEN_SERVICE))) {
    const against = reasonsAgainst(entry, responseChecks, subject, soFar)
    if (against.length === 0) {
      counted.push(entry)
      soFar.add(entry)
    } else notCounted.push({ entry, reasons: against })
  }
  const shown = ordered.filter(isOf(OWNER_SERVICE))
  const byToken = groupedByToken(shown)
  const exchanges = new Map(counted.map((one) => [one, exchangeOf(one, byToken, subject)]))
  const standing = new Set([...exchanges.values()].map((one) => 'entry' in one && one.entry))
  for (const entry of shown.filter((one) => !standing.has(one))) {
    notCounted.push({ entry, reasons: againstShown(entry, soFar, subject) })
  }
  for (const entry of ordered.filter((one) => !isCounting(one))) {
    const refusal = withoutSuccess(entry)
    notCounted.push({ entry, reasons: [refusal ?? reasonOf('SERVICE_NOT_COUNTED')] })
  }
  return {
    received: ordered.length,
    responses: counted.map((entry) => ({
      entry,
      exchange: exchanges.get(entry) ?? { verdict: 'not-presented' },
    })),
    notCounted: notCounted.sort((one, other) => one.entry.seq - other.entry.seq),
    disagreements: ordered.filter(isInconclusive),
    quirked: ordered.filter((entry) => quirksOf(entry).length > 0),
  }
}

/** Of a transport signature it is the outcome; of a business signature that nobody demanded, only a row of a message that was served. */
const isInconclusive = (entry: Entry): boolean =>
  entry.outcome === 'ENGINES_DISAGREE' ||
  checksOf(entry).some(({ verdict }) => verdict === 'inconclusive')

/** The first time the owner accepted the token; else the last time it refused; else it was never shown. */
function exchangeOf(response: Entry, shown: ByToken, subject: Subject): Exchange {
  const ofToken = (shown.get(response.tokenId) ?? []).filter(
    (entry) => entry.seq > response.seq && isSound(entry, subject),
  )
  const accepted = ofToken.find(({ outcome }) => outcome === 'OK')
  if (accepted) return { verdict: 'accepted', entry: accepted }
  const entry = ofToken.at(-1)
  const reason = entry && withoutSuccess(entry)
  return reason ? { verdict: 'refused', entry, reason } : { verdict: 'not-presented' }
}

/** The participant itself showed it, both engines judged it, and it has an answer, be it a refusal. */
function isSound(entry: Entry, subject: Subject): boolean {
  if (entry.outcome === undefined) return false
  const checks = entry.outcome === 'OK' ? acceptedChecks : shownChecks
  return failedChecks(entry, checks, subject).length === 0
}

function againstShown(entry: Entry, counted: Counted, subject: Subject): readonly Reason[] {
  const against = reasonsAgainst(entry, acceptedChecks, subject, nothingCounted)
  if (against.length > 0) return against
  const response = counted.ofToken(entry.tokenId)
  const known = response !== undefined && entry.seq > response.seq
  return [reasonOf(known ? 'PRESENTED_AGAIN' : 'TOKEN_NOT_COUNTED')]
}

type ByToken = ReadonlyMap<Entry['tokenId'], readonly Entry[]>

function groupedByToken(entries: readonly Entry[]): ByToken {
  const groups = new Map<Entry['tokenId'], Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.tokenId)
    if (group) group.push(entry)
    else groups.set(entry.tokenId, [entry])
  }
  return groups
}

const isOf =
  (serviceId: string) =>
  (entry: Entry): boolean =>
    entry.serviceId === serviceId

const isCounting = (entry: Entry): boolean =>
  isOf(TOKEN_SERVICE)(entry) || isOf(OWNER_SERVICE)(entry)
