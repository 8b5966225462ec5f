import type { Calendar } from '../../calendar/calendar.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { DataAction } from '../../storage/accesses.ts'
import type { Consent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'
import { recordAccess } from '../notices/record-access.ts'
import { dataStanding } from '../rights/data-standing.ts'
import { lastEvent } from './history.ts'
import { stands, stateAfter } from './state.ts'

/** Where data goes that leaves the operator: each needs a consent of its own. */
export const destinations = ['third-party', 'abroad', 'public'] as const
export type Destination = (typeof destinations)[number]

/** What an operator did with the data of a consent. */
export interface ActionTold {
  readonly consentId: string
  readonly bin: string
  readonly action: DataAction
  readonly to?: Destination | undefined
  /** When it was done; it is told now. */
  readonly doneAt: Date
}

/** What was judged: R-130 that the subject is told, R-133 that it is not too late. */
export interface ActionRecorded {
  readonly checks: readonly CheckResult[]
  /** Until when the subject had to be told, where the consent asks for it. */
  readonly noticeDue?: string
}

const TRANSFER_DAYS = 10
const flagFor: Readonly<Record<Destination, 'thirdParties' | 'crossBorder' | 'publicSources'>> = {
  'third-party': 'thirdParties',
  abroad: 'crossBorder',
  public: 'publicSources',
}
/** What ends the processing is allowed when the consent is over. */
const ending: ReadonlySet<DataAction> = new Set<DataAction>(['block', 'destroy'])

/** writes the action into the subject's history and tells the subject; R-123: not without the consent it needs. */
export async function recordAction(
  stores: Pick<Stores, 'consents' | 'accesses' | 'notices' | 'rights'>,
  told: ActionTold,
  { now, calendar }: { readonly now: Date; readonly calendar: Calendar },
): Promise<ActionRecorded> {
  const { consentId, bin, action, to } = told
  const consent = await stores.consents.find(consentId)
  if (consent?.bin !== bin) throw new ShepFault('CONSENT_UNKNOWN', { id: consentId })
  const at = now.toISOString()
  await mustAllow(stores, consent, told, at)
  await mustNotBeHeld(stores, consent, action)
  const { iin, operator: company, services, method: mode, automated } = consent
  const access = { at, iin, bin, company, services, mode, action, consentId }
  await recordAccess(stores, access, { automated })
  const toldNow: CheckResult = { rule: 'R-130', verdict: 'pass', expected: 'субъект уведомлён' }
  if (to !== 'third-party' || !consent.notifyTransfers) return { checks: [toldNow] }
  const noticeDue = calendar.due(told.doneAt, TRANSFER_DAYS).toISOString()
  const verdict = at > noticeDue ? 'warn' : 'pass'
  const inTime: CheckResult = {
    rule: 'R-133',
    verdict,
    expected: `не позже ${noticeDue}`,
    actual: at,
  }
  return { checks: [toldNow, inTime], noticeDue }
}

/** nothing more is done with data that the operator was made to block, or to destroy. */
async function mustNotBeHeld(
  stores: Pick<Stores, 'rights'>,
  consent: Consent,
  action: DataAction,
): Promise<void> {
  const { id } = consent
  const held = await dataStanding(stores, consent)
  if (held === 'destroyed' && action !== 'destroy') throw new ShepFault('DATA_DESTROYED', { id })
  if (held === 'blocked' && action !== 'block') throw new ShepFault('DATA_BLOCKED', { id })
}

async function mustAllow(
  stores: Pick<Stores, 'consents'>,
  consent: Consent,
  { action, to }: ActionTold,
  at: string,
): Promise<void> {
  const state = stateAfter(await lastEvent(stores, consent.id, at), consent.until, at)
  if (!stands(state) && !ending.has(action))
    throw new ShepFault('CONSENT_NOT_IN_FORCE', { id: consent.id, actual: state })
  const flag = to && flagFor[to]
  if (flag && !consent[flag])
    throw new ShepFault('CONSENT_SCOPE', { id: consent.id, expected: flag })
}
