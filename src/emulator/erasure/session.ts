import { REQUIRED } from '../../certification/count.ts'
import { refuseErased } from '../../certification/erased.ts'
import { factsOf } from '../../certification/facts.ts'
import { exchangeTotals } from '../../certification/progress.ts'
import { standingOf } from '../../certification/smart-bridge/standing.ts'
import { attachedAct } from '../../certification/smart-bridge/test-act.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { JournalRecord } from '../../storage/messages.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Load } from './empty.ts'
import { staysOf } from './stays.ts'

/** What an erased session is known by. */
export interface SessionFacts {
  readonly required: number
  readonly counted: number
  readonly received: number
  readonly exchanges: ReturnType<typeof exchangeTotals>
  readonly actSha256: string
  readonly containerSha256?: string
}

/**
 * All that is there of a closed session, to be emptied. Throws ShepFault SESSION_UNKNOWN, SESSION_ERASED,
 * ERASE_SESSION_OPEN, and ERASE_UNDER_REVIEW unless it is forced.
 */
export async function loadOfSession(id: string, forced: boolean, stores: Stores): Promise<Load> {
  const session = await stores.sessions.find(id)
  if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
  await refuseErased(id, stores)
  const { state, applicationId, actSha256 = '' } = session
  if (state === 'open') throw new ShepFault('ERASE_SESSION_OPEN', { id })
  if (!forced) await refuseUnderReview(id, applicationId, stores)
  const { count } = await factsOf(id, stores)
  const container = await stores.actContainers.find(id)
  const facts: SessionFacts = {
    required: REQUIRED,
    counted: count.responses.length,
    received: count.received,
    exchanges: exchangeTotals(count),
    actSha256,
    ...(container?.sha256 !== undefined && { containerSha256: container.sha256 }),
  }
  const entries: JournalRecord[] = []
  await stores.messages.eachOfCertification(id, (record) => entries.push(record))
  const stays = await staysOf(entries, stores)
  return { what: 'session', sessionId: id, entries, sms: [], facts: { ...facts }, stays }
}

async function refuseUnderReview(id: string, applicationId: string, stores: Stores): Promise<void> {
  const standing = await standingOf(applicationId, stores)
  const underReview = standing.stage === 'ACT_ATTACHED' && attachedAct(standing)?.sessionId === id
  if (underReview) throw new ShepFault('ERASE_UNDER_REVIEW', { id, applicationId })
}
