import { ShepFault } from '../contract/faults.ts'
import type { Application } from '../storage/applications.ts'
import type { ClockMove } from '../storage/clock-moves.ts'
import type { MessageStore } from '../storage/messages.ts'
import type { Participant } from '../storage/participants.ts'
import type { Session } from '../storage/sessions.ts'
import type { Stores } from '../storage/stores.ts'
import { type Count, countOf } from './count.ts'
import type { Subject } from './count-checks.ts'
import { type Entry, entryReader } from './entry.ts'
import { refuseErased } from './erased.ts'
import { recordedPacks } from './packs/client-run.ts'
import type { PackResult } from './packs/pack.ts'
import type { ScenarioResult } from './runner/result.ts'
import { type ScenarioStores, scenariosOf } from './scenario-run.ts'

/** All that the records say of one certification session. */
export interface CertificationFacts {
  readonly session: Session
  readonly application: Application
  readonly participant: Participant
  readonly count: Count
  /** Moves of the clock while the session was open. */
  readonly clockMoves: readonly ClockMove[]
  /** Places of values that somebody said are no personal data, or may stay. */
  readonly confirmed: ReadonlySet<string>
  /** Runs of the packs of hostile cases: an annex, which no count rests on. */
  readonly packs: readonly PackResult[]
  /** What became of each scenario; no number of the count rests on them. */
  readonly scenarios: readonly ScenarioResult[]
}

/** The stores a session is read from. */
export interface FactStores extends ScenarioStores {
  readonly sessions: Pick<Stores['sessions'], 'find'>
  readonly applications: Pick<Stores['applications'], 'find'>
  readonly participants: Pick<Stores['participants'], 'find'>
  readonly messages: Pick<MessageStore, 'eachOfCertification' | 'disagreementsOf' | 'content'>
  readonly clockMoves: Pick<Stores['clockMoves'], 'duringSession'>
  readonly eventLog: Pick<Stores['eventLog'], 'ofKind'>
  readonly erasures: Pick<Stores['erasures'], 'ofSession'>
  readonly packs: Pick<Stores['packs'], 'ofSession' | 'deliveries' | 'marks' | 'selfTestsOf'>
}

/** Throws ShepFault SESSION_UNKNOWN, SESSION_ERASED; a session without its application or participant is our bug. */
export async function factsOf(sessionId: string, stores: FactStores): Promise<CertificationFacts> {
  const session = await stores.sessions.find(sessionId)
  if (!session) throw new ShepFault('SESSION_UNKNOWN', { id: sessionId })
  await refuseErased(sessionId, stores)
  const application = await stores.applications.find(session.applicationId)
  if (!application) throw new Error(`session ${sessionId} has no application`)
  const participant = await stores.participants.find(application.senderId)
  if (!participant) throw new Error(`application ${application.id} has no participant`)
  const entries = await entriesOf(sessionId, stores)
  const subject: Subject = {
    senderId: application.senderId,
    applicationId: application.id,
    approvedAt: application.approvedAt ?? session.openedAt,
    openedAt: session.openedAt,
  }
  const count = countOf(entries, subject)
  const since = await disagreementsSince(session, application.senderId, stores)
  const disagreements = [
    ...new Map([...count.disagreements, ...since].map((one) => [one.id, one])).values(),
  ]
  const clockMoves = await stores.clockMoves.duringSession(sessionId)
  const confirmed = await confirmedIn(sessionId, stores.eventLog)
  const packs = await recordedPacks(session, stores)
  const counted = { ...count, disagreements }
  const { bin } = participant
  const scenarios = await scenariosOf({ session, application, bin, subject, entries }, stores)
  return {
    session,
    application,
    participant,
    count: counted,
    clockMoves,
    confirmed,
    packs,
    scenarios,
  }
}

async function entriesOf(sessionId: string, { messages }: FactStores): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  const read = entryReader()
  await messages.eachOfCertification(sessionId, (record) => entries.push(read(record)))
  return entries
}

/** W-28 is asked before it is known which session a message is of: what the engines disagree on blocks all of the sender's. */
async function disagreementsSince(
  { openedAt }: Session,
  senderId: string,
  { messages }: FactStores,
): Promise<Entry[]> {
  const all = await messages.disagreementsOf(senderId)
  return all.filter(({ receivedAt }) => receivedAt >= openedAt)
}

/** What is put on record when somebody confirms. */
interface Confirmation {
  readonly sessionId: string
  readonly findings: readonly string[]
}

async function confirmedIn(
  sessionId: string,
  eventLog: FactStores['eventLog'],
): Promise<ReadonlySet<string>> {
  const rows = await eventLog.ofKind('personal-data-confirmed')
  const said = rows.map(({ data }): Confirmation => JSON.parse(data))
  const ofSession = said.filter((one) => one.sessionId === sessionId)
  return new Set(ofSession.flatMap(({ findings }) => findings))
}
