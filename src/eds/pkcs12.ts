import { createHmac, timingSafeEqual } from 'node:crypto'
import { ShepFault } from '../contract/faults.ts'
import { berToDer } from './ber.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import {
  childrenOf,
  DerError,
  type DerNode,
  inside,
  membersOf,
  plain,
  readDer,
  tags,
} from './der.ts'
import { readInteger, readOctets, readOid, readText } from './der-values.ts'
import { type Password, passwordFor, readRounds } from './password.ts'
import { decryptByPassword } from './password-encryption.ts'
import { openPkcs8, type PrivateKeyInfo } from './pkcs8.ts'
import { derivePkcs12, type Pkcs12Hash, purposes, workOf } from './pkcs12-key.ts'
import { pkcs12Oids as oids } from './pkcs12-oids.ts'

/** A key of a container, with the name (friendlyName) that the container gives it. */
export type NamedKey = PrivateKeyInfo & { readonly alias?: string }

/** What a PKCS#12 held, in its order. */
export interface OpenedPkcs12 {
  readonly keys: readonly NamedKey[]
  readonly certificates: readonly Certificate[]
}

/** A hundred certificates; real containers have one to ten. */
export const LARGEST_KEY_FILE = 256 * 1024

/**
 * Opens a PKCS#12 (RFC 7292), BER ones of Kalkan too; PBMAC1 and public-key integrity are not read. Throws ShepFault
 * KEY_FILE_DAMAGED, KEY_FILE_UNKNOWN, KEY_FILE_LIMIT, KEY_PASSWORD_WRONG, or CERTIFICATE_UNREADABLE.
 */
export function readPkcs12(bytes: Uint8Array, password: string): OpenedPkcs12 {
  if (bytes.length > LARGEST_KEY_FILE)
    throw new ShepFault('KEY_FILE_LIMIT', {
      expected: `${LARGEST_KEY_FILE} bytes`,
      actual: bytes.length,
    })
  if (bytes[0] !== tags.sequence) throw notPkcs12()
  try {
    return openPfx(bytes, passwordFor(password))
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('KEY_FILE_DAMAGED', { reason: cause.message }, cause)
  }
}

const notPkcs12 = () =>
  new ShepFault('KEY_FILE_UNKNOWN', { expected: 'PKCS#12, version 3, or PEM' })

/** RFC 7292 4: version, AuthenticatedSafe, MAC. */
function openPfx(bytes: Uint8Array, password: Password): OpenedPkcs12 {
  const pfx = membersOf(readBer(bytes))
  const version = pfx.optional(tags.integer)
  if (version === undefined || readInteger(version) !== 3n) throw notPkcs12()
  const content = contentOf(pfx.need())
  if (content.type !== oids.data)
    throw new ShepFault('KEY_FILE_UNKNOWN', { actual: `integrity by ${content.type}` })
  const safe = joinedOctets(content.value)
  const mac = pfx.optional(tags.sequence)
  pfx.end()
  if (mac) checkMac(mac, safe, password)
  const bags = childrenOf(sequenceIn(safe)).flatMap((info) => bagsOf(contentOf(info), password))
  return { keys: bags.flatMap(({ key }) => key ?? []), certificates: bags.flatMap(certificateIn) }
}

interface Content {
  readonly type: string
  readonly value: DerNode
}

/** ContentInfo of PKCS#7: a type, and `[0]` around the value. */
function contentOf(info: DerNode): Content {
  const members = membersOf(info)
  return { type: readOid(members.need()), value: readDer(members.need(inside(0)).content) }
}

const macHashes: Readonly<Record<string, Pkcs12Hash>> = {
  [oids.sha1]: 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** RFC 7292 appendix A: DigestInfo, salt, iterations (1 when absent). */
function checkMac(mac: DerNode, safe: Uint8Array, password: Password): void {
  const members = membersOf(mac)
  const digestInfo = membersOf(members.need())
  const salt = readOctets(members.need())
  const iterations = members.optional(tags.integer)
  const oid = readOid(membersOf(digestInfo.need()).need())
  const hash = macHashes[oid]
  if (hash === undefined) throw new ShepFault('KEY_FILE_UNKNOWN', { actual: `MAC by ${oid}` })
  const expected = readOctets(digestInfo.need())
  const order = {
    hash,
    password: password.text,
    salt,
    rounds: iterations ? readRounds(iterations) : 1,
    purpose: purposes.mac,
    length: createHmac(hash, '').digest().length,
  }
  password.spend(workOf(order))
  const actual = createHmac(hash, derivePkcs12(order)).update(safe).digest()
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual))
    throw new ShepFault('KEY_PASSWORD_WRONG', { reason: 'the MAC differs' })
}

interface Bag {
  readonly key?: NamedKey
  readonly certificate?: Uint8Array
}

/** The bags of one part of the safe: in the open, or encrypted by the password. */
function bagsOf({ type, value }: Content, password: Password): Bag[] {
  const safe = type === oids.encryptedData ? decrypted(value, password) : safeInTheOpen(type, value)
  return childrenOf(sequenceIn(safe)).map((bag) => readBag(bag, password))
}

function safeInTheOpen(type: string, value: DerNode): Uint8Array {
  if (type !== oids.data) throw new ShepFault('KEY_FILE_UNKNOWN', { actual: `a safe of ${type}` })
  return joinedOctets(value)
}

/** EncryptedData of PKCS#7: version, then type, algorithm and `[0]` bytes. */
function decrypted(value: DerNode, password: Password): Uint8Array {
  const members = membersOf(value)
  members.need(tags.integer)
  const info = membersOf(members.need())
  info.need(tags.oid)
  const algorithm = info.need(tags.sequence)
  const whole = info.optional(plain(0))
  const encrypted = whole ? whole.content : joinedOctets(info.need(inside(0)))
  return decryptByPassword(algorithm, encrypted, password)
}

/** SafeBag: type, `[0]` value, attributes. A bag of another type, such as a CRL, is passed over. */
function readBag(bag: DerNode, password: Password): Bag {
  const members = membersOf(bag)
  const type = readOid(members.need())
  const value = readDer(members.need(inside(0)).content)
  const alias = aliasIn(members.optional(tags.set))
  const named = (key: PrivateKeyInfo): Bag => ({ key: { ...key, ...(alias && { alias }) } })
  switch (type) {
    case oids.keyBag:
      return named(openPkcs8(value))
    case oids.shroudedKeyBag:
      return named(openPkcs8(value, password))
    case oids.certificateBag:
      return certificateBag(value)
    default:
      return {}
  }
}

function certificateBag(value: DerNode): Bag {
  const members = membersOf(value)
  if (readOid(members.need()) !== oids.x509Certificate) return {}
  return { certificate: readOctets(readDer(members.need(inside(0)).content)) }
}

const certificateIn = ({ certificate }: Bag): Certificate[] =>
  certificate ? [parseCertificate(certificate)] : []

function aliasIn(attributes: DerNode | undefined): string | undefined {
  for (const attribute of attributes ? childrenOf(attributes) : []) {
    const members = membersOf(attribute)
    if (readOid(members.need()) !== oids.friendlyName) continue
    const [name] = childrenOf(members.need(tags.set))
    return name && readText(name)
  }
  return undefined
}

/** An OCTET STRING, or the pieces of one inside an implicit tag, which BER lets stand there. */
const joinedOctets = (node: DerNode): Uint8Array =>
  node.tag === inside(0) ? Buffer.concat(childrenOf(node).map(readOctets)) : readOctets(node)

const readBer = (bytes: Uint8Array): DerNode => readDer(berToDer(bytes))
const sequenceIn = readBer
