import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { PrivateKey } from './algorithms/algorithm.ts'
import { keysOf } from './algorithms/registry.ts'
import type { Certificate } from './certificate.ts'
import {
  bmpText,
  contextInside,
  contextPlain,
  integer,
  nothing,
  octets,
  oid,
  sequence,
  set,
} from './der-write.ts'
import { derivePkcs12, purposes } from './pkcs12-key.ts'
import { pkcs12Oids as oids } from './pkcs12-oids.ts'

/** A key with its certificate first and the certificates above it after. */
export interface Pkcs12 {
  readonly key: PrivateKey
  readonly chain: readonly Certificate[]
}

/** As the national provider has it; its containers protect by the password and not by the count. */
const ROUNDS = 1024

/**
 * Writes a PKCS#12 (RFC 7292) with a key of any kind: key and certificates under 3DES, MAC with SHA-1, as the national
 * provider does and every client reads. The certificate first in `chain` bears the alias and the key id.
 */
export function writePkcs12({ key, chain }: Pkcs12, password: string, alias: string): Uint8Array {
  const attributes = attributesOf(alias, chain[0]?.der ?? new Uint8Array())
  const { algorithm, encrypted } = encrypt(keysOf(key.kind).writePrivate(key), password)
  const keyBag = bag(oids.shroudedKeyBag, sequence(algorithm, octets(encrypted)), attributes)
  const certificateBags = chain.map(({ der }, index) =>
    bag(
      oids.certificateBag,
      sequence(oid(oids.x509Certificate), contextInside(0, octets(der))),
      index === 0 ? attributes : undefined,
    ),
  )
  const safe = sequence(
    data(sequence(keyBag)),
    encryptedData(encrypt(sequence(...certificateBags), password)),
  )
  return sequence(integer(3), data(safe), macOf(safe, password))
}

interface Encrypted {
  readonly algorithm: Uint8Array
  readonly encrypted: Uint8Array
}

function encrypt(bytes: Uint8Array, password: string): Encrypted {
  const order = { hash: 'sha1', password, salt: randomBytes(20), rounds: ROUNDS } as const
  const key = derivePkcs12({ ...order, purpose: purposes.key, length: 24 })
  const iv = derivePkcs12({ ...order, purpose: purposes.iv, length: 8 })
  const cipher = createCipheriv('des-ede3-cbc', key, iv)
  return {
    algorithm: sequence(oid(oids.tripleDes), sequence(octets(order.salt), integer(ROUNDS))),
    encrypted: Buffer.concat([cipher.update(bytes), cipher.final()]),
  }
}

function macOf(safe: Uint8Array, password: string): Uint8Array {
  const salt = randomBytes(20)
  const order = { hash: 'sha1', password, salt, rounds: ROUNDS } as const
  const key = derivePkcs12({ ...order, purpose: purposes.mac, length: 20 })
  const mac = createHmac('sha1', key).update(safe).digest()
  const digestInfo = sequence(sequence(oid(oids.sha1), nothing()), octets(mac))
  return sequence(digestInfo, octets(salt), integer(ROUNDS))
}

const data = (content: Uint8Array): Uint8Array =>
  sequence(oid(oids.data), contextInside(0, octets(content)))

const encryptedData = ({ algorithm, encrypted }: Encrypted): Uint8Array =>
  sequence(
    oid(oids.encryptedData),
    contextInside(
      0,
      sequence(integer(0), sequence(oid(oids.data), algorithm, contextPlain(0, encrypted))),
    ),
  )

const bag = (type: string, value: Uint8Array, attributes?: Uint8Array): Uint8Array =>
  sequence(oid(type), contextInside(0, value), ...(attributes ? [attributes] : []))

/** Key and certificate are found together by the local key id: here SHA-1 of the certificate, as OpenSSL has it. */
const attributesOf = (alias: string, certificate: Uint8Array): Uint8Array =>
  set(
    sequence(oid(oids.friendlyName), set(bmpText(alias))),
    sequence(oid(oids.localKeyId), set(octets(createHash('sha1').update(certificate).digest()))),
  )
