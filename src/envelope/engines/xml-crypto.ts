import { DOMParser } from '@xmldom/xmldom'
import {
  ExclusiveCanonicalization,
  type HashAlgorithm,
  type SignatureAlgorithm as LibrarySignature,
  SignedXml,
} from 'xml-crypto'
import { ShepFault } from '../../contract/faults.ts'
import type { PublicKey } from '../../eds/algorithms/algorithm.ts'
import { digestAlgorithms, signatureAlgorithms } from '../../eds/algorithms/registry.ts'
import type { GatedMessage } from '../gate.ts'
import { DS, EXCLUSIVE, SOAP, WSSE } from '../namespaces.ts'
import { failedCheck } from '../report.ts'
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
    const digestFailed = fault.code === 'DIGEST_MISMATCH'
    return {
      checks: digestFailed
        ? [failedCheck('W-23', fault), { rule: 'W-24', verdict: 'untestable' }]
        : [{ rule: 'W-23', verdict: 'pass' }, failedCheck('W-24', fault)],
      fault,
    }
  }
}

function verifyWithLibrary(message: GatedMessage, key: PublicKey): string {
  const text = message.document.bytes.toString('utf8')
  const { signature, bodyId } = walk(text)
  if (bodyId !== message.bodyId) throw new Error('the two readers see different Ids on Body')
  const verifier = new SignedXml({
    publicCert: 'the key is bound below',
    getCertFromKeyInfo: () => null,
  })
  Object.assign(verifier, algorithmsFor(key))
  verifier.loadSignature(signature)
  if (!verifier.checkSignature(text))
    throw new ShepFault('DIGEST_MISMATCH', { text: `digest of #${bodyId} does not match` })
  const references = verifier.getSignedReferences()
  const [signed] = references
  if (references.length !== 1 || signed === undefined || !/^<(?:[\w.-]+:)?Body[\s>]/.test(signed))
    throw new Error('the signed reference is not the Body')
  return signed
}

/** Envelope > Header > Security > Signature, and Envelope > Body, by position alone. */
function walk(text: string): { signature: Node; bodyId: string | undefined } {
  const root = new DOMParser().parseFromString(text, 'text/xml').documentElement
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

/** Our rows of algorithms in the library's shape, bound to one key: the library never chooses a key or an algorithm itself. */
function algorithmsFor(
  key: PublicKey,
): Pick<SignedXml, 'HashAlgorithms' | 'SignatureAlgorithms' | 'CanonicalizationAlgorithms'> {
  const hashes = [...digestAlgorithms].map(([uri, row]) => [
    uri,
    class implements HashAlgorithm {
      getAlgorithmName = () => uri
      getHash = (xml: string) =>
        Buffer.from(row.digest(Buffer.from(xml, 'utf8'))).toString('base64')
    },
  ])
  const signatures = [...signatureAlgorithms].map(([uri, row]) => [
    uri,
    class implements LibrarySignature {
      getAlgorithmName = () => uri
      getSignature = (): string => {
        throw new Error('this engine only verifies')
      }
      verifySignature = (material: string, _key: unknown, value: string) =>
        row.verify(key, Buffer.from(material, 'utf8'), Buffer.from(value, 'base64'))
    },
  ])
  return {
    HashAlgorithms: Object.fromEntries(hashes),
    SignatureAlgorithms: Object.fromEntries(signatures),
    CanonicalizationAlgorithms: { [EXCLUSIVE]: CodePointOrder as never },
  }
}

const byCodePoint = (left: string, right: string): -1 | 0 | 1 =>
  Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'))

/** The library sorts prefixes by locale and attributes by joined names; C14N 1.0, 2.2 asks for code points. */
class CodePointOrder extends ExclusiveCanonicalization {
  override nsCompare = (left: { prefix: string }, right: { prefix: string }): -1 | 0 | 1 =>
    byCodePoint(left.prefix, right.prefix)

  override attrCompare = (left: Attr, right: Attr): -1 | 0 | 1 =>
    byCodePoint(left.namespaceURI ?? '', right.namespaceURI ?? '') ||
    byCodePoint(left.localName, right.localName)
}
