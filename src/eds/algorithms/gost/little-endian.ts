/** A number from zero up, its least significant byte first, as everything of GOST in Kazakhstan is written. */
export const readNumber = (bytes: Uint8Array): bigint =>
  BigInt(`0x00${Buffer.from(bytes).reverse().toString('hex')}`)

/** `length` is in bytes; the number must fit. */
export const writeNumber = (value: bigint, length: number): Uint8Array =>
  Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex').reverse()
