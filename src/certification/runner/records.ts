import { plainGuid } from '../../contract/guid.ts'
import type { AccessEvent } from '../../storage/access-requests.ts'
import { checksOf } from '../count-checks.ts'
import type { Entry } from '../entry.ts'
import type { Happenings } from '../scenario.ts'

/** When a scenario was begun: what is not after it is of an earlier run. */
export interface Start {
  readonly at: string
  /** The last message of the journal before it. */
  readonly afterSeq: number
}

/** The records of a session from a moment on, with the ways in which messages are looked for. */
export interface Records {
  /** In the order of receipt. */
  readonly entries: readonly Entry[]
  readonly withdrawals: Happenings['withdrawals']
  /** Of one request that asks the citizen, the messages that were answered under its identifier. */
  ofRequest(sessionId: string): readonly Entry[]
  ofToken(tokenId: string): readonly Entry[]
  eventsOf(sessionId: string): readonly AccessEvent[]
  /** The first message with this messageId, with braces or without. */
  firstWith(messageId: string): Entry | undefined
}

export function recordsSince(
  { at, afterSeq }: Start,
  all: readonly Entry[],
  { requests, withdrawals }: Happenings,
): Records {
  const entries = all
    .filter(({ seq }) => seq > afterSeq)
    .toSorted((one, other) => one.seq - other.seq)
  const bySession = grouped(entries, requestOf)
  const byToken = grouped(entries, ({ tokenId }) => tokenId)
  const byMessage = grouped(entries, ({ messageId }) => messageId && plainGuid(messageId))
  const events = new Map([...requests].map(([id, list]) => [plainGuid(id), list]))
  return {
    entries,
    withdrawals: withdrawals.filter(({ askedAt }) => askedAt >= at),
    ofRequest: (id) => bySession.get(plainGuid(id)) ?? [],
    ofToken: (id) => byToken.get(id) ?? [],
    eventsOf: (id) => events.get(plainGuid(id)) ?? [],
    firstWith: (id) => byMessage.get(plainGuid(id))?.[0],
  }
}

/** A repeat that was refused is answered under an identifier of its own; it named another. */
function requestOf(entry: Entry): string {
  const { requestId } = isRepeat(entry) ? notesOf(entry) : {}
  return plainGuid(typeof requestId === 'string' ? requestId : entry.sessionId)
}

function grouped(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | undefined,
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry)
    if (!key) continue
    const own = groups.get(key)
    if (own) own.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

/** What the gateway noted of a message besides its checks, and what its refusal told. */
export function notesOf({ reason = '{}' }: Entry): Readonly<Record<string, unknown>> {
  const { notes, ...detail }: { readonly notes?: object } = JSON.parse(reason)
  return { ...detail, ...notes }
}

/** Answered that the citizen has not answered yet. */
export const isPending = (entry: Entry): boolean =>
  entry.outcome === 'OK' && entry.tokenId === undefined && notesOf(entry)['state'] === 'waiting'

/** It names the identifier of a request before it. */
export const isRepeat = (entry: Entry): boolean =>
  checksOf(entry).some(({ rule }) => rule === 'R-087')
