import type { CutMode } from '../contract/business-signature.ts'
import { ShepFault } from '../contract/faults.ts'
import type { DataElement } from '../contract/messages.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from '../eds/certificate.ts'
import { canonicalize, exclusive } from '../xml/canonical.ts'
import type { XmlDocument } from '../xml/document.ts'
import type { Limits } from '../xml/limits.ts'
import { readXml } from '../xml/scan.ts'
import { cutOut, modeByForm } from './business/cut.ts'
import { requirePlaces, requireSignatures } from './business/gate.ts'
import { judgeSigner, type SignerSettings, type SignerVerdict } from './business/judge.ts'
import { businessFault, rowsOf } from './business/rows.ts'
import type { SignedBytes } from './engines/engine.ts'
import { nameOf } from './gate/walk.ts'
import { boundedBefore, readReceived } from './lexical.ts'
import { DS } from './namespaces.ts'
import { dataIn, tree } from './read.ts'
import type { Arrival } from './verify.ts'
import { signaturesOf } from './xmldsig/signatures.ts'
import { withoutElements } from './xmldsig/without.ts'

/** The canonical bytes that every business signer covers, without signatures. Only this file makes them. */
export type BusinessSignedBytes = Uint8Array & { readonly __businessSigned: unique symbol }

/** All that can be said of the business signature of one message. `signed` is there only when every check of every signer passed. */
export interface BusinessVerdict {
  readonly checks: readonly CheckResult[]
  /** In document order, so the first signer first. */
  readonly signers: readonly Certificate[]
  readonly signed?: BusinessSignedBytes
  readonly fault?: ShepFault
}

export interface BusinessSettings extends SignerSettings {
  /** Absent: as the form of `data` suggests. */
  readonly mode?: CutMode | undefined
  readonly limits: Limits
}

/**
 * Judges the business signature of a message whose transport signature held. It is cut out of the bytes as received,
 * for inclusive canonicalization needs declarations that the exclusive form of the Body has lost; what is cut is of the
 * very Body that was signed, and that is made sure of.
 */
export async function judgeBusinessSignature(
  arrival: Arrival,
  signed: SignedBytes,
  { mode, limits, ...settings }: BusinessSettings,
): Promise<BusinessVerdict> {
  const received = readReceived(arrival.bytes, arrival.contentType, limits)
  const data = dataIn(received, bodyOf(received, signed))
  if (data === undefined)
    return unreadable(new ShepFault('BUSINESS_SIGNATURE_MISSING', { text: 'no data' }))
  const chosen = mode ?? modeByForm(received, data)
  try {
    return await judgeWhole(cutOut(received, data, chosen, limits), chosen, settings)
  } catch (error) {
    return unreadable(businessFault(error))
  }
}

/** Judges the enveloped signatures of a document that came alone, by the same rules. */
export async function judgeSignedDocument(
  { bytes, contentType }: Arrival,
  { limits, ...settings }: Omit<BusinessSettings, 'mode'>,
): Promise<BusinessVerdict> {
  try {
    return await judgeWhole(readReceived(bytes, contentType, limits), 'document', settings)
  } catch (error) {
    return unreadable(businessFault(error))
  }
}

const unreadable = (fault: ShepFault): BusinessVerdict => ({
  checks: rowsOf(placeRules, new Map(), fault),
  signers: [],
  fault,
})

/** `how`: by what means the document was had, for the check that it could be. */
async function judgeWhole(
  document: XmlDocument,
  how: string,
  settings: SignerSettings,
): Promise<BusinessVerdict> {
  const passed = new Map<RuleId, string>([['W-50', how]])
  try {
    const signatures = requireSignatures(document)
    passed.set('W-51', String(signatures.length))
    requirePlaces(document, signatures)
    passed.set('W-52', nameOf(document, 0))
    const judged = await judgeSigners(document, settings)
    return { ...judged, checks: [...rowsOf(placeRules, passed), ...judged.checks] }
  } catch (error) {
    const fault = businessFault(error)
    return { checks: rowsOf(placeRules, passed, fault), signers: [], fault }
  }
}

const placeRules: readonly RuleId[] = ['W-50', 'W-51', 'W-52']

/** The Body of the message as received. Both forms are made exclusive, for a PrefixList of the signature may have added to one. */
function bodyOf(received: XmlDocument, signed: SignedBytes): number {
  const body = received.children(0).at(-1) ?? -1
  const kept = readXml(Buffer.from(signed.buffer, signed.byteOffset, signed.length), boundedBefore)
  const same = canonicalize(received, body, exclusive).equals(canonicalize(kept, 0, exclusive))
  if (!same) throw new Error('the Body received is not the Body that was signed')
  return body
}

/** The last signer first, each on the document without the signatures that came after (eds.md 10, 9); all are judged, whatever one is worth. */
async function judgeSigners(
  document: XmlDocument,
  settings: SignerSettings,
): Promise<BusinessVerdict> {
  const verdicts: SignerVerdict[] = []
  let rest = document
  for (let left = signaturesOf(document); left.length > 0; left = signaturesOf(rest)) {
    const last = left.at(-1) as number
    verdicts.unshift(await judgeSigner(rest, last, settings))
    rest = withoutElements(rest, [last])
  }
  const checks = verdicts.flatMap((one) => one.checks)
  const signers = verdicts.flatMap(({ certificate }) => certificate ?? [])
  const fault = verdicts.find((one) => one.fault)?.fault
  const signed = verdicts[0]?.signed
  if (fault || !signed) return { checks, signers, ...(fault ? { fault } : {}) }
  return { checks, signers, signed: signed as Uint8Array as BusinessSignedBytes }
}

/** Reads what a service may read, out of the business-signed bytes themselves: the element that was signed. */
export const readBusinessData = (signed: BusinessSignedBytes): DataElement =>
  tree(readXml(Buffer.from(signed.buffer, signed.byteOffset, signed.length), boundedBefore), 0)

/** Whether `data` looks signed: a signature in it or in its child, or the name of one in its text. Decides only what is tried. */
export const looksSigned = ({ text, children }: DataElement): boolean =>
  text.includes(DS) ||
  [...children, ...children.flatMap((child) => child.children)].some(isSignature)

const isSignature = ({ namespace, name }: DataElement): boolean =>
  namespace === DS && name === 'Signature'
