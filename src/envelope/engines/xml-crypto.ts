import { ShepFault } from '../../contract/faults.ts'
import type { PublicKey } from '../../eds/algorithms/algorithm.ts'
import type { GatedMessage } from '../gate.ts'
import { DS, EXCLUSIVE, SOAP, WSSE } from '../namespaces.ts'
import { failedCheck, untestable } from '../report.ts'
import { CodePointOrder } from './code-point-order.ts'
import type { Engine, SignedBytes } from './engine.ts'
import { libraryVerifier } from './library-verifier.ts'
import { children, only, readRoot, withPlainLineEnds } from './second-reader.ts'

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
  const { signatureMethod, digestMethod } = message
  const verifier = libraryVerifier({
    signatureMethod,
    digestMethod,
    verify: (material, value) => signatureMethod.verify(key, material, value),
    canonicalForms: { [EXCLUSIVE]: CodePointOrder as never },
  })
  verifier.loadSignature(signature)
  if (!verifier.checkSignature(text))
    throw new ShepFault('DIGEST_MISMATCH', { text: `digest of #${bodyId} does not match` })
  const references = verifier.getSignedReferences()
  const [signed] = references
  if (references.length !== 1 || signed === undefined || !/^<(?:[^\s:/>]+:)?Body[\s>]/.test(signed))
    throw new Error('the signed reference is not the Body')
  return signed
}

/** Envelope > Header > Security > Signature, and Envelope > Body, by position alone. */
function walk(text: string): { signature: Node; bodyId: string | undefined } {
  const root = readRoot(text)
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
