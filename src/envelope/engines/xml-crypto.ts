import { DOMParser } from '@xmldom/xmldom'
import {
  type HashAlgorithm,
  type SignatureAlgorithm as LibrarySignature,
  SignedXml,
} from 'xml-crypto'
import { ShepFault } from '../../contract/faults.ts'
import type { PublicKey } from '../../eds/algorithms/algorithm.ts'
import type { GatedMessage } from '../gate.ts'
import { DS, EXCLUSIVE, SOAP, WSSE } from '../namespaces.ts'
import { failedCheck, untestable } from '../report.ts'
import { CodePointOrder } from './code-point-order.ts'
import type { Engine, SignedBytes } from './engine.ts'

/**
 * The second opinion: another parser, another canonicalizer, its own walk to the signature and the Body.
 * xml-crypto answers `false` for a wrong digest and throws for all else; this function alone knows it.
 */
export const xmlCryptoEngine: Engine = (message, key) => {
  try {
    const signed = verifyWithLibrary(message, key)
    return {
      checks: [
        { rule: 'W-23', verdict: 'pass' },
        { rule: 'W-24', verdict: 'pass' },
      ],
      signed: Buffer.from(signed, 'utf8') as Uint8Array as SignedBytes,
    }
  } catch (error) {
    const fault =
      error instanceof ShepFault
        ? error
        : new ShepFault(
            'SIGNATURE_INVALID',
            { text: String((error as Error).message).slice(0, 300) },
            error,
          )
    if (fault.code === 'DIGEST_MISMATCH')
      return { checks: [failedCheck('W-23', fault), ...untestable(['W-24'])], fault }
    const digest = { rule: 'W-23', verdict: cameToTheValue(fault) ? 'pass' : 'untestable' } as const
    return { checks: [digest, failedCheck('W-24', fault)], fault }
  }
}

/** The library looks at the value after the digest, and says so; what it throws before says nothing of the digest. */
const cameToTheValue = ({ detail }: ShepFault): boolean =>
  String(detail['text']).startsWith('invalid signature: the signature value')

function verifyWithLibrary(message: GatedMessage, key: PublicKey): string {
  const text = withPlainLineEnds(message.document.bytes.toString('utf8'))
  const { signature, bodyId } = walk(text)
  if (bodyId !== message.bodyId) throw new Error('the two readers see different Ids on Body')
  const verifier = new SignedXml({
    publicCert: 'the key is bound below',
    getCertFromKeyInfo: () => null,
  })
  Object.assign(verifier, algorithmsFor(message, key))
  verifier.loadSignature(signature)
  if (!verifier.checkSignature(text))
    throw new ShepFault('DIGEST_MISMATCH', { text: `digest of #${bodyId} does not match` })
  const references = verifier.getSignedReferences()
  const [signed] = references
  if (references.length !== 1 || signed === undefined || !/^<(?:[^\s:/>]+:)?Body[\s>]/.test(signed))
    throw new Error('the signed reference is not the Body')
  return signed
}

/**
 * xmldom takes U+0085 and U+2028 for line ends, as XML 1.1 does; as references they stay what they are in XML 1.0.
 * In a message that passed the gate they can stand in text, values, sections and comments alone.
 */
function withPlainLineEnds(text: string): string {
  if (!/[\u0085\u2028]/.test(text)) return text
  const written = (one: string) => `&#${one.charCodeAt(0)};`
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|[\u0085\u2028]/g, (found) => {
    if (found.startsWith('<!--')) return found
    if (found.length === 1) return written(found)
    return found.replace(/[\u0085\u2028]/g, (one) => `]]>${written(one)}<![CDATA[`)
  })
}

/** What xmldom cannot read ends here, before the library's own reading prints it on the console. */
function errorHandler(level: string, message: string): void {
  if (level !== 'warning') throw new Error(message)
}

/** Envelope > Header > Security > Signature, and Envelope > Body, by position alone. */
function walk(text: string): { signature: Node; bodyId: string | undefined } {
  const root = new DOMParser({ errorHandler }).parseFromString(text, 'text/xml').documentElement
  const header = only(root, SOAP, 'Header')
  const security = children(header).filter(
    (one) =>
      one.namespaceURI === WSSE &&
      one.localName === 'Security' &&
      !one.getAttributeNS(SOAP, 'actor'),
  )
  if (security.length !== 1) throw new Error('the second reader finds no single Security')
  const signature = only(security[0] as Element, DS, 'Signature')
  const body = only(root, SOAP, 'Body')
  const uri = only(only(signature, DS, 'SignedInfo'), DS, 'Reference').getAttribute('URI') ?? ''
  const ids = Array.from(body.attributes, (one) => (/^id$/i.test(one.localName) ? one.value : ''))
  return { signature, bodyId: ids.find((id) => id !== '' && `#${id}` === uri) }
}

function only(parent: Element, namespace: string, name: string): Element {
  const found = children(parent).filter(
    (one) => one.namespaceURI === namespace && one.localName === name,
  )
  if (found.length !== 1) throw new Error(`the second reader finds ${found.length} of ${name}`)
  return found[0] as Element
}

function children(parent: Element): Element[] {
  const found: Element[] = []
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1) found.push(node as Element)
  return found
}

/** The two algorithms of the message in the library's shape, bound to its key: the library chooses neither itself. */
function algorithmsFor(
  { signatureMethod, digestMethod }: GatedMessage,
  key: PublicKey,
): Pick<SignedXml, 'HashAlgorithms' | 'SignatureAlgorithms' | 'CanonicalizationAlgorithms'> {
  class Hash implements HashAlgorithm {
    getAlgorithmName = () => digestMethod.uri
    getHash = (xml: string) =>
      Buffer.from(digestMethod.digest(Buffer.from(xml, 'utf8'))).toString('base64')
  }
  class Signature implements LibrarySignature {
    getAlgorithmName = () => signatureMethod.uri
    getSignature = (): string => {
      throw new Error('this engine only verifies')
    }
    verifySignature = (material: string, _key: unknown, value: string) =>
      signatureMethod.verify(key, Buffer.from(material, 'utf8'), Buffer.from(value, 'base64'))
  }
  return {
    HashAlgorithms: { [digestMethod.uri]: Hash },
    SignatureAlgorithms: { [signatureMethod.uri]: Signature },
    CanonicalizationAlgorithms: { [EXCLUSIVE]: CodePointOrder as never },
  }
}
