import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import { DerError } from '../der.ts'
import type { KeyAlgorithm, KeyPair, PublicKey, SignatureAlgorithm } from './algorithm.ts'
import { sha1, sha256 } from './hashes.ts'

type RsaHash = 'sha256' | 'sha1'

const SMALLEST = 2048
const LARGEST = 4096
/** OpenSSL's own limit for large keys: a huge exponent makes each verification as slow as a signature. */
const LARGEST_EXPONENT = 2n ** 64n

const makeKeyPair = promisify(generateKeyPair)
const signInPool = promisify(
  (
    hash: RsaHash,
    data: Uint8Array,
    key: KeyObject,
    done: (error: Error | null, signature: Buffer) => void,
  ) => sign(hash, data, key, done),
)

/** RSA keys as SubjectPublicKeyInfo and PKCS#8. */
export const rsaKeys: KeyAlgorithm = {
  kind: 'rsa',
  oid: '1.2.840.113549.1.1.1',
  readPublic: (spki) =>
    publicKeyOf(
      native(() => createPublicKey(derOf(spki, 'spki'))),
      spki,
    ),
  readPrivate: (pkcs8) => pairOf(native(() => createPrivateKey(derOf(pkcs8, 'pkcs8')))),
  writePrivate: ({ native: key }) => {
    if (key === undefined) throw new Error('an RSA private key without its KeyObject')
    return key.export({ format: 'der', type: 'pkcs8' })
  },
  weakness,
  generate: async (bits = SMALLEST) => {
    const { privateKey } = await makeKeyPair('rsa', { modulusLength: bits })
    return pairOf(privateKey)
  },
}

/** RSASSA-PKCS1-v1_5 (RFC 8017 8.2) with SHA-256; keys of 2048 to 4096 bits only. */
export const rsaSha256: SignatureAlgorithm = {
  uri: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  oid: '1.2.840.113549.1.1.11',
  digest: sha256,
  ...rsaWith('sha256'),
}

/** The same with SHA-1, which is taken by a quirk alone: as XMLDSig names it, and as Kalkan does. */
export const rsaSha1: readonly SignatureAlgorithm[] = [
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha1',
].map((uri) => ({ uri, oid: '1.2.840.113549.1.1.5', digest: sha1, ...rsaWith('sha1') }))

function rsaWith(hash: RsaHash): Pick<SignatureAlgorithm, 'keyKind' | 'verify' | 'sign'> {
  return {
    keyKind: 'rsa',
    verify: (key, data, signature) =>
      key.kind === 'rsa' &&
      key.native !== undefined &&
      weakness(key) === undefined &&
      verify(hash, data, key.native, signature),
    sign: async (key, data) => {
      if (key.kind !== 'rsa' || key.native === undefined) {
        throw new Error(`a key of kind ${key.kind} cannot sign with RSA`)
      }
      return signInPool(hash, data, key.native)
    },
  }
}

function weakness({ bits, native: key }: PublicKey): string | undefined {
  if (bits < SMALLEST || bits > LARGEST) {
    return `ключ RSA длиной ${bits} бит, допускается от ${SMALLEST} до ${LARGEST}`
  }
  const exponent = key?.asymmetricKeyDetails?.publicExponent ?? 0n
  const sound = exponent >= 3n && exponent % 2n === 1n && exponent < LARGEST_EXPONENT
  return sound ? undefined : 'недопустимая открытая экспонента ключа RSA'
}

const derOf = <T extends string>(bytes: Uint8Array, type: T) =>
  ({ key: Buffer.from(bytes), format: 'der', type }) as const

/** node:crypto throws a different error for each way a key can be broken. */
function native(read: () => KeyObject): KeyObject {
  try {
    const key = read()
    if (key.asymmetricKeyType === 'rsa') return key
  } catch (cause) {
    throw new DerError('a broken RSA key', { cause })
  }
  throw new DerError('not an RSA key')
}

const publicKeyOf = (key: KeyObject, spki: Uint8Array): PublicKey => ({
  kind: 'rsa',
  bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
  spki,
  native: key,
})

function pairOf(key: KeyObject): KeyPair {
  const open = createPublicKey(key)
  const spki = open.export({ format: 'der', type: 'spki' })
  return { publicKey: publicKeyOf(open, spki), privateKey: { kind: 'rsa', native: key } }
}
