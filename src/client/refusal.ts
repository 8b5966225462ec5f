import { faultEntry, ShepFault } from '../contract/faults.ts'

/** A refusal in words for a terminal: its key, its text, and what was expected and found; undefined for any other error. */
export function refusalText(error: unknown): string | undefined {
  if (!(error instanceof ShepFault)) return undefined
  const { code, detail } = error
  const found = Object.entries(detail).map(([name, value]) => `\n  ${name}: ${String(value)}`)
  return `${code}: ${faultEntry(code).en}${found.join('')}`
}
