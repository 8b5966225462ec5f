import forge from 'node-forge'
import type { KeyPair, PrivateKey } from './algorithms/algorithm.ts'
import { keysOf, readPrivateKey } from './algorithms/registry.ts'
import { type Certificate, parseCertificate } from './certificate.ts'

/** A key with its certificate first and the certificates above it after. */
export interface Pkcs12 {
  readonly key: PrivateKey
  readonly chain: readonly Certificate[]
}

/** What a PKCS#12 held; `keys` leaves out kinds that nobody here knows. */
export interface OpenedPkcs12 {
  readonly keys: readonly KeyPair[]
  readonly certificates: readonly Certificate[]
}

/** As the national provider has it; the library derives keys slowly, and the password is public. */
const ROUNDS = 1024

/**
 * Writes a PKCS#12 (RFC 7292): key under 3DES and MAC with SHA-1, for every client reads these; certificates in the open.
 * The library knows RSA keys only, and throws on others.
 */
export function writePkcs12({ key, chain }: Pkcs12, password: string, alias: string): Uint8Array {
  const pkcs8 = keysOf(key.kind).writePrivate(key)
  const pfx = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromAsn1(treeOf(pkcs8)) as forge.pki.rsa.PrivateKey,
    chain.map(({ der }) => forge.pki.certificateFromAsn1(treeOf(der))),
    password,
    { algorithm: '3des', count: ROUNDS, friendlyName: alias, generateLocalKeyId: true },
  )
  return bytesOf(pfx)
}

/** Opens a PKCS#12, BER ones of Kalkan too. Throws an Error that says why: a wrong password, or broken bytes. */
export function readPkcs12(bytes: Uint8Array, password: string): OpenedPkcs12 {
  const bags = openBags(bytes, password)
  return {
    keys: bags.filter(isKey).flatMap((bag) => readPrivateKey(keyBytes(bag)) ?? []),
    certificates: bags.filter(isCertificate).map((bag) => parseCertificate(certificateBytes(bag))),
  }
}

function openBags(bytes: Uint8Array, password: string): forge.pkcs12.Bag[] {
  try {
    const pfx = forge.pkcs12.pkcs12FromAsn1(treeOf(bytes), false, password)
    return pfx.safeContents.flatMap(({ safeBags }) => safeBags)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`PKCS#12 cannot be opened: ${reason}`, { cause })
  }
}

const { keyBag, pkcs8ShroudedKeyBag, certBag } = forge.pki.oids
const isKey = ({ type }: forge.pkcs12.Bag) => type === keyBag || type === pkcs8ShroudedKeyBag
const isCertificate = ({ type }: forge.pkcs12.Bag) => type === certBag

/** A bag the library understands holds its own objects; any other holds the tree as it came. */
const keyBytes = ({ key, asn1 }: forge.pkcs12.Bag): Uint8Array =>
  bytesOf(key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key)) : asn1)

const certificateBytes = ({ cert, asn1 }: forge.pkcs12.Bag): Uint8Array =>
  bytesOf(cert ? forge.pki.certificateToAsn1(cert) : asn1)

const treeOf = (bytes: Uint8Array): forge.asn1.Asn1 =>
  forge.asn1.fromDer(Buffer.from(bytes).toString('binary'))

const bytesOf = (tree: forge.asn1.Asn1): Uint8Array =>
  Buffer.from(forge.asn1.toDer(tree).getBytes(), 'binary')
