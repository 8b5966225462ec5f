import { DerError, type DerNode, inside, type Members, membersOf, tags } from '../der.ts'
import { readInteger, readOctets, readOid, readTime } from '../der-values.ts'
import { generalizedTime, integer, octets, oid, sequence } from '../der-write.ts'

/** The hash that is stamped: OID of the digest algorithm, and its value. */
export interface Imprint {
  readonly digestOid: string
  readonly hash: Uint8Array
}

/** What a time stamp says: TSTInfo of RFC 3161 2.4.2. */
export interface TimestampInfo {
  readonly policy: string
  readonly imprint: Imprint
  readonly serial: bigint
  readonly time: Date
  /** Repeats that of the request. */
  readonly nonce?: bigint
}

/** Bytes of a nonce or of a serial number; RFC 3161 asks for 64 and for 160 bits. */
const LONGEST_NUMBER = 64

/** Whole seconds, and an accuracy of one: the fraction is cut off. */
export const writeInfo = ({ policy, imprint, serial, time, nonce }: TimestampInfo): Uint8Array =>
  sequence(
    integer(1),
    oid(policy),
    writeImprint(imprint),
    integer(serial),
    generalizedTime(time),
    sequence(integer(1)),
    ...(nonce === undefined ? [] : [integer(nonce)]),
  )

/** Throws DerError. */
export function readInfo(node: DerNode): TimestampInfo {
  const members = membersOf(node)
  readVersion(members)
  const policy = readOid(members.need())
  const imprint = readImprint(members.need())
  const serial = readNumber(members.need())
  const time = readStampTime(members.need(tags.generalizedTime))
  members.optional(tags.sequence)
  members.optional(tags.boolean)
  const nonce = members.optional(tags.integer)
  members.optional(inside(0))
  members.optional(inside(1))
  members.end()
  return { policy, imprint, serial, time, ...(nonce && { nonce: readNumber(nonce) }) }
}

export const writeImprint = ({ digestOid, hash }: Imprint): Uint8Array =>
  sequence(sequence(oid(digestOid)), octets(hash))

export function readImprint(node: DerNode): Imprint {
  const members = membersOf(node)
  const digestOid = readOid(membersOf(members.need()).need())
  const hash = readOctets(members.need())
  members.end()
  return { digestOid, hash }
}

export function readVersion(members: Members): void {
  if (readInteger(members.need()) !== 1n) throw new DerError('no such version')
}

export function readNumber(node: DerNode): bigint {
  if (node.content.length > LONGEST_NUMBER) throw new DerError('a number above 64 bytes')
  const number = readInteger(node)
  if (number < 0n) throw new DerError('a negative number')
  return number
}

/** RFC 3161 2.4.2: GeneralizedTime that may have a fraction of a second. */
function readStampTime(node: DerNode): Date {
  const text = Buffer.from(node.content).toString('latin1')
  const [, whole, fraction = ''] = /^(\d{14})(?:\.(\d{1,9}))?Z$/.exec(text) ?? []
  if (whole === undefined) throw new DerError('a broken time')
  const seconds = readTime({ ...node, content: Buffer.from(`${whole}Z`) })
  return new Date(seconds.getTime() + Math.floor(Number(`0.${fraction}0`) * 1000))
}
