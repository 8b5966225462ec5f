import { childrenOf, DerError, readDer } from '../../eds/der.ts'
import { readInteger } from '../../eds/der-values.ts'
import type { CauseId } from './texts/causes.ts'

/** The same signature written down in another way than the algorithm asks for; `read` gives what it should have been. */
export const valueWays: readonly { id: CauseId; read: (value: Buffer) => Buffer[] }[] = [
  { id: 'SIGNATURE_REVERSED', read: (value) => [Buffer.from(value).reverse()] },
  { id: 'HALVES_SWAPPED', read: (value) => [joined(second(value), first(value))] },
  {
    id: 'HALVES_REVERSED',
    read: (value) => [joined(reversed(first(value)), reversed(second(value)))],
  },
  { id: 'SIGNATURE_IN_TEXT', read: fromText },
  { id: 'SIGNATURE_IN_DER', read: fromSequence },
]

const first = (value: Buffer) => value.subarray(0, value.length >> 1)
const second = (value: Buffer) => value.subarray(value.length >> 1)
const reversed = (part: Buffer) => Buffer.from(part).reverse()
const joined = (one: Buffer, other: Buffer) => Buffer.concat([one, other])

/** Hex or base64 inside the base64; or hex that stands where base64 should. */
function fromText(value: Buffer): Buffer[] {
  const texts = [value.toString('latin1'), value.toString('base64')]
  return texts.flatMap((text) => {
    if (/^(?:[0-9a-fA-F]{2})+$/.test(text)) return [Buffer.from(text, 'hex')]
    return /^[A-Za-z0-9+/\s]+={0,2}$/.test(text) && text === texts[0]
      ? [Buffer.from(text, 'base64')]
      : []
  })
}

/** SEQUENCE of r and s, as OpenSSL writes ECDSA, back to two halves: in either order, of either end first. */
function fromSequence(value: Buffer): Buffer[] {
  const [r, s] = integersOf(value)
  if (r === undefined || s === undefined) return []
  const width = r >> 256n || s >> 256n ? 64 : 32
  const [one, other] = [bytesOf(r, width), bytesOf(s, width)]
  return [
    joined(reversed(one), reversed(other)),
    joined(reversed(other), reversed(one)),
    joined(one, other),
    joined(other, one),
  ]
}

function integersOf(value: Buffer): bigint[] {
  try {
    const numbers = childrenOf(readDer(value)).map(readInteger)
    return numbers.length === 2 && numbers.every((one) => one >= 0n && one >> 512n === 0n)
      ? numbers
      : []
  } catch (error) {
    if (error instanceof DerError) return []
    throw error
  }
}

const bytesOf = (number: bigint, width: number): Buffer =>
  Buffer.from(number.toString(16).padStart(2 * width, '0'), 'hex')
