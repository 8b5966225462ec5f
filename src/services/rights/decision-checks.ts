import type { RightsSolution } from '../../contract/rights.ts'
import type { Answers, Matter, MatterEvent } from '../../storage/rights.ts'
import type { Check } from '../ordered-checks.ts'
import type { DataStanding } from './data-standing.ts'

/** A decision of an organisation, and the matter it is about. */
export interface DecisionFacts {
  readonly matter: Matter
  readonly bin: string
  readonly solution: RightsSolution
  readonly reason: string | undefined
  readonly answers: Answers
  /** that the data was collected or processed unlawfully is confirmed. */
  readonly confirmed: boolean
  /** What has ended the matter already. */
  readonly decided: MatterEvent | undefined
  readonly data: DataStanding
}

const grants = ({ solution }: DecisionFacts): boolean => solution === 'SATISFIED'
/** The points asked for that an answer is silent about. */
const silentOn = ({ matter, answers }: DecisionFacts): readonly string[] =>
  (matter.content.points ?? []).filter((point) => !answers[point]?.trim())

/** Who may decide what; the order is an emulator convention. The first that fails decides. */
export const decisionChecks: readonly Check<DecisionFacts>[] = [
  {
    rule: 'R-155',
    fault: 'RIGHTS_COMPLAINT',
    holds: ({ matter }) => matter.kind !== 'complaint',
    expected: () => 'обращение к организации',
    actual: ({ matter }) => matter.kind,
  },
  {
    rule: 'R-152',
    fault: 'RIGHTS_ORGANISATION_OTHER',
    holds: ({ matter, bin }) => matter.bin === bin,
    expected: ({ matter }) => `БИН ${matter.bin}`,
    actual: ({ bin }) => bin,
  },
  {
    rule: 'R-152',
    fault: 'RIGHTS_DECIDED',
    holds: ({ decided }) => decided === undefined,
    expected: () => 'обращение ждёт решения',
    actual: ({ decided }) => decided?.event ?? 'ждёт',
  },
  {
    rule: 'R-153',
    fault: 'RIGHTS_REASON_MISSING',
    holds: (facts) => grants(facts) || facts.reason !== undefined,
    expected: (facts) => (grants(facts) ? 'без условий' : 'reason'),
    actual: ({ reason }) => reason?.slice(0, 100),
  },
  {
    rule: 'R-150',
    fault: 'RIGHTS_ANSWER_INCOMPLETE',
    holds: (facts) => !grants(facts) || silentOn(facts).length === 0,
    expected: ({ matter }) => (matter.content.points ?? []).join(', '),
    actual: ({ answers }) => Object.keys(answers).join(', '),
  },
  {
    rule: 'R-154',
    fault: 'RIGHTS_GROUND_UNCONFIRMED',
    holds: (facts) => !grants(facts) || facts.matter.kind !== 'destroy' || facts.confirmed,
    expected: ({ matter }) => (matter.kind === 'destroy' ? 'confirmed' : 'без условий'),
    actual: ({ confirmed }) => String(confirmed),
  },
  {
    rule: 'R-154',
    fault: 'RIGHTS_DATA_STANDING',
    holds: (facts) => !grants(facts) || possible(facts),
    expected: ({ matter }) => (matter.kind === 'unblock' ? 'blocked' : 'open'),
    actual: ({ data }) => data,
  },
]

/** Cl. 2(2): a block stops change, supplement and destruction too, so it is lifted first. */
function possible({ matter: { kind }, data }: DecisionFacts): boolean {
  if (kind === 'information' || kind === 'objection') return true
  return kind === 'unblock' ? data === 'blocked' : data === 'open'
}
