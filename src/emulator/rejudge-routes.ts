import { type RecordedMessage, type ReplayReport, replay } from '../act/replay.ts'
import type { Act } from '../act/shape.ts'
import { checksOf } from '../certification/count-checks.ts'
import { refuseErased } from '../certification/erased.ts'
import type { Config } from '../config.ts'
import type { ApiRoute } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import type { Certificate } from '../eds/certificate.ts'
import { crlFinder } from '../eds/revocation/crl-finder.ts'
import type { StatusFinder } from '../eds/revocation/status.ts'
import type { Storage } from '../storage/database.ts'
import type { JournalEntry } from '../storage/messages.ts'
import type { Session } from '../storage/sessions.ts'
import { ownLists } from './own-lists.ts'
import { contentTypeIn, type JudgingGround, rejudgeBy } from './rejudge.ts'
import { gateOf } from './settings.ts'

export interface RejudgeDeps {
  readonly config: Config
  readonly storage: Storage
  readonly pki: TestPki
  readonly trust: readonly Certificate[]
}

/** The messages of a session, judged again from the journal. */
export const rejudgeRoutes = (deps: RejudgeDeps): readonly ApiRoute[] => [
  {
    method: 'get',
    path: '/sessions/:id/rejudge',
    summary:
      'Judges the messages of a session again from the journal, by both engines, and tells each difference from the record',
    ask: ({ parameter }) => rejudgeSession(parameter('id'), deps),
  },
]

/** All messages of a session, or one of them. Throws ShepFault SESSION_UNKNOWN, SESSION_ERASED. */
export async function rejudgeSession(
  id: string,
  deps: RejudgeDeps,
  only?: string,
): Promise<ReplayReport> {
  const ids: string[] = []
  const session = await deps.storage.read(async (stores) => {
    await refuseErased(id, stores)
    await stores.messages.eachOfCertification(id, (record) => ids.push(record.id))
    return stores.sessions.find(id)
  })
  if (session === undefined) throw new ShepFault('SESSION_UNKNOWN', { id })
  const wanted = ids.filter((one) => only === undefined || one === only)
  return replay(recordedMessages(wanted, session, deps), rejudgeBy(liveGround(deps)))
}

/** Each is read when it is its turn. */
async function* recordedMessages(
  ids: readonly string[],
  session: Session,
  { storage }: RejudgeDeps,
): AsyncGenerator<RecordedMessage> {
  const digests = digestsIn(session)
  for (const id of ids) {
    const entry = await storage.read(({ messages }) => messages.one(id))
    if (entry) yield recordedOf(entry, digests.get(id))
  }
}

function recordedOf(entry: JournalEntry, requestSha256: string | undefined): RecordedMessage {
  const { id, request, receivedAt, headers } = entry
  return {
    name: id,
    request,
    contentType: contentTypeIn(JSON.parse(headers)),
    receivedAt: new Date(receivedAt),
    checks: checksOf(entry),
    ...(requestSha256 !== undefined && { requestSha256 }),
  }
}

/** The act of a closed session has the digests of its messages too. */
function digestsIn({ act }: Session): ReadonlyMap<string, string> {
  const { responses = [], notCounted = [] }: Partial<Act> = JSON.parse(act ?? '{}')
  const shown = responses.flatMap(({ exchange }) => ('entryId' in exchange ? [exchange] : []))
  const told = [...responses, ...shown, ...notCounted].filter((one) => 'requestSha256' in one)
  return new Map(told.map(({ entryId, requestSha256 }) => [entryId, requestSha256]))
}

/** As this emulator is set now, with the lists of its own authority as they would have been then. */
export const liveGround = ({ config, storage, pki, trust }: RejudgeDeps): JudgingGround => ({
  gate: gateOf(config),
  trust,
  registry: storage,
  revocation: config.revocation,
  stale: config.staleRevocation,
  listsAt: lastOf((at) => {
    const clock = () => at
    return crlFinder({ sources: ownLists({ ...pki, clock }), trust, clock })
  }),
})

/** Three engines ask about one moment, one after another. */
function lastOf(make: (at: Date) => StatusFinder): (at: Date) => StatusFinder {
  let last: { readonly at: number; readonly find: StatusFinder } | undefined
  return (at) => {
    if (last?.at !== at.getTime()) last = { at: at.getTime(), find: make(at) }
    return last.find
  }
}
