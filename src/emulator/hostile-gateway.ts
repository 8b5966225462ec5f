import { setTimeout as pause } from 'node:timers/promises'
import type { ClientCaseId } from '../certification/packs/client-cases.ts'
import { clientRecipes, type HostileAnswer } from '../certification/packs/client-recipes.ts'
import { nextCase } from '../certification/packs/client-run.ts'
import type { Hands, TokenFlaw, Workshop } from '../certification/packs/client-workshop.ts'
import { piecesOf } from '../certification/packs/pieces.ts'
import { type Clock, toWireTime } from '../clock.ts'
import type { KeyKind } from '../eds/algorithms/algorithm.ts'
import type { Entry } from '../gateway/entry.ts'
import type { Spoil, Written } from '../http/answer.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import { makeNegative } from '../services/negative/make.ts'
import type { Storage } from '../storage/database.ts'
import type { ClientPack, PackDelivery } from '../storage/packs.ts'

export interface HostileDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly kdpKeys: KdpKeys
  readonly hands: (kind: KeyKind | undefined) => Promise<Hands>
  /** Of the slow answer, ms. */
  readonly delay: number
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

const TOKEN_SERVICE = 'KDP_SERVICE'

/**
 * Where a session asked for it, its good answers of КДП give way to the cases of the catalogue, one after another; requests
 * that were refused are answered as ever. A token of such an answer that is shown to a data owner is noted.
 */
export function createHostileGateway(deps: HostileDeps): Spoil {
  const { storage } = deps
  return async (entry, good) => {
    const { certificationId, serviceId, tokenId } = entry.facts
    if (tokenId === undefined || !isOfSessions(entry)) return undefined
    if (serviceId !== TOKEN_SERVICE) {
      for (const id of shownIn(entry, tokenId)) await noteUse(entry, id, deps)
      return undefined
    }
    if (certificationId === undefined || good.refused) return undefined
    const pack = await storage.read(({ packs }) => packs.openOf(certificationId))
    return pack && spoil(entry, good, pack, deps)
  }
}

/** Of somebody who has sessions open, also where nothing tells of which it is. */
const isOfSessions = ({ facts: { certificationId, notes } }: Entry): boolean =>
  certificationId !== undefined || notes?.['certification'] !== undefined

/** Several tokens may be shown in one message. */
function shownIn({ facts: { notes } }: Entry, tokenId: string): ReadonlySet<string> {
  const more = notes?.['tokenIds']
  return new Set([tokenId, ...(Array.isArray(more) ? (more as string[]) : [])])
}

/** A case that cannot be made of this answer is our bug: the log has it, and the good answer goes. */
async function spoil(
  entry: Entry,
  good: Written,
  pack: ClientPack,
  deps: HostileDeps,
): Promise<Written | undefined> {
  try {
    const hands = await deps.hands(entry.facts.keyKind)
    const workshop = await workshopFor(entry, good, { ...deps, hands, pack })
    const made = await deliver(entry, pack, workshop, deps)
    if (made?.slow) await pause(deps.delay)
    return made && writtenOf(made)
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error)
    deps.log('hostile gateway', { entry: entry.id, stack })
    return undefined
  }
}

/** The next case is taken, made and put on record in one unit of work, so that two requests never get the same one. */
function deliver(
  entry: Entry,
  { id: packId }: ClientPack,
  workshop: Workshop,
  { storage, clock }: HostileDeps,
): Promise<HostileAnswer | undefined> {
  return storage.transact(async ({ packs }) => {
    const caseId = nextCase(await packs.deliveries(packId))
    if (caseId === undefined) return undefined
    const made = await clientRecipes[caseId](workshop)
    const delivery: PackDelivery = {
      entryId: entry.id,
      packId,
      caseId,
      messageId: entry.facts.messageId ?? '',
      deliveredAt: clock().toISOString(),
      ...(made.tokenId !== undefined && { tokenId: made.tokenId }),
    }
    await packs.deliver(delivery)
    const mark = { rule: 'W-78', verdict: 'warn', actual: caseId } as const
    entry.facts.checks = [...entry.facts.checks, mark]
    return made
  })
}

const writtenOf = ({ status, body, contentType }: HostileAnswer): Written => ({
  status,
  body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
  ...(contentType !== undefined && { contentType }),
})

async function noteUse(
  { id: evidence }: Entry,
  tokenId: string,
  { storage, clock }: HostileDeps,
): Promise<void> {
  const delivery = await storage.read(({ packs }) => packs.deliveryOfToken(tokenId))
  if (!delivery) return
  const at = clock().toISOString()
  const { entryId } = delivery
  await storage.transact(({ packs }) => packs.mark({ entryId, mark: 'used', at, evidence }))
}

interface Making extends Pick<HostileDeps, 'storage' | 'clock' | 'newId' | 'kdpKeys'> {
  readonly hands: Hands
  readonly pack: ClientPack
}

async function workshopFor(
  { facts: { tokenId = '' } }: Entry,
  { body }: Written,
  { storage, clock, newId, kdpKeys, hands, pack }: Making,
): Promise<Workshop> {
  const issued = await storage.read(({ tokens }) => tokens.find(tokenId))
  const asked = {
    iin: issued?.iin ?? '',
    bin: issued?.bin ?? '',
    serviceId: issued?.services[0] ?? '',
  }
  const token = (flaw: TokenFlaw) =>
    makeNegative(flaw, asked, { kdp: kdpKeys, now: clock(), newId })
  return {
    honest: piecesOf(Buffer.from(body).toString('utf8')),
    hands,
    token,
    earlier: await earlierOf(pack, storage),
    newId,
    now: toWireTime(clock()),
  }
}

const FIRST: ClientCaseId = 'good'

/** The first good answer of the run, from the journal; absent while it is not given. */
async function earlierOf({ id }: ClientPack, storage: Storage): Promise<Uint8Array | undefined> {
  return storage.read(async ({ packs, messages }) => {
    const first = (await packs.deliveries(id)).find(({ caseId }) => caseId === FIRST)
    const [found] = first ? await messages.find(first.entryId) : []
    return found?.response
  })
}
