import type { CheckResult } from '../contract/verdict.ts'
import type { JournalEntry, JournalRecord } from '../storage/messages.ts'

/** A message of the journal as certification judges it: by what was recorded, never by its bytes. `checksOf` tells its checks. */
export type Entry = Omit<JournalEntry, 'request' | 'response' | 'headers' | 'checks'> & {
  /** As recorded, or as read. */
  readonly checks?: string | readonly CheckResult[]
}

/** The checks on record; none when the record cannot be read. */
export function readChecks(text = '[]'): readonly CheckResult[] {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? (read as CheckResult[]) : []
  } catch {
    return []
  }
}

const MOST_HELD = 1000

/**
 * Makes entries of the records of one session, whose checks are read once. Most rows are the same in every message (`W-02 pass`),
 * and so are most words of the records: each of these is held once, which takes a tenth of the memory of the records.
 */
export function entryReader(): (record: JournalRecord) => Entry {
  const held = new Map<string, CheckResult>()
  const shared = (row: CheckResult): CheckResult => {
    const { rule, verdict, expected, actual, fault } = row
    const text = `${rule}\n${verdict}\n${expected}\n${actual}\n${fault}`
    const known = held.get(text)
    if (known === undefined && held.size < MOST_HELD) held.set(text, row)
    return known ?? row
  }
  const words = new Map<string, string>()
  const sharedWord = (value: unknown): unknown => {
    if (typeof value !== 'string') return value
    const known = words.get(value)
    if (known === undefined && words.size < MOST_HELD) words.set(value, value)
    return known ?? value
  }
  return ({ checks, ...record }) => {
    const own: Record<string, unknown> = record
    for (const name in own) own[name] = sharedWord(own[name])
    return { ...record, checks: readChecks(checks).map(shared) }
  }
}
