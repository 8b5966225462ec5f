import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { MatterEventName } from '../../contract/rights.ts'
import type { Matter, MatterEvent } from '../../storage/rights.ts'
import type { Stores } from '../../storage/stores.ts'
import { requireOffice } from '../breach/offices.ts'
import { type RightsDecided, tell } from './decide.ts'
import { matterToGoOn } from './history.ts'
import { decisionIn } from './state.ts'
import { inTime } from './terms.ts'

type ComplaintStores = Pick<Stores, 'rights' | 'notices' | 'breachOffices'>

/** A step of the review: who takes it, by BIN, and what is said. */
export interface ComplaintStep {
  readonly id: string
  readonly bin: string
  readonly text?: string | undefined
}

/** the authorised body asks the organisation to explain; once. */
export async function askExplanation(
  stores: ComplaintStores,
  step: ComplaintStep,
  now: Date,
): Promise<MatterEvent> {
  const { events } = await complaint(stores, step.id, now)
  await mustBeAuthority(stores, step.bin)
  mustNotHave(events, 'explanation-asked', step.id)
  return write(stores, step, 'explanation-asked', now)
}

/** the organisation complained of explains, once, and after it was asked. */
export async function explain(
  stores: ComplaintStores,
  step: ComplaintStep,
  now: Date,
): Promise<MatterEvent> {
  const { matter, events } = await complaint(stores, step.id, now)
  const { id, bin } = step
  if (matter.bin !== bin)
    throw new ShepFault('RIGHTS_ORGANISATION_OTHER', { id, expected: matter.bin, actual: bin })
  mustBeHeard(events, id)
  mustNotHave(events, 'explained', id)
  return write(stores, step, 'explained', now)
}

/** the finding. An organisation that was asked and keeps silent does not hold it up. */
export async function find(
  stores: ComplaintStores,
  { violation, ...step }: ComplaintStep & { readonly violation: boolean },
  now: Date,
): Promise<RightsDecided> {
  const { matter, events } = await complaint(stores, step.id, now)
  await mustBeAuthority(stores, step.bin)
  mustBeHeard(events, step.id)
  const found = violation ? 'violation-found' : 'violation-not-found'
  const event = await write(stores, step, found, now)
  await tell(stores, matter, event)
  const heard = events.map(({ event: name }) => name).join(', ')
  return {
    event,
    checks: [
      { rule: 'R-155', verdict: 'pass', expected: 'explanation-asked', actual: heard },
      inTime('Q-29', matter, event.at),
    ],
  }
}

/** A complaint that still waits. */
async function complaint(
  stores: ComplaintStores,
  id: string,
  now: Date,
): Promise<{ readonly matter: Matter; readonly events: readonly MatterEvent[] }> {
  const found = await matterToGoOn(stores, id, now.toISOString())
  if (found.matter.kind !== 'complaint') throw new ShepFault('RIGHTS_UNKNOWN', { id })
  if (decisionIn(found.events)) throw new ShepFault('RIGHTS_DECIDED', { id })
  return found
}

const mustBeAuthority = (stores: ComplaintStores, bin: string): Promise<void> =>
  requireOffice(stores, { role: 'authorised-body', bin, fault: 'COMPLAINT_AUTHORITY_OTHER' })

function mustBeHeard(events: readonly MatterEvent[], id: string): void {
  refuseIf(!has(events, 'explanation-asked'), 'COMPLAINT_NOT_HEARD', id)
}

function mustNotHave(events: readonly MatterEvent[], name: MatterEventName, id: string): void {
  refuseIf(has(events, name), 'COMPLAINT_STEP_DONE', id)
}

const has = (events: readonly MatterEvent[], name: MatterEventName): boolean =>
  events.some(({ event }) => event === name)

function refuseIf(wrong: boolean, fault: FaultCode, id: string): void {
  if (wrong) throw new ShepFault(fault, { id })
}

async function write(
  { rights }: ComplaintStores,
  { id, bin, text }: ComplaintStep,
  event: MatterEventName,
  now: Date,
): Promise<MatterEvent> {
  const at = now.toISOString()
  const written = { matterId: id, at, event, by: bin, ...(text !== undefined && { detail: text }) }
  await rights.addEvent(written)
  return written
}
