import type { KeyObject } from 'node:crypto'
import type { Point } from './gost/curve.ts'

/** What a key can do. Each kind is one file beside this one; nothing outside it knows how that kind works. */
export type KeyKind = 'rsa' | 'gost-2015' | 'gost-2004'

/**
 * `spki` is SubjectPublicKeyInfo in DER. `native` is there when node:crypto itself works with the kind; `point` and `scalar`
 * when it does not, and the arithmetic is that of the kind.
 */
export interface PublicKey {
  readonly kind: KeyKind
  readonly bits: number
  readonly spki: Uint8Array
  readonly native?: KeyObject
  readonly point?: Point
}

export interface PrivateKey {
  readonly kind: KeyKind
  readonly native?: KeyObject
  readonly scalar?: bigint
}

export interface KeyPair {
  readonly publicKey: PublicKey
  readonly privateKey: PrivateKey
}

/** A signature method: `uri` names it in XML, `oid` in certificates. A key of another kind never verifies. */
export interface SignatureAlgorithm {
  readonly uri: string
  readonly oid: string
  readonly keyKind: KeyKind
  /** The digest that goes with it: of the data here, of references and attributes by custom. */
  readonly digest: DigestAlgorithm
  verify(key: PublicKey, data: Uint8Array, signature: Uint8Array): boolean
  /** Makes now what the first verification would stop for. */
  warm?(): void
  /** Away from the event loop: RSA in the thread pool, GOST in a thread of its own. Rejects when that thread dies. */
  sign(key: PrivateKey, data: Uint8Array): Promise<Uint8Array>
}

/** A hash: `uri` names it in XML, `oid` in CMS and time stamps. */
export interface DigestAlgorithm {
  readonly uri: string
  readonly oid: string
  digest(data: Uint8Array): Uint8Array
}

/** How keys of one kind are read, written and made. `oid` is that of SubjectPublicKeyInfo. */
export interface KeyAlgorithm {
  readonly kind: KeyKind
  readonly oid: string
  /** Throws DerError when the bytes are no such key. */
  readPublic(spki: Uint8Array): PublicKey
  /** From PKCS#8 in DER, and back. */
  readPrivate(pkcs8: Uint8Array): KeyPair
  writePrivate(key: PrivateKey): Uint8Array
  /** What forbids the use of a key, in Russian; undefined when nothing does. */
  weakness(key: PublicKey): string | undefined
  generate(bits?: number): Promise<KeyPair>
}
