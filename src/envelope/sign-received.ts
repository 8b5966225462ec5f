import { ShepFault } from '../contract/faults.ts'
import { canonicalize } from '../xml/canonical.ts'
import type { XmlDocument } from '../xml/document.ts'
import { E_END, E_START } from '../xml/layout.ts'
import { defaultLimits, type Limits } from '../xml/limits.ts'
import { readXml } from '../xml/scan.ts'
import { attributeText } from '../xml/write.ts'
import { bodyHoldsOneElement, envelopeHoldsHeaderAndBody, idsAreUnique } from './gate/positions.ts'
import { idsOf, type Walk } from './gate/walk.ts'
import { readReceived } from './lexical.ts'
import { SOAP, WSSE, WSU } from './namespaces.ts'
import {
  type KeyInfoForm,
  type SigningIdentity,
  securityHeader,
  signedInfoOf,
} from './security-header.ts'
import { markOf, qualifiedName, roomier, withTextAt, withTextIn } from './splice.ts'

export interface SignReceivedOptions {
  readonly keyInfo: KeyInfoForm
  /** The `wsu:Id` of a Body that has no Id of its own. */
  readonly bodyId: string
  readonly limits?: Limits
}

/**
 * Adds wsse:Security over soap:Body to a SOAP 1.1 envelope in UTF-8, or to a new envelope around any other element. The
 * bytes given stay as they are. Throws ShepFault of the gate for what it would not let pass, and SECURITY_REPEATED for an
 * envelope that has such a header already.
 */
export async function signReceived(
  xml: Uint8Array,
  identity: SigningIdentity,
  { keyInfo, bodyId, limits = defaultLimits }: SignReceivedOptions,
): Promise<Buffer> {
  const received = readReceived(xml, '', limits)
  const mark = markOf(xml, received)
  const isEnvelope = received.is(0, SOAP, 'Envelope')
  const draft = isEnvelope ? received : readXml(envelopeAround(received), roomier(limits))
  const { document, header, body, id } = withBodyId(draft, bodyId, limits)
  const signedInfo = signedInfoOf(attributeText(id), canonicalize(document, body), identity)
  const value = await identity.sign(Buffer.from(signedInfo))
  const declared = document.namespaceOfPrefix(header ?? 0, 'soap') === SOAP
  const declarations = declared ? '' : ` xmlns:soap="${SOAP}"`
  const security = securityHeader(signedInfo, value, identity, keyInfo, declarations)
  return Buffer.concat([mark, withHeader(document, { header, body }, security)])
}

/** The root element alone: an XML declaration has no place inside Body. */
function envelopeAround(document: XmlDocument): Buffer {
  const content = document.bytes.subarray(document.element(0, E_START), document.element(0, E_END))
  const open = `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header></soap:Header><soap:Body>`
  return Buffer.concat([Buffer.from(open), content, Buffer.from('</soap:Body></soap:Envelope>')])
}

interface Parts {
  readonly header: number | undefined
  readonly body: number
}

/** Steps of the gate that must hold before there is a signature. */
function partsOf(document: XmlDocument): Parts {
  const walk = { document } as Walk
  idsAreUnique(walk)
  envelopeHoldsHeaderAndBody(walk)
  bodyHoldsOneElement(walk)
  const { header, body } = walk
  const headers = header === undefined ? [] : document.children(header)
  const ours = headers.filter((child) => document.is(child, WSSE, 'Security'))
  if (ours.some((child) => !document.valueOf(child, 'actor', SOAP)))
    throw new ShepFault('SECURITY_REPEATED', { expected: 'no wsse:Security yet' })
  return { header, body }
}

interface Identified extends Parts {
  readonly document: XmlDocument
  readonly id: string
}

/** The Id that Body has, or a new one in its start tag. */
function withBodyId(document: XmlDocument, bodyId: string, limits: Limits): Identified {
  const { header, body } = partsOf(document)
  const [id] = idsOf(document, body)
  if (id !== undefined) return { document, header, body, id }
  const { prefix, declaration } = prefixFor(document, body)
  const name = qualifiedName(document, body)
  const at = document.element(body, E_START) + 1 + Buffer.byteLength(name)
  const bytes = withTextAt(document, at, `${declaration} ${prefix}:Id="${attributeText(bodyId)}"`)
  return { document: readXml(bytes, roomier(limits)), header, body, id: bodyId }
}

/** A prefix of WS-Security utility that means it already, or means nothing yet, so that nothing below changes its meaning. */
function prefixFor(document: XmlDocument, body: number): { prefix: string; declaration: string } {
  for (let number = 0; ; number++) {
    const prefix = number === 0 ? 'wsu' : `wsu${number}`
    const bound = document.namespaceOfPrefix(body, prefix)
    if (bound === WSU) return { prefix, declaration: '' }
    if (bound === undefined) return { prefix, declaration: ` xmlns:${prefix}="${WSU}"` }
  }
}

/** The header goes first into Header; where there is none, a Header of Envelope's own prefix goes before Body. */
function withHeader(document: XmlDocument, { header, body }: Parts, security: string): Buffer {
  if (header !== undefined) return withTextIn(document, header, 'first', security)
  const name = qualifiedName(document, 0).replace(/Envelope$/, 'Header')
  return withTextAt(document, document.element(body, E_START), `<${name}>${security}</${name}>`)
}
