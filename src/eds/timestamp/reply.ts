import { ShepFault } from '../../contract/faults.ts'
import { childrenOf, DerError, type DerNode, membersOf, readDer, tags } from '../der.ts'
import { readBits, readInteger, readText } from '../der-values.ts'
import { integer, namedBits, sequence, utf8Text } from '../der-write.ts'

/** PKIFailureInfo of RFC 3161 2.4.2, by bit. */
const failures = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  timeNotAvailable: 14,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
  systemFailure: 25,
} as const
export type TimestampFailure = keyof typeof failures

/** What an authority answered: a token, or why there is none. */
export type TimestampReply =
  | { readonly token: Uint8Array }
  | { readonly failure: TimestampFailure | undefined; readonly text: string }

const GRANTED = 0
const GRANTED_WITH_MODS = 1
const REJECTION = 2

export const writeTimestampReply = (token: Uint8Array): Uint8Array =>
  sequence(sequence(integer(GRANTED)), token)

/** `text` is what a person reads. */
export const writeTimestampRefusal = (failure: TimestampFailure, text: string): Uint8Array =>
  sequence(sequence(integer(REJECTION), sequence(utf8Text(text)), namedBits([failures[failure]])))

/** Reads a TimeStampResp. Throws ShepFault TIMESTAMP_UNREADABLE, with the reason in `detail`. */
export function readTimestampReply(der: Uint8Array): TimestampReply {
  try {
    return readReply(der)
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('TIMESTAMP_UNREADABLE', { reason: cause.message }, cause)
  }
}

function readReply(der: Uint8Array): TimestampReply {
  const members = membersOf(readDer(der))
  const info = membersOf(members.need())
  const token = members.optional(tags.sequence)
  members.end()
  const status = Number(readInteger(info.need()))
  if (status === GRANTED || status === GRANTED_WITH_MODS) {
    if (token === undefined) throw new DerError('granted, and no token')
    return { token: token.raw }
  }
  const texts = info.optional(tags.sequence)
  const bits = info.optional(tags.bits)
  return { failure: bits && failureOf(bits), text: texts ? textOf(texts) : '' }
}

const textOf = (node: DerNode): string =>
  childrenOf(node)
    .map((child) => readText(child) ?? '')
    .join('; ')

function failureOf(node: DerNode): TimestampFailure | undefined {
  const { bytes } = readBits(node)
  const isSet = (bit: number) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0
  const [found] = Object.entries(failures).filter(([, bit]) => isSet(bit))
  return found?.[0] as TimestampFailure | undefined
}
