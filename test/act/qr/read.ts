import { times } from '../../../src/act/qr/reed-solomon.ts'

/** Where a module of data is turned over, by the number of the mask: written apart from the code under test. */
const turned = (mask: number, i: number, j: number): boolean => {
  const product = i * j
  const forms = [
    (i + j) % 2,
    i % 2,
    j % 3,
    (i + j) % 3,
    ((i >> 1) + Math.floor(j / 3)) % 2,
    (product % 2) + (product % 3),
    ((product % 2) + (product % 3)) % 2,
    (((i + j) % 2) + (product % 3)) % 2,
  ]
  return forms[mask] === 0
}

/** ISO/IEC 18004, annex C: the formats of level M, by mask. */
export const formatsOfM = [
  0b101010000010010, 0b101000100100101, 0b101111001111100, 0b101101101001011, 0b100010111111001,
  0b100000011001110, 0b100111110010111, 0b100101010100000,
]

/** Whether a module of a code of version 6 belongs to its patterns. */
function isPattern(row: number, column: number): boolean {
  const corner = (r: number, c: number) => r < 9 && c < 9
  return (
    corner(row, column) ||
    corner(row, 40 - column + (column > 32 ? 0 : 9)) ||
    corner(40 - row + (row > 32 ? 0 : 9), column) ||
    row === 6 ||
    column === 6 ||
    (Math.abs(row - 34) < 3 && Math.abs(column - 34) < 3)
  )
}

function bitsOf(code: readonly (readonly boolean[])[], mask: number): number[] {
  const rights = [...[40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8], 5, 3, 1]
  return rights.flatMap((right, turn) =>
    Array.from({ length: 82 }, (_, step) => {
      const row = turn % 2 === 0 ? 40 - (step >> 1) : step >> 1
      const column = right - (step % 2)
      return isPattern(row, column)
        ? []
        : [Number(code[row]?.[column] !== turned(mask, row, column))]
    }).flat(),
  )
}

/** The value of a block as a polynomial at a power of 2: zero where nothing is wrong. */
function syndrome(block: readonly number[], power: number): number {
  let root = 1
  for (let index = 0; index < power; index += 1) root = times(root, 2)
  return block.reduce((sum, codeword) => times(sum, root) ^ codeword, 0)
}

/** Reads a code as a reader would that sees every module right; throws when it is none. */
export function readQr(code: readonly (readonly boolean[])[]): string {
  const format = Array.from({ length: 15 }, (_, bit) =>
    Number(bit < 8 ? code[8]?.[40 - bit] : code[26 + bit]?.[8]),
  ).reduce((sum, bit, at) => sum | (bit << at), 0)
  const mask = formatsOfM.indexOf(format)
  if (mask < 0) throw new Error(`format ${format.toString(2)}`)
  const bits = bitsOf(code, mask)
  if (bits.length !== 172 * 8 + 7) throw new Error(`${bits.length} bits`)
  const codewords = Array.from({ length: 172 }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2),
  )
  const blocks = [0, 1, 2, 3].map((block) => codewords.filter((_, at) => at % 4 === block))
  for (const block of blocks)
    for (let power = 0; power < 16; power += 1)
      if (syndrome(block, power) !== 0) throw new Error('wrong correction')
  const data = blocks.flatMap((block) => block.slice(0, 27))
  const text = data.map((codeword) => codeword.toString(16).padStart(2, '0')).join('')
  if (text[0] !== '4') throw new Error('not bytes')
  const length = Number.parseInt(text.slice(1, 3), 16)
  return Buffer.from(text.slice(3, 3 + 2 * length), 'hex').toString('utf8')
}
