import { canonicalJson, sha256 } from '../../act/json.ts'
import { record } from '../../act/log/chain.ts'
import type { Erasure } from '../../storage/erasures.ts'
import type { JournalRecord } from '../../storage/messages.ts'
import type { Sms } from '../../storage/sms.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Stays } from './stays.ts'

/** Who erases, why, and when. */
export interface Order {
  readonly id: string
  readonly at: Date
  readonly by: string
  readonly reason: string
  readonly forced: boolean
}

/** What is emptied at once. */
export interface Load {
  readonly what: Erasure['what']
  readonly sessionId?: string
  readonly entries: readonly JournalRecord[]
  readonly sms: readonly Sms[]
  /** Counts and digests that are to be known after. */
  readonly facts: ErasedCounts & Readonly<Record<string, unknown>>
  /** Of a session. */
  readonly stays?: Stays
}

export interface ErasedCounts {
  readonly actSha256?: string
  readonly containerSha256?: string
}

/** An erasure as it is told. */
export interface Told {
  /** Absent in a dry run. */
  readonly erasureId?: string
  readonly what: Erasure['what']
  readonly sessionId?: string
  readonly messages: number
  readonly sms: number
  /** Of a session: what its subjects have besides. */
  readonly stays?: Stays
}

/** Empties a load and puts that on record, in the unit of work it is called in: all of it or nothing. */
export async function emptyAll(load: Load, order: Order, stores: Stores): Promise<Told> {
  const { erasures, eventLog: log } = stores
  const { what, sessionId, sms, facts } = load
  const entries = load.entries.filter(({ erasureId }) => erasureId === undefined)
  const digests: Digests[] = []
  for (const { id } of entries) digests.push(await digestsOf(id, stores))
  const digest = sha256(canonicalJson([...digests, ...sms.map(({ id }) => id)]))
  const counted = { ...facts, messages: entries.length, sms: sms.length, digest }
  const { id, by, reason, forced } = order
  const at = order.at.toISOString()
  const named = sessionId === undefined ? {} : { sessionId }
  await erasures.open({ id, at, what, ...named, by, reason, forced, facts: canonicalJson(counted) })
  for (const one of digests) await erasures.emptyMessage(one)
  for (const one of entries) await emptyBeside(one, stores)
  for (const one of sms) await erasures.emptySms(Number(one.id))
  if (sessionId !== undefined) await erasures.emptySession(sessionId)
  await erasures.close()
  const { actSha256, containerSha256 } = facts
  const data = {
    ...{ erasureId: id, what, ...named, messages: entries.length, digest, by, reason, forced },
    ...(actSha256 !== undefined && { actSha256 }),
    ...(containerSha256 !== undefined && { containerSha256 }),
  }
  await record({ kind: 'data-erased', data }, { log, clock: () => order.at })
  const told = { erasureId: id, what, ...named, messages: entries.length, sms: sms.length }
  return { ...told, ...(load.stays && { stays: load.stays }) }
}

type Digests = Awaited<ReturnType<typeof digestsOf>>

/** Read one at a time: of a long session no two are held. */
async function digestsOf(id: string, { messages }: Pick<Stores, 'messages'>) {
  const entry = await messages.one(id)
  if (entry === undefined) throw new Error(`journal entry ${id} is not there`)
  const { request, response } = entry
  return {
    entryId: id,
    requestSha256: sha256(request),
    ...(response !== undefined && { responseSha256: sha256(response) }),
  }
}

/** The token that a message issued, and what it asked a citizen. */
async function emptyBeside({ id, tokenId }: JournalRecord, { erasures }: Stores): Promise<void> {
  if (tokenId !== undefined) await erasures.emptyToken(tokenId)
  await erasures.emptyRequestsOf(id)
}
