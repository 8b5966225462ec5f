/** What a message that was not verified says of itself, for the journal's index alone. Never for a handler. */
export interface Peeked {
  readonly messageId?: string
  readonly serviceId?: string
  readonly senderId?: string
}

const FIELDS = ['messageId', 'serviceId', 'senderId'] as const
const FAR = 256 * 1024

/** Looks for the first occurrence of each name in bytes that may not even be XML. */
export function peek(bytes: Uint8Array): Peeked {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, FAR)).toString(
    'utf8',
  )
  const found = FIELDS.map((name) => {
    const value = new RegExp(`<(?:[\\w.-]+:)?${name}>([^<]{1,200})</`).exec(text)?.[1]?.trim()
    return value ? { [name]: value } : {}
  })
  return Object.assign({}, ...found) as Peeked
}
