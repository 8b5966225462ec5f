import { constants, createHash, privateEncrypt, sign } from 'node:crypto'
import type { Signer } from '../../../fixtures/support/holders.ts'
import { letter, plainBody, sha256, signWith } from '../../../fixtures/support/letter.ts'
import type { CauseId } from '../../../src/envelope/explain/texts/causes.ts'
import type { Variant } from './support.ts'

const messageId = 'explained'

/** SignatureValue over SignedInfo made in another way. */
const signing =
  (make: (data: Buffer, signer: Signer) => Buffer): Variant =>
  (signer) =>
    letter(signer, { messageId, sign: (data) => make(data, signer) })

const over = (other: (data: Buffer) => Buffer) =>
  signing((data, signer) => signWith(signer)(other(data)))

const digested = (data: Buffer) => createHash('sha256').update(data).digest()

const sentAs =
  (sentSignedInfo: (canonical: string) => string): Variant =>
  (signer) =>
    letter(signer, { messageId, sentSignedInfo })

/** A right digest under a wrong SignatureValue. */
export const signatures: Readonly<Record<string, readonly [Variant, ...CauseId[]]>> = {
  'bytes in reverse': [
    signing((data, signer) => signWith(signer)(data).reverse()),
    'SIGNATURE_REVERSED',
  ],
  'the second half first': [
    signing((data, signer) => {
      const value = signWith(signer)(data)
      return Buffer.concat([value.subarray(value.length / 2), value.subarray(0, value.length / 2)])
    }),
    'HALVES_SWAPPED',
  ],
  'each half in reverse': [
    signing((data, signer) => {
      const value = signWith(signer)(data)
      const half = value.length / 2
      value.subarray(0, half).reverse()
      value.subarray(half).reverse()
      return value
    }),
    'HALVES_REVERSED',
  ],
  'hex inside base64': [
    signing((data, signer) => Buffer.from(signWith(signer)(data).toString('hex'))),
    'SIGNATURE_IN_TEXT',
  ],
  'base64 twice': [
    signing((data, signer) => Buffer.from(signWith(signer)(data).toString('base64'))),
    'SIGNATURE_IN_TEXT',
  ],
  'the digest without DigestInfo': [
    signing((data, { key }) =>
      privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digested(data)),
    ),
    'DIGEST_WITHOUT_INFO',
  ],
  'SHA-1': [signing((data, { key }) => sign('sha1', data, key)), 'SIGNATURE_OTHER_HASH'],
  PSS: [
    signing((data, { key }) =>
      sign('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING }),
    ),
    'SIGNATURE_PSS',
  ],
  'the digest of SignedInfo': [over(digested), 'DIGEST_SIGNED'],
  'the digest of SignedInfo in hex': [
    over((data) => Buffer.from(digested(data).toString('hex'))),
    'DIGEST_SIGNED',
  ],
  Body: [over(() => Buffer.from(plainBody(messageId))), 'ELEMENT_SIGNED'],
  'the digest of Body': [
    over(() => Buffer.from(sha256(Buffer.from(plainBody(messageId))), 'base64')),
    'DIGEST_VALUE_SIGNED',
  ],
  'SignedInfo as it is sent': [
    over((data) => Buffer.from(data.toString().replace(/ xmlns:ds="[^"]*"/, ''))),
    'BYTES_AS_SENT',
  ],
  'SignedInfo pretty printed later': [
    sentAs((canonical) => canonical.replace(/></g, '>\n<')),
    'PRETTY_PRINTED',
  ],
}
