import type { SourceRepair } from '../repair.ts'
import { encodedIn, misread } from '../single-byte.ts'

/** Characters that were decoded, escaped or normalized once too often. */
export const characterRepairs: readonly SourceRepair[] = [
  { id: 'TEXT_DECODED_WRONG', undo: decodedAnew },
  { id: 'BYTE_ORDER_MARK_INSIDE', undo: (source) => [source.replace(/\uFEFF/g, '')] },
  {
    id: 'ESCAPED_TWICE',
    undo: (source) => [source.replace(/&amp;(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);/g, '&$1;')],
  },
  {
    id: 'UNICODE_NORMALIZED',
    undo: (source) => [source.normalize('NFC'), source.normalize('NFD')],
  },
]

/** UTF-8 that a program on the way took for a single-byte encoding and wrote as UTF-8 again: `ÐžÐš`, `РћРљ`. */
function* decodedAnew(source: string): Generator<string> {
  for (const encoding of misread) {
    const bytes = encodedIn(source, encoding)
    const text = bytes === undefined ? undefined : utf8(bytes)
    if (text !== undefined) yield text
  }
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
