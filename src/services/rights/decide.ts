import { ShepFault } from '../../contract/faults.ts'
import type { MatterKind, RightsSolution } from '../../contract/rights.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Answers, Matter, MatterEvent } from '../../storage/rights.ts'
import type { Stores } from '../../storage/stores.ts'
import { notify } from '../notices/notify.ts'
import { judgeInOrder } from '../ordered-checks.ts'
import { dataStanding } from './data-standing.ts'
import { decisionChecks } from './decision-checks.ts'
import { matterToGoOn } from './history.ts'
import { decisionIn } from './state.ts'
import { inTime } from './terms.ts'
import { decisionText, noticeKindOf } from './texts.ts'

/** What an organisation decides of what it was asked. */
export interface RightsDecision {
  readonly id: string
  readonly bin: string
  readonly solution: RightsSolution
  readonly reason?: string | undefined
  /** Of an information request: what is told of each point. */
  readonly answers?: Answers
  readonly confirmed?: boolean
}

export interface RightsDecided {
  readonly event: MatterEvent
  readonly checks: readonly CheckResult[]
}

/** R-152…: the organisation answers, does as demanded, or refuses with a reason; the subject is told. */
export async function decideMatter(
  stores: Pick<Stores, 'rights' | 'notices'>,
  { id, bin, solution, reason, answers = {}, confirmed = false }: RightsDecision,
  now: Date,
): Promise<RightsDecided> {
  const at = now.toISOString()
  const { matter, events } = await matterToGoOn(stores, id, at)
  const given = { matter, bin, solution, reason, answers, confirmed }
  const data = await dataStanding(stores, matter)
  const facts = { ...given, decided: decisionIn(events), data }
  const { checks, fault } = judgeInOrder(decisionChecks, facts)
  if (fault) throw new ShepFault(fault, { id, checks })
  const event = eventOf(given, at)
  await stores.rights.addEvent(event)
  await tell(stores, matter, event)
  return { event, checks: [...checks, inTime(termRule(matter.kind, solution), matter, at)] }
}

type Given = Required<Pick<RightsDecision, 'bin' | 'solution' | 'answers'>> & {
  readonly matter: Matter
  readonly reason: string | undefined
}

function eventOf({ matter, bin, solution, reason, answers }: Given, at: string): MatterEvent {
  const event = { matterId: matter.id, at, by: bin, ...(reason && { detail: reason }) }
  if (solution === 'REFUSED') return { ...event, event: 'refused' }
  return matter.kind === 'information'
    ? { ...event, event: 'answered', answers }
    : { ...event, event: 'satisfied' }
}

/** change, supplement, block and destruction are among the actions that the subject is told of. */
export async function tell(
  stores: Pick<Stores, 'notices'>,
  { id, kind, iin, bin, organisation }: Matter,
  { at, event, detail }: MatterEvent,
): Promise<void> {
  const text = decisionText({ kind, event, organisation, bin, detail })
  const about = { iin, at, bin, operator: organisation, reference: id }
  await notify(stores, { ...about, kind: noticeKindOf(kind, event), text })
}

function termRule(kind: MatterKind, solution: RightsSolution): RuleId {
  if (kind === 'information') return solution === 'REFUSED' ? 'R-153' : 'R-152'
  return kind === 'objection' ? 'R-156' : 'R-154'
}
