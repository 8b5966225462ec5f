import { createHmac } from 'node:crypto'
import { MORE } from '../../../fixtures/hostile/signed-info.ts'
import type { KeyKind } from '../../../src/eds/algorithms/algorithm.ts'
import type { SigningIdentity } from '../../../src/envelope/security-header.ts'
import { copied, type Expected, notTrusted } from './expected.ts'
import { type Cell, kinds } from './twins.ts'

type WithKeys = readonly [Expected, (cell: Cell) => readonly SigningIdentity[]]

const own = ({ cast, kind }: Cell) => cast[kind]

/** One message for each of the other kinds of keys. */
const confused =
  (mix: (own: SigningIdentity, other: SigningIdentity) => SigningIdentity) =>
  (cell: Cell): SigningIdentity[] =>
    others(cell).map((kind) => mix(own(cell).registered, cell.cast[kind].registered))

const others = ({ kind }: Cell): KeyKind[] => kinds.filter((one) => one !== kind)

/** Whose certificate is named, which method is named, and whose key really signs. */
export const withKeys: Readonly<Record<string, WithKeys>> = {
  'key substitution: another key under the certificate of the registered': [
    'SIGNATURE_INVALID',
    (cell) => [{ ...own(cell).registered, sign: own(cell).lookAlike.sign }],
  ],
  'key substitution: a certificate that its own key signed': [
    copied('ski'),
    (cell) => [own(cell).selfSigned],
  ],
  'foreign certificate in KeyInfo: that of another participant': [
    'SIGNATURE_INVALID',
    (cell) => [{ ...own(cell).neighbour, sign: own(cell).registered.sign }],
  ],
  'look-alike issuer': [notTrusted, (cell) => [own(cell).lookAlike]],
  'look-alike issuer, serial number and key id': [
    copied('ski', 'issuer-serial'),
    (cell) => [own(cell).copy],
  ],
  'algorithm confusion: the method of another kind of keys': [
    'KEY_KIND_MISMATCH',
    confused((one, { signatureMethod, digest }) => ({ ...one, signatureMethod, digest })),
  ],
  'algorithm confusion: the certificate of another kind of keys': [
    'KEY_KIND_MISMATCH',
    confused(({ signatureMethod, digest, sign }, other) => ({
      ...other,
      signatureMethod,
      digest,
      sign,
    })),
  ],
  'algorithm confusion: method and certificate of another kind of keys': [
    'SIGNATURE_INVALID',
    confused(({ sign }, other) => ({ ...other, sign })),
  ],
  'algorithm confusion: a MAC under the public certificate': [
    'SIGNATURE_METHOD_FORBIDDEN',
    (cell) => [
      {
        ...own(cell).registered,
        signatureMethod: `${MORE}hmac-sha256`,
        sign: async (data) =>
          createHmac('sha256', own(cell).registered.certificate).update(data).digest(),
      },
    ],
  ],
}
