import { at, type Modules, SIZE } from './matrix.ts'

/** ISO/IEC 18004, table 10: where a mask turns a module over. */
export const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/** How hard a code is to read: long runs, squares of one colour, what looks like a finder, too much of one colour. */
export function penalty(modules: Modules): number {
  const lines = linesOf(modules)
  const dark = modules.reduce((sum, one) => sum + one, 0)
  const imbalance = Math.floor(Math.abs((dark * 100) / modules.length - 50) / 5)
  return (
    lines.reduce((sum, line) => sum + runs(line) + finders(line), 0) +
    squares(modules) +
    imbalance * 10
  )
}

function linesOf(modules: Modules): string[] {
  const every = Array.from({ length: SIZE }, (_, index) => index)
  const line = (place: (index: number) => number) =>
    every.map((index) => modules[place(index)]).join('')
  return every.flatMap((one) => [line((index) => at(one, index)), line((index) => at(index, one))])
}

const runs = (line: string): number =>
  [...line.matchAll(/0{5,}|1{5,}/g)].reduce((sum, [run]) => sum + run.length - 2, 0)

const finders = (line: string): number =>
  40 * [...line.matchAll(/(?=00001011101|10111010000)/g)].length

function squares(modules: Modules): number {
  let sum = 0
  for (let row = 0; row < SIZE - 1; row += 1)
    for (let column = 0; column < SIZE - 1; column += 1) {
      const four = [
        at(row, column),
        at(row, column + 1),
        at(row + 1, column),
        at(row + 1, column + 1),
      ]
      const dark = four.reduce((count, place) => count + (modules[place] ?? 0), 0)
      if (dark % 4 === 0) sum += 3
    }
  return sum
}
