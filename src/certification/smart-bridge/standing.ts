import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { BridgeAction, Stage } from '../../contract/smart-bridge.ts'
import type { ApplicationEvent } from '../../storage/application-events.ts'
import type { Application } from '../../storage/applications.ts'
import type { Session } from '../../storage/sessions.ts'
import type { Stores } from '../../storage/stores.ts'
import { keyedMethods, requireTransition, type Transition } from './transitions.ts'

/** The stores that tell where an application stands. */
export interface StandingStores {
  readonly applications: Pick<Stores['applications'], 'find'>
  readonly applicationEvents: Stores['applicationEvents']
  readonly certificates: Pick<Stores['certificates'], 'findBySender'>
  readonly verificationKeys: Pick<Stores['verificationKeys'], 'findBySender'>
  readonly sessions: Pick<Stores['sessions'], 'ofApplication'>
}

/** The act of a session that was closed with one. */
export interface SessionAct {
  readonly sessionId: string
  readonly sha256: string
}

/** An application, and where it stands: what is stored, and what keys and sessions make of it. */
export interface Standing {
  readonly application: Application
  readonly stage: Stage
  readonly events: readonly ApplicationEvent[]
  /** How many keys of verification tokens the applicant has in service. */
  readonly keys: number
  readonly openSession?: Session
  /** Acts that were not returned, oldest first. */
  readonly acts: readonly SessionAct[]
  /** Sessions whose act was returned. */
  readonly returnedActs: ReadonlySet<string>
}

/** Throws ShepFault APPLICATION_UNKNOWN. */
export async function standingOf(id: string, stores: StandingStores): Promise<Standing> {
  const application = await stores.applications.find(id)
  if (!application) throw new ShepFault('APPLICATION_UNKNOWN', { id })
  const events = await stores.applicationEvents.of(id)
  const keys = await countKeys(application.senderId, stores)
  const sessions = await stores.sessions.ofApplication(id)
  const returnedActs = new Set(
    events.flatMap(({ action, detail }) =>
      action === 'return-act' ? [String(detail['sessionId'])] : [],
    ),
  )
  const acts = sessions.flatMap(actOf).filter(({ sessionId }) => !returnedActs.has(sessionId))
  const openSession = sessions.find(({ state }) => state === 'open')
  const found = {
    application,
    events,
    keys,
    acts,
    returnedActs,
    ...(openSession && { openSession }),
  }
  return { ...found, stage: stageOf(found) }
}

async function countKeys(
  senderId: string,
  { certificates, verificationKeys }: StandingStores,
): Promise<number> {
  const certified = await certificates.findBySender(senderId, 'verification-token')
  const bare = await verificationKeys.findBySender(senderId)
  return certified.length + bare.length
}

/** A session may be closed without an act: then the record of it has another format. */
function actOf({ id, act, actSha256 }: Session): SessionAct[] {
  if (act === undefined || actSha256 === undefined) return []
  const { format }: { readonly format?: unknown } = JSON.parse(act)
  return String(format).startsWith('shep-emulator/act/')
    ? [{ sessionId: id, sha256: actSha256 }]
    : []
}

/** Stages that the authorised body's review leaves an application in are stored; key and testing are seen from the records. */
function stageOf({ application, events, keys, acts, openSession }: Omit<Standing, 'stage'>): Stage {
  if (application.state !== 'approved') return before[application.state]
  const last = events.at(-1)
  const to = last?.to
  if (to === 'ACT_ATTACHED' || to === 'ACT_REVIEWED' || to === 'CLEARED') return to
  if (openSession || acts.length > 0 || last?.action === 'return-act') return 'TESTING'
  return keyedMethods.includes(application.method) && keys > 0 ? 'KEY_REGISTERED' : 'APPROVED'
}

const before = {
  draft: 'DRAFT',
  submitted: 'SUBMITTED',
  returned: 'RETURNED_FOR_REVISION',
} as const satisfies Record<string, Stage>

/** Where it stands, once the table lets this be done there; throws APPLICATION_STATE otherwise. */
export async function allowed(
  id: string,
  action: BridgeAction,
  stores: StandingStores,
): Promise<Standing & { readonly transition: Transition }> {
  const standing = await standingOf(id, stores)
  const { stage, application } = standing
  const transition = requireTransition(action, { id, stage, method: application.method })
  return { ...standing, transition }
}

/** Who did it, as they named themselves, and what it was about. */
export interface Deed {
  readonly by?: string | undefined
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes into the history that it was done. */
export async function record(
  { application, stage, transition }: Standing & { readonly transition: Transition },
  { by, detail = {} }: Deed,
  { stores, clock }: { readonly stores: StandingStores; readonly clock: Clock },
): Promise<void> {
  const { action, role, to = stage } = transition
  await stores.applicationEvents.add({
    applicationId: application.id,
    at: clock().toISOString(),
    action,
    from: stage,
    to,
    role,
    by: by ?? (role === 'applicant' ? application.senderId : role),
    detail,
  })
}
