import {
  type HashAlgorithm,
  type SignatureAlgorithm as LibrarySignature,
  SignedXml,
} from 'xml-crypto'
import type { DigestAlgorithm, SignatureAlgorithm } from '../../eds/algorithms/algorithm.ts'

/** What one signature is judged with: the library chooses nothing of it itself. */
export interface LibraryOptions {
  readonly signatureMethod: Pick<SignatureAlgorithm, 'uri'>
  readonly digestMethod: DigestAlgorithm
  /** Asked after the digest was right, about the canonical SignedInfo and SignatureValue. */
  readonly verify: (material: Buffer, value: Buffer) => boolean
  /** Classes of the library's shape, by the URI of a canonicalization or a transform. */
  readonly canonicalForms: SignedXml['CanonicalizationAlgorithms']
}

/** xml-crypto for one signature, with our algorithms in its shape and no key of its own. */
export function libraryVerifier({
  signatureMethod,
  digestMethod,
  verify,
  canonicalForms,
}: LibraryOptions): SignedXml {
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
      verify(Buffer.from(material, 'utf8'), Buffer.from(value, 'base64'))
  }
  const verifier = new SignedXml({
    publicCert: 'the key is bound above',
    getCertFromKeyInfo: () => null,
  })
  verifier.HashAlgorithms = { [digestMethod.uri]: Hash }
  verifier.SignatureAlgorithms = { [signatureMethod.uri]: Signature }
  verifier.CanonicalizationAlgorithms = canonicalForms
  return verifier
}
