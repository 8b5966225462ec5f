import { createHash, type KeyObject, sign } from 'node:crypto'
import { declaresDs, method } from '../../fixtures/support/letter.ts'
import { DS, EXCLUSIVE, INCLUSIVE, RSA_SHA256, SHA256 } from '../../fixtures/support/namespaces.ts'
import { edit } from '../../fixtures/support/texts.ts'

export const ENVELOPED = `${DS}enveloped-signature`
export const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116'
export const exclusive = method('Transform', EXCLUSIVE)
export const inclusive = method('Transform', INCLUSIVE)
export const inclusiveWithComments = method('Transform', `${INCLUSIVE}#WithComments`)
export const enveloped = method('Transform', ENVELOPED)

export interface Referenced {
  readonly uri: string
  /** The elements of Transforms; absent: no Transforms. */
  readonly transforms?: string
  /** What is hashed, in canonical form, written by hand. */
  readonly hashed: string
  readonly hash?: string
  readonly digestMethod?: string
}

export interface PlainSignature {
  readonly references: readonly Referenced[]
  /** The document, with SIGNATURE where the signature stands. */
  readonly document: string
  readonly canonicalization?: string
  readonly signatureMethod?: string
  /** SignedInfo as sent, from its exclusive form; and what of it is signed. */
  readonly sentSignedInfo?: (exclusiveForm: string) => string
  readonly signedForm?: (exclusiveForm: string) => string
  readonly keyInfo?: string
}

/** A document of XMLDSig, signed with canonical forms written by hand. */
export function plainSigned(key: KeyObject, parts: PlainSignature): string {
  const signedInfo =
    `<ds:SignedInfo${declaresDs}>` +
    (parts.canonicalization ?? method('CanonicalizationMethod', EXCLUSIVE)) +
    (parts.signatureMethod ?? method('SignatureMethod', RSA_SHA256)) +
    `${parts.references.map(referenceTo).join('')}</ds:SignedInfo>`
  const toSign = (parts.signedForm ?? ((form: string) => form))(signedInfo)
  const sent = (parts.sentSignedInfo ?? ((form: string) => edit(form, declaresDs, '')))(signedInfo)
  const value = sign('sha256', Buffer.from(toSign), key).toString('base64')
  const signature =
    `<ds:Signature${declaresDs}>${sent}<ds:SignatureValue>${value}</ds:SignatureValue>` +
    `${parts.keyInfo ?? ''}</ds:Signature>`
  return edit(parts.document, 'SIGNATURE', signature)
}

function referenceTo({
  uri,
  transforms,
  hashed,
  hash = 'sha256',
  digestMethod,
}: Referenced): string {
  const digest = createHash(hash).update(hashed).digest('base64')
  return (
    `<ds:Reference URI="${uri}">${transforms === undefined ? '' : `<ds:Transforms>${transforms}</ds:Transforms>`}` +
    `${digestMethod ?? method('DigestMethod', SHA256)}<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`
  )
}
