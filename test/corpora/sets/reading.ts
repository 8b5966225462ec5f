import { readFileSync } from 'node:fs'
import { canonicalizeDocument, inclusive } from '../../../src/xml/canonical.ts'
import { toUtf8 } from '../../../src/xml/encoding.ts'
import { XmlError } from '../../../src/xml/error.ts'
import { readXml } from '../../../src/xml/scan.ts'

/** `accepted`, or the problem that the reader refuses a document with. */
export function problemOf(bytes: Buffer): string {
  try {
    readXml(toUtf8(bytes).bytes)
    return 'accepted'
  } catch (error) {
    if (error instanceof XmlError) return error.problem
    throw error
  }
}

/** The same, where accepting means also: its canonical form is read, and is its own canonical form. */
export function problemOrRoundTrip(path: string): string {
  const bytes = readFileSync(path)
  const problem = problemOf(bytes)
  if (problem !== 'accepted') return problem
  const form = { ...inclusive, comments: true }
  const once = canonicalizeDocument(readXml(toUtf8(bytes).bytes), form)
  return canonicalizeDocument(readXml(once), form).equals(once)
    ? 'accepted'
    : 'accepted, but its canonical form is not stable'
}
