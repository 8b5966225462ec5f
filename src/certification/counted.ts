import { plainGuid } from '../contract/guid.ts'
import type { Entry } from './entry.ts'

/** Messages that count already, by what no two of them may share. */
export interface Counted {
  ofToken(tokenId: string | undefined): Entry | undefined
  /** With braces or without, in either case of letters. */
  ofMessageId(messageId: string | undefined): Entry | undefined
}

export interface Counting extends Counted {
  add(entry: Entry): void
}

/** Of those that share it the first is found. */
export function counting(): Counting {
  const byToken = new Map<string | undefined, Entry>()
  const byMessageId = new Map<string, Entry>()
  return {
    ofToken: (tokenId) => byToken.get(tokenId),
    ofMessageId: (messageId) => byMessageId.get(plainGuid(messageId)),
    add: (entry) => {
      const { tokenId, messageId } = entry
      const id = plainGuid(messageId)
      if (!byToken.has(tokenId)) byToken.set(tokenId, entry)
      if (!byMessageId.has(id)) byMessageId.set(id, entry)
    },
  }
}

export const nothingCounted: Counted = counting()
