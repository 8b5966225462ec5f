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
import { readInteger, readOctets, readOid } from './der-values.ts'
import { type Password, passwordFor } from './password.ts'
import { decryptByPassword } from './password-encryption.ts'
import { type Bag, type NamedKey, readBag } from './pkcs12-bags.ts'
import { checkMac } from './pkcs12-mac.ts'
import { pkcs12Oids as oids } from './pkcs12-oids.ts'

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
  const bags = childrenOf(readBer(safe)).flatMap((info) => bagsOf(contentOf(info), password))
  return {
    keys: bags.flatMap(({ key }) => key ?? []),
    certificates: bags.flatMap(({ certificate }) =>
      certificate ? [parseCertificate(certificate)] : [],
    ),
  }
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

/** The bags of one part of the safe: in the open, or encrypted by the password. */
function bagsOf({ type, value }: Content, password: Password): Bag[] {
  const safe = type === oids.encryptedData ? decrypted(value, password) : safeInTheOpen(type, value)
  return childrenOf(readBer(safe)).map((bag) => readBag(bag, password))
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

/** An OCTET STRING, or the pieces of one inside an implicit tag, which BER lets stand there. */
const joinedOctets = (node: DerNode): Uint8Array =>
  node.tag === inside(0) ? Buffer.concat(childrenOf(node).map(readOctets)) : readOctets(node)

const readBer = (bytes: Uint8Array): DerNode => readDer(berToDer(bytes))
