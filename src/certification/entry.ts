import type { JournalEntry } from '../storage/messages.ts'

/** A message of the journal as certification judges it: by what was recorded, never by its bytes. */
export type Entry = Omit<JournalEntry, 'request' | 'response' | 'headers'>
