import { ShepFault } from '../contract/faults.ts'
import type { KeyPair, PrivateKey } from './algorithms/algorithm.ts'
import { type Certificate, certificatesIn } from './certificate.ts'
import { isPem, readPemKeys } from './pem-keys.ts'
import { type OpenedPkcs12, readPkcs12 } from './pkcs12.ts'
import type { NamedKey } from './pkcs12-bags.ts'
import { publicKeyBits } from './spki.ts'

/** A key ready to sign: its certificate, and the certificates above it as far as the files had them. */
export interface KeyStore {
  readonly key: PrivateKey
  readonly certificate: Certificate
  readonly chain: readonly Certificate[]
}

export interface KeyStoreOptions {
  readonly password?: string
  /** A further file with certificates, PEM or DER. */
  readonly certificates?: Uint8Array
  /** Which of several keys: its friendlyName in the PKCS#12. */
  readonly alias?: string
}

/**
 * Opens a PKCS#12, or PEM with PKCS#8 (plain or encrypted) or PKCS#1, and finds the certificate that belongs to the key by
 * the public key. Throws ShepFault KEY_… for what is wrong with the key, CERTIFICATE_UNREADABLE for a certificate.
 */
export const openKeyStore = (bytes: Uint8Array, options: KeyStoreOptions = {}): KeyStore =>
  matchKey(readKeyFile(bytes, options), options.alias)

/** Keys and certificates of the files, not matched yet. */
export function readKeyFile(bytes: Uint8Array, options: KeyStoreOptions = {}): OpenedPkcs12 {
  const { password, certificates } = options
  const { keys, certificates: own } = readWhole(bytes, password)
  return { keys, certificates: [...own, ...(certificates ? certificatesIn(certificates) : [])] }
}

function readWhole(bytes: Uint8Array, password: string | undefined): OpenedPkcs12 {
  if (isPem(bytes)) return readPemKeys(bytes, password)
  if (password === undefined) throw new ShepFault('KEY_PASSWORD_NEEDED')
  return readPkcs12(bytes, password)
}

/** The one key that has its certificate, or the one of that alias. */
export function matchKey({ keys, certificates }: OpenedPkcs12, alias?: string): KeyStore {
  const wanted = alias === undefined ? keys : keys.filter((one) => one.alias === alias)
  const known = wanted.flatMap(({ pair, ...rest }) => (pair ? [{ pair, ...rest }] : []))
  if (known.length === 0) throw noKey(wanted, alias)
  const stores = known.flatMap(({ pair }) => storesOf(pair, certificates))
  const [first, ...others] = stores
  if (first === undefined)
    throw new ShepFault('KEY_CERTIFICATE_MISSING', {
      actual: certificates.map(({ subject }) => subject.text).join('; ') || 'no certificate',
    })
  if (others.length > 0)
    throw new ShepFault('KEY_AMBIGUOUS', {
      actual: known.map((one) => one.alias ?? 'a key without an alias').join('; '),
    })
  return first
}

function noKey(wanted: readonly NamedKey[], alias: string | undefined): ShepFault {
  if (wanted.length > 0)
    return new ShepFault('KEY_KIND_UNKNOWN', { actual: wanted.map(({ oid }) => oid).join(', ') })
  return new ShepFault('KEY_MISSING', alias === undefined ? {} : { expected: `alias ${alias}` })
}

/** One key may have been certified more than once: the certificate that ends last is the one in use. */
function storesOf({ publicKey, privateKey }: KeyPair, all: readonly Certificate[]): KeyStore[] {
  const bits = Buffer.from(publicKeyBits(publicKey.spki))
  const [certificate] = all
    .filter(({ spki }) => bits.equals(publicKeyBits(spki)))
    .sort((one, other) => other.notAfter.getTime() - one.notAfter.getTime())
  return certificate ? [{ key: privateKey, certificate, chain: above(certificate, all) }] : []
}

/** The issuers among the certificates, nearest first; whether they really issued is for the chain to judge. */
function above(leaf: Certificate, all: readonly Certificate[]): Certificate[] {
  const chain: Certificate[] = []
  for (let at = leaf; at.issuer.key !== at.subject.key; ) {
    const issuer = all.find((one) => one.subject.key === at.issuer.key && !chain.includes(one))
    if (issuer === undefined) break
    chain.push(issuer)
    at = issuer
  }
  return chain
}
