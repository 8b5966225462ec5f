import type { JournalRow } from '../http/control.ts'
import { maskedIn } from '../services/personal-data/mask.ts'
import type { JournalEntry } from '../storage/messages.ts'

/** A journal entry for people and scripts: parsed, without the bytes, which have addresses of their own; `erased`: when, by whom and why it was emptied. */
export function rowOf(entry: JournalEntry, erased?: object): JournalRow {
  const { request, response, headers, responseHeaders, checks, reason, ...rest } = entry
  const { erasureId: _, ...row } = rest
  return {
    ...row,
    requestBytes: request.length,
    ...(response ? { responseBytes: response.length } : {}),
    headers: JSON.parse(headers) as unknown,
    ...(responseHeaders ? { responseHeaders: JSON.parse(responseHeaders) as unknown } : {}),
    ...(checks ? { checks: JSON.parse(checks) as unknown } : {}),
    ...(reason ? { reason: JSON.parse(reason) as unknown } : {}),
    ...(erased ? { erased } : {}),
  }
}

/** The same with values that look like somebody's masked, by the moment it came. */
export const shownRow = (row: JournalRow): JournalRow => maskedIn(row, new Date(row.receivedAt))
