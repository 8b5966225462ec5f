import type { Clock } from '../../clock.ts'
import { canonicalJson, sha256 } from '../json.ts'
import type { LogEvent } from './events.ts'

/** One row as it is stored: `data` is canonical JSON, `previous` the digest of the row before. */
export interface ChainRow {
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly data: string
  readonly previous: string
  readonly sha256: string
}

export interface ChainStore {
  last(): Promise<ChainRow | undefined>
  append(row: ChainRow): Promise<void>
}

/** What stands before the first row. */
export const NOTHING = '0'.repeat(64)

/** SHA-256 over the canonical JSON of `{at, data, kind, previous, seq}`; `data` as JSON, not as text. */
export const digestOfRow = ({ seq, at, kind, data, previous }: Omit<ChainRow, 'sha256'>): string =>
  sha256(canonicalJson({ seq, at, kind, data: JSON.parse(data), previous }))

/** Puts an event at the end of the log, in the unit of work of what it records. */
export async function record(
  { kind, data }: LogEvent,
  { log, clock }: { readonly log: ChainStore; readonly clock: Clock },
): Promise<ChainRow> {
  const last = await log.last()
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: clock().toISOString(),
    kind,
    data: canonicalJson(data),
    previous: last?.sha256 ?? NOTHING,
  }
  const added = { ...row, sha256: digestOfRow(row) }
  await log.append(added)
  return added
}
