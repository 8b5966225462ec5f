import type { FaultCode } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { CheckResult } from '../../contract/verdict.ts'

/** A byte of the received message. */
export interface Place {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** A part that was hashed or signed; its canonical form is cut to what a page can show. */
export interface Part {
  readonly element: string
  readonly from?: Place
  readonly to?: Place
  readonly canonical: string
  readonly canonicalBytes: number
}

export interface SignedPart extends Part {
  readonly uri: string
  readonly digestMethod: string
  readonly expected: string
  readonly actual: string
}

/** The first byte in which what came differs from what was signed. */
export interface Difference {
  readonly place?: Place
  readonly canonicalOffset: number
  readonly received: string
  readonly signed: string
}

/** What the control API tells of a message, as `shep explain` prints it. */
export interface Explanation {
  readonly form: 'envelope' | 'xmldsig' | 'none'
  readonly result: 'yes' | 'no' | 'unknown'
  readonly failed?: {
    readonly rule: RuleId
    readonly fault?: FaultCode
    readonly wire?: string
    readonly text?: Text
    readonly expected?: string
    readonly actual?: string
    readonly line?: number
    readonly column?: number
  }
  readonly cause?: {
    readonly ids: readonly string[]
    readonly what?: string
    readonly texts: readonly Text[]
    readonly seen: readonly Text[]
    readonly complete: boolean
    readonly difference?: Difference
  }
  readonly conclusions: readonly Text[]
  readonly advice?: Text
  readonly signed: readonly SignedPart[]
  readonly signedInfo?: Part & { readonly signatureMethod: string }
  readonly signer?: string
  readonly hints: readonly { readonly id: string; readonly source: string; readonly text: Text }[]
  readonly checks: readonly CheckResult[]
}
