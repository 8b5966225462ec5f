import { codewordsOf } from './codewords.ts'
import { masks, penalty } from './mask.ts'
import { at, dataPlaces, type Frame, formatPlaces, frame, type Modules, SIZE } from './matrix.ts'

/** A QR code (ISO/IEC 18004, version 6, level M) as rows of modules, true for dark; at most 106 bytes of UTF-8. */
export function qrOf(text: string): readonly (readonly boolean[])[] {
  const bare = frame()
  const codewords = codewordsOf(text)
  const drawn = masks.map((_, mask) => draw(bare, codewords, mask))
  const best = drawn.reduce((one, other) => (penalty(other) < penalty(one) ? other : one))
  return Array.from({ length: SIZE }, (_, row) =>
    Array.from({ length: SIZE }, (__, column) => best[at(row, column)] === 1),
  )
}

function draw({ modules, taken }: Frame, codewords: Uint8Array, mask: number): Modules {
  const drawn = Uint8Array.from(modules)
  const turned = masks[mask]
  dataPlaces(taken).forEach((place, index) => {
    // Seven modules are left over, and are light.
    const bit = ((codewords[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
    const over = turned?.(Math.floor(place / SIZE), place % SIZE) === true
    drawn[place] = over ? bit ^ 1 : bit
  })
  const format = formatOf(mask)
  for (const copy of formatPlaces())
    copy.forEach(([row, column], bit) => {
      drawn[at(row, column)] = (format >> bit) & 1
    })
  return drawn
}

/** Level M is 00, then the mask, then the remainder of the BCH code, all turned over by a fixed pattern. */
export function formatOf(mask: number): number {
  let rest = mask << 10
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10)
  return ((mask << 10) | rest) ^ 0x5412
}
