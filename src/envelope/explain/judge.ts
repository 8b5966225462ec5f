import { ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Certificate } from '../../eds/certificate.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { type GateSettings, passGate } from '../gate.ts'
import { readReceived } from '../lexical.ts'
import { type Arrival, createVerifier, type KeyFinder } from '../verify.ts'
import { signaturesOf } from '../xmldsig/signatures.ts'
import { withoutElements } from '../xmldsig/without.ts'
import { judgeSignatures } from '../xmldsig.ts'
import { type Claim, claimOfEnvelope, claimOfSignature } from './claim.ts'

export type Form = 'envelope' | 'xmldsig' | 'none'

/** A message with its verdict, and what its signature claims, as far as it could be read. */
export interface Judged {
  readonly form: Form
  readonly checks: readonly CheckResult[]
  readonly certificate?: Certificate
  readonly document?: XmlDocument
  /** Where reading stopped, when it did: a byte of the text in UTF-8. */
  readonly brokenAt?: { readonly line: number; readonly column: number }
  readonly claim?: Claim
}

export type JudgeSettings = GateSettings & { readonly keyOf: KeyFinder }

/** Envelopes by the gate and both engines, any other document as XMLDSig. Nothing is looked for yet. */
export async function judge(arrival: Arrival, settings: JudgeSettings): Promise<Judged> {
  const document = readOrRefuse(arrival, settings)
  const broken = document instanceof ShepFault
  if (!broken && document.localName(0) !== 'Envelope') return judgeDocument(document, settings)
  const verify = createVerifier({ ...settings, engine: 'both' })
  const { checks, certificate } = await verify(arrival)
  const signer = certificate ? { certificate } : {}
  if (broken) return { form: 'none', checks, ...placeIn(document) }
  const { message } = passGate(arrival.bytes, arrival.contentType, settings)
  const claim = message ? { claim: claimOfEnvelope(message) } : {}
  return { form: 'envelope', checks, document: message?.document ?? document, ...signer, ...claim }
}

function readOrRefuse({ bytes, contentType }: Arrival, { limits }: JudgeSettings) {
  try {
    return readReceived(bytes, contentType, limits)
  } catch (error) {
    if (error instanceof ShepFault) return error
    throw error
  }
}

function placeIn({ detail }: ShepFault): Pick<Judged, 'brokenAt'> {
  const { line, column } = detail
  return typeof line === 'number' && typeof column === 'number'
    ? { brokenAt: { line, column } }
    : {}
}

/** All signatures are judged; the first that fails is told of, or else the last, and its claim is that of the document as it stood when it was made. */
async function judgeDocument(document: XmlDocument, { keyOf }: JudgeSettings): Promise<Judged> {
  const reports = await judgeSignatures(document, keyOf)
  if (reports.length === 0)
    return {
      form: 'none',
      document,
      checks: [{ rule: 'W-13', verdict: 'fail', fault: 'SIGNATURE_MISSING' }],
    }
  const rows = reports.map(({ checks, signer }) => [...checks, ...(signer?.checks ?? [])])
  const failed = rows.findIndex((checks) => checks.some(isRefusal))
  const told = failed < 0 ? reports.length - 1 : failed
  const { certificate } = reports[told]?.signer ?? {}
  const claim = claimOf(document, told)
  const checks = failed < 0 ? rows.flat() : (rows[failed] ?? [])
  return {
    form: 'xmldsig',
    document,
    checks,
    ...(certificate && { certificate }),
    ...(claim && { claim }),
  }
}

const isRefusal = ({ verdict }: CheckResult): boolean =>
  verdict === 'fail' || verdict === 'inconclusive'

/** The claim of the signature in that place; those after it were not there when it was made. */
function claimOf(document: XmlDocument, place: number): Claim | undefined {
  const signatures = signaturesOf(document)
  const later = signatures.slice(place + 1)
  const rest = later.length === 0 ? document : withoutElements(document, later)
  return claimOrNothing(rest, signatures[place] ?? 0)
}

function claimOrNothing(document: XmlDocument, signature: number): Claim | undefined {
  try {
    return claimOfSignature(document, signature)
  } catch (error) {
    if (error instanceof ShepFault) return undefined
    throw error
  }
}
