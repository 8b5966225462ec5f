import { correction } from './reed-solomon.ts'

/** Version 6 with correction level M (ISO/IEC 18004, table 9): the one size we need. */
export const BLOCKS = 4
export const BLOCK_DATA = 27
export const BLOCK_CORRECTION = 16
const CAPACITY = BLOCKS * BLOCK_DATA
/** Mode and length take 12 bits, the end 4. */
export const LONGEST = CAPACITY - 2

const BYTE_MODE = 0b0100
const PADDING = [0xec, 0x11] as const

/** The codewords of a text, those of the blocks in turn. Throws an Error when it is longer than 106 bytes in UTF-8. */
export function codewordsOf(text: string): Uint8Array {
  const data = dataOf(Buffer.from(text, 'utf8'))
  const blocks = Array.from({ length: BLOCKS }, (_, index) =>
    data.subarray(index * BLOCK_DATA, (index + 1) * BLOCK_DATA),
  )
  const corrections = blocks.map((block) => correction(block, BLOCK_CORRECTION))
  return Uint8Array.from([
    ...interleaved(blocks, BLOCK_DATA),
    ...interleaved(corrections, BLOCK_CORRECTION),
  ])
}

function dataOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LONGEST) throw new Error(`${bytes.length} bytes do not fit into the QR code`)
  const data = new Uint8Array(CAPACITY)
  // All is shifted by the four bits of the mode.
  data[0] = (BYTE_MODE << 4) | (bytes.length >> 4)
  data[1] = (bytes.length << 4) & 0xff
  bytes.forEach((byte, index) => {
    data[index + 1] = (data[index + 1] ?? 0) | (byte >> 4)
    data[index + 2] = (byte << 4) & 0xff
  })
  for (let at = bytes.length + 2; at < CAPACITY; at += 1)
    data[at] = PADDING[(at - bytes.length) % 2 === 0 ? 0 : 1]
  return data
}

const interleaved = (blocks: readonly Uint8Array[], length: number): number[] =>
  Array.from({ length }, (_, at) => blocks.map((block) => block[at] ?? 0)).flat()
