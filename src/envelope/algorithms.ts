import { type FaultCode, ShepFault } from '../contract/faults.ts'
import type { QuirkId } from '../contract/quirks.ts'
import type { DigestAlgorithm, SignatureAlgorithm } from '../eds/algorithms/algorithm.ts'
import {
  digestAlgorithms,
  sha1Digests,
  sha1Signatures,
  signatureAlgorithms,
} from '../eds/algorithms/registry.ts'
import type { XmlDocument } from '../xml/document.ts'

type Quirks = readonly QuirkId[]

/** W-15: the row that SignatureMethod names; one with parameters is none of ours. ALGORITHM_SHA1 without its quirk. */
export function signatureMethodOf(
  document: XmlDocument,
  element: number,
  quirks?: Quirks,
): SignatureAlgorithm {
  const code = 'SIGNATURE_METHOD_FORBIDDEN'
  const uri = document.valueOf(element, 'Algorithm')
  if (document.children(element).length > 0) throw forbidden(code, signatureAlgorithms, uri)
  return rowOf(uri, { allowed: signatureAlgorithms, outdated: sha1Signatures, code, quirks })
}

/** W-15: the row that DigestMethod names, in the same way. */
export function digestMethodOf(
  document: XmlDocument,
  element: number,
  quirks?: Quirks,
): DigestAlgorithm {
  const code = 'DIGEST_METHOD_FORBIDDEN'
  const uri = document.valueOf(element, 'Algorithm')
  return rowOf(uri, { allowed: digestAlgorithms, outdated: sha1Digests, code, quirks })
}

interface Choice<Row> {
  readonly allowed: ReadonlyMap<string, Row>
  readonly outdated: ReadonlyMap<string, Row>
  readonly code: FaultCode
  readonly quirks: Quirks | undefined
}

function rowOf<Row>(uri = '', { allowed, outdated, code, quirks = [] }: Choice<Row>): Row {
  const old = outdated.get(uri)
  const row = allowed.get(uri) ?? (quirks.includes('sha1') ? old : undefined)
  if (row) return row
  throw forbidden(old ? 'ALGORITHM_SHA1' : code, allowed, uri)
}

/** What is allowed, and what was found. */
export const forbidden = (
  code: FaultCode,
  allowed: ReadonlyMap<string, unknown>,
  actual: string | undefined,
): ShepFault => new ShepFault(code, { expected: [...allowed.keys()].join(' | '), actual })
