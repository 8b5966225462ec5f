import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { MatterKind, RightsChannel } from '../../contract/rights.ts'
import type { MatterContent } from '../../storage/rights.ts'

type Needed = readonly [field: keyof MatterContent, fault: FaultCode]

/** What each kind must say, and how its absence is refused (№ 395/НҚ, cl. 13, 15, 24, 25). */
const needed: Readonly<Record<MatterKind, readonly Needed[]>> = {
  information: [['points', 'RIGHTS_FIELD_MISSING']],
  change: [
    ['data', 'RIGHTS_FIELD_MISSING'],
    ['documents', 'RIGHTS_DOCUMENTS_MISSING'],
  ],
  supplement: [
    ['data', 'RIGHTS_FIELD_MISSING'],
    ['documents', 'RIGHTS_DOCUMENTS_MISSING'],
  ],
  block: [['violation', 'RIGHTS_VIOLATION_MISSING']],
  unblock: [],
  destroy: [['violation', 'RIGHTS_VIOLATION_MISSING']],
  objection: [['text', 'RIGHTS_FIELD_MISSING']],
  complaint: [['text', 'RIGHTS_FIELD_MISSING']],
}

/** Refuses content that does not say what its kind must; R-151: a protected channel names its protection. */
export function mustSay(kind: MatterKind, channel: RightsChannel, content: MatterContent): void {
  const rows: readonly Needed[] = [
    ...needed[kind],
    ...(channel === 'protected' ? ([['protection', 'RIGHTS_FIELD_MISSING']] as const) : []),
  ]
  const missing = rows.find(([field]) => (content[field]?.length ?? 0) === 0)
  if (missing) throw new ShepFault(missing[1], { field: missing[0], kind })
}
