import { stages } from '../../contract/smart-bridge.ts'
import type { Attachment } from '../../storage/application-attachments.ts'
import type { Application } from '../../storage/applications.ts'
import type { Stores } from '../../storage/stores.ts'
import { REQUIRED } from '../count.ts'
import { type FactStores, factsOf } from '../facts.ts'
import type { Text } from '../text.ts'
import { contactPerson, generalPrecondition, methodTerms } from './methods-table.ts'
import { reviewTerm, type WorkingDays } from './review.ts'
import { type Standing, type StandingStores, standingOf } from './standing.ts'
import { attachedAct } from './test-act.ts'
import { keyedMethods, possibleFrom } from './transitions.ts'

export interface ViewDeps {
  readonly now: Date
  readonly calendar: WorkingDays
}

export type ViewStores = StandingStores & Pick<Stores, 'attachments'> & FactStores

/** An application as people and scripts see it in a list: what was filled in, and where it stands. */
export function rowOf(standing: Standing, { now, calendar }: ViewDeps) {
  const { application, stage, keys } = standing
  const { method } = application
  const review = reviewTerm(standing.events, now, calendar)
  return {
    ...application,
    stage,
    text: stages[stage] as Text,
    possible: possibleFrom({ stage, method }).map(({ action, to = stage, role, text }) => ({
      action,
      to,
      role,
      text,
    })),
    ...(review && { review }),
    key: { required: keyedMethods.includes(method), registered: keys },
  }
}

/** The same with all that belongs to it: files, conditions, what was returned and why, how far testing is, the act. */
export async function viewOf(id: string, deps: ViewDeps, stores: ViewStores) {
  const standing = await standingOf(id, stores)
  const { application, stage, events } = standing
  const attachments: Attachment[] = await stores.attachments.of(id)
  const testing = await testingOf(standing, stores)
  const returned = stage === 'RETURNED_FOR_REVISION' ? events.at(-1)?.detail : undefined
  const act = attachedAct(standing)
  return {
    ...rowOf(standing, deps),
    ...(testing && { testing, text: counted(stages[stage], testing.counted) }),
    ...leftOutOf(standing),
    ...(returned && { returned }),
    ...(act && { act }),
    ...(application.state === 'approved' && { contact: contactPerson }),
    conditions: { ...methodTerms[application.method], general: generalPrecondition },
    attachments,
  }
}

/** the session that counts now, or whose act waits to be attached. */
async function testingOf({ stage, openSession, acts }: Standing, stores: FactStores) {
  const sessionId = openSession?.id ?? acts.at(-1)?.sessionId
  if (stage !== 'TESTING' || sessionId === undefined) return undefined
  const { count } = await factsOf(sessionId, stores)
  return { sessionId, counted: count.responses.length, required: REQUIRED }
}

const counted = (text: Text, done: number): Text => ({
  ru: `${text.ru}: ${done} из ${REQUIRED}`,
  kk: `${text.kk}: ${done}/${REQUIRED}`,
  en: `${text.en}: ${done} of ${REQUIRED}`,
})

/** What the short form did not ask for: not checked is not passed. */
function leftOutOf({ events }: Standing): { readonly leftOut?: unknown } {
  const submitted = events.findLast(({ action }) => action === 'submit')
  const leftOut = submitted?.detail['leftOut']
  return Array.isArray(leftOut) && leftOut.length > 0 ? { leftOut } : {}
}

/** All that happened, oldest first: what was done, and what is seen from keys and sessions (`derived`). */
export async function historyOf(
  id: string,
  stores: StandingStores & { readonly certificates: Pick<Stores['certificates'], 'history'> },
) {
  const { application, events } = await standingOf(id, stores)
  const done = events.map(({ applicationId: _, ...event }) => ({ ...event, derived: false }))
  const derived = [
    ...(await keyEvents(application, events, stores)),
    ...(await closings(application, stores)),
  ].map((row) => ({ ...row, derived: true }))
  return [...done, ...derived].sort((one, other) => one.at.localeCompare(other.at))
}

/** Keys that came by the registry of participants: those of this route are events already. */
async function keyEvents(
  { senderId, method }: Application,
  events: Standing['events'],
  { certificates }: { readonly certificates: Pick<Stores['certificates'], 'history'> },
) {
  if (!keyedMethods.includes(method)) return []
  const told = new Set(events.map(({ detail }) => detail['fingerprint']))
  const all = await certificates.history(senderId)
  return all
    .filter(({ purpose, fingerprint, event }) => {
      if (purpose !== 'verification-token') return false
      return event === 'retired' || !told.has(fingerprint)
    })
    .map(({ at, event, fingerprint }) => ({ at, action: `key-${event}`, detail: { fingerprint } }))
}

async function closings({ id }: Application, { sessions }: StandingStores) {
  const all = await sessions.ofApplication(id)
  return all.flatMap(({ id: sessionId, closedAt, actSha256 }) =>
    closedAt === undefined
      ? []
      : [{ at: closedAt, action: 'session-closed', detail: { sessionId, actSha256 } }],
  )
}
