import { toWireTime } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Stores } from '../../storage/stores.ts'

/** Whose history, and of what period (ISO UTC, inclusive). */
export interface HistoryAsked {
  readonly iin: string
  readonly from: string
  readonly to: string
}

/** One entry, its fields as Q-23 names them; `date` is xs:dateTime in the zone of Astana. */
export interface HistoryRow {
  readonly date: string
  readonly company: string
  readonly company_bin: string
  readonly access_name: string
  readonly mode: string
  readonly action: string
}

/** What one answer may hold. */
const MOST = 5000

/** who did what with a subject's data, oldest first. A period with more than fits is refused, never cut short. */
export async function historyOf(
  { accesses }: Pick<Stores, 'accesses'>,
  { iin, from, to }: HistoryAsked,
): Promise<HistoryRow[]> {
  if (to < from) throw new ShepFault('PERIOD_INVALID', { field: 'end_date', actual: to })
  const rows = await accesses.ofSubject(iin, { from, to }, MOST + 1)
  if (rows.length > MOST) throw new ShepFault('HISTORY_TOO_LONG', { expected: `${MOST}` })
  return rows.map(({ at, company, bin, services, mode, action }) => ({
    date: toWireTime(new Date(at)),
    company,
    company_bin: bin,
    access_name: services.join('; '),
    mode,
    action,
  }))
}
