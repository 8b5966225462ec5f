import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { ApplicationStore } from '../../storage/applications.ts'
import type { ClientPack, PackDelivery, PackStore } from '../../storage/packs.ts'
import type { Session, SessionStore } from '../../storage/sessions.ts'
import { type ClientCaseId, clientCases } from './client-cases.ts'
import { type ClientRecord, judgeClient } from './judge-client.ts'
import type { PackResult } from './pack.ts'

interface SessionStores {
  readonly applications: Pick<ApplicationStore, 'find'>
  readonly sessions: Pick<SessionStore, 'find'>
}

export interface PackStores extends SessionStores {
  readonly packs: PackStore
}

interface ReadingStores extends SessionStores {
  readonly packs: Pick<PackStore, 'ofSession' | 'deliveries' | 'marks' | 'selfTestsOf'>
}

interface Now {
  readonly clock: Clock
}

/** Turns the hostile gateway on in an open session: from now on it answers the token requests of that session. */
export async function openClientPack(
  sessionId: string,
  { clock, newId, ...stores }: PackStores & Now & { readonly newId: () => string },
): Promise<PackResult> {
  const session = await sessionOf(sessionId, stores)
  if (session.state !== 'open') throw new ShepFault('SESSION_FROZEN', { id: sessionId })
  const already = await stores.packs.openOf(sessionId)
  if (already) throw new ShepFault('PACK_OPEN_ALREADY', { id: already.id, sessionId })
  const pack: ClientPack = { id: newId(), sessionId, openedAt: clock().toISOString() }
  await stores.packs.open(pack)
  return resultOf(pack, stores)
}

/** Turns it off; what was not played stays not run. */
export async function closeClientPack(
  sessionId: string,
  { clock, ...stores }: PackStores & Now,
): Promise<PackResult> {
  const open = await stores.packs.openOf(sessionId)
  if (!open) throw new ShepFault('PACK_UNKNOWN', { sessionId })
  const closedAt = clock().toISOString()
  await stores.packs.close(open.id, closedAt)
  return resultOf({ ...open, closedAt }, stores)
}

/** The case that is next for a run; undefined when all were played. */
export const nextCase = (deliveries: readonly PackDelivery[]): ClientCaseId | undefined =>
  clientCases[deliveries.length]?.id

/** What the participant says of an answer that it got: to the message with this id, in its latest run that has one. */
export async function reportOnAnswer(
  sessionId: string,
  { messageId, outcome }: { readonly messageId: string; readonly outcome: 'accepted' | 'refused' },
  { clock, ...stores }: PackStores & Now,
): Promise<PackResult> {
  const session = await sessionOf(sessionId, stores)
  if (session.state !== 'open') throw new ShepFault('SESSION_FROZEN', { id: sessionId })
  const packs = (await stores.packs.ofSession(sessionId)).reverse()
  for (const pack of packs) {
    const deliveries = await stores.packs.deliveries(pack.id)
    const marked = new Set((await stores.packs.marks(pack.id)).filter(isWord).map(entryOf))
    const ofMessage = deliveries.filter((one) => one.messageId === messageId)
    const found = ofMessage.find(({ entryId }) => !marked.has(entryId)) ?? ofMessage.at(-1)
    if (!found) continue
    const at = clock().toISOString()
    await stores.packs.mark({ entryId: found.entryId, mark: outcome, at })
    return resultOf(pack, stores)
  }
  throw new ShepFault('PACK_MESSAGE_UNKNOWN', { sessionId, messageId })
}

const isWord = ({ mark }: { readonly mark: string }): boolean => mark !== 'used'
const entryOf = ({ entryId }: { readonly entryId: string }): string => entryId

/** Every run of the session, the oldest first. Throws ShepFault SESSION_UNKNOWN. */
export async function clientPacksOf(sessionId: string, stores: PackStores): Promise<PackResult[]> {
  await sessionOf(sessionId, stores)
  const packs = await stores.packs.ofSession(sessionId)
  return Promise.all(packs.map((pack) => resultOf(pack, stores)))
}

/** Every self-test of the gateway that was run for the session, the oldest first. Throws ShepFault SESSION_UNKNOWN. */
export async function selfTestsOf(sessionId: string, stores: PackStores): Promise<PackResult[]> {
  await sessionOf(sessionId, stores)
  const found = await stores.packs.selfTestsOf(sessionId)
  return found.map(({ result }) => JSON.parse(result) as PackResult)
}

/** What the annex of the act tells: self-tests of the gateway that were run for the session, then its hostile gateway. */
export async function recordedPacks({ id }: Session, stores: ReadingStores): Promise<PackResult[]> {
  const selfTests = await stores.packs.selfTestsOf(id)
  const clients = await stores.packs.ofSession(id)
  return [
    ...selfTests.map(({ result }) => JSON.parse(result) as PackResult),
    ...(await Promise.all(clients.map((pack) => resultOf(pack, stores)))),
  ]
}

async function resultOf(pack: ClientPack, stores: ReadingStores): Promise<PackResult> {
  const session = await sessionOf(pack.sessionId, stores)
  const application = await stores.applications.find(session.applicationId)
  const record: ClientRecord = {
    pack,
    senderId: application?.senderId ?? '',
    deliveries: await stores.packs.deliveries(pack.id),
    marks: await stores.packs.marks(pack.id),
    ...(session.closedAt !== undefined && { closedAt: session.closedAt }),
  }
  return judgeClient(record)
}

async function sessionOf(
  id: string,
  { sessions }: Pick<SessionStores, 'sessions'>,
): Promise<Session> {
  const session = await sessions.find(id)
  if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
  return session
}
