/** Version 6: 41 modules a side, quiet zone not counted. */
export const SIZE = 41
const ALIGNMENT = 34
const TIMING = 6

export type Modules = Uint8Array

export const at = (row: number, column: number): number => row * SIZE + column

/** The patterns that every code of this version has, and which modules they take. */
export interface Frame {
  readonly modules: Modules
  readonly taken: Uint8Array
}

export function frame(): Frame {
  const modules = new Uint8Array(SIZE * SIZE)
  const taken = new Uint8Array(SIZE * SIZE)
  const put = (row: number, column: number, dark: boolean): void => {
    if (row < 0 || column < 0 || row >= SIZE || column >= SIZE) return
    modules[at(row, column)] = dark ? 1 : 0
    taken[at(row, column)] = 1
  }
  /** Squares in one another; `light` are the distances from the middle that are light. */
  const squares = (row: number, column: number, reach: number, light: readonly number[]): void => {
    for (let down = -reach; down <= reach; down += 1)
      for (let right = -reach; right <= reach; right += 1)
        put(row + down, column + right, !light.includes(Math.max(Math.abs(down), Math.abs(right))))
  }
  for (let index = 0; index < SIZE; index += 1) {
    put(TIMING, index, index % 2 === 0)
    put(index, TIMING, index % 2 === 0)
  }
  // The outermost light square is the separator.
  for (const [row, column] of [
    [3, 3],
    [3, SIZE - 4],
    [SIZE - 4, 3],
  ] as const)
    squares(row, column, 4, [2, 4])
  squares(ALIGNMENT, ALIGNMENT, 2, [1])
  for (const [row, column] of formatPlaces().flat()) put(row, column, false)
  put(SIZE - 8, 8, true)
  return { modules, taken }
}

type Place = readonly [row: number, column: number]

/** Where the two copies of the format stand, the lowest bit first. */
export function formatPlaces(): readonly [readonly Place[], readonly Place[]] {
  const first: Place[] = []
  const second: Place[] = []
  for (let bit = 0; bit < 15; bit += 1) {
    if (bit < 8) first.push([bit < 6 ? bit : bit + 1, 8])
    else first.push([8, bit === 8 ? 7 : 14 - bit])
    second.push(bit < 8 ? [8, SIZE - 1 - bit] : [SIZE - 15 + bit, 8])
  }
  return [first, second]
}

/** The modules left for data, in the order of its bits: two columns at a time from the right, up and down in turn. */
export function dataPlaces(taken: Uint8Array): readonly number[] {
  const down = Array.from({ length: SIZE }, (_, row) => row)
  const up = down.toReversed()
  return rightColumns().flatMap((right, pair) =>
    (pair % 2 === 0 ? up : down)
      .flatMap((row) => [at(row, right), at(row, right - 1)])
      .filter((place) => taken[place] === 0),
  )
}

/** The right one of each two columns; the column of timing is left out, and those beyond it move by one. */
const rightColumns = (): number[] =>
  Array.from({ length: (SIZE - 1) / 2 }, (_, pair) => SIZE - 1 - 2 * pair).map((right) =>
    right <= TIMING ? right - 1 : right,
  )
