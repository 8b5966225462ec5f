import type { Point } from './curve.ts'

/** How the tables of keys are kept. */
export interface KeyTables<T> {
  /** The table of a key that has been asked for often enough; undefined for one that has not. */
  find(point: Point): T | undefined
}

export interface KeyTableOptions<T> {
  /** How many keys have tables at once; the least recently used gives its place up. */
  readonly places: number
  /** Which use of a key makes its table: what comes once never does. */
  readonly use: number
  /** Makes the table of a point, in place of `instead` when there is no further room. */
  make(point: Point, instead: T | undefined): T
}

/** How many keys without a table have their uses counted. */
const COUNTED = 1024

/** Tables cost several verifications to make and much memory, so only keys that return have them. */
export function createKeyTables<T>({ places, use, make }: KeyTableOptions<T>): KeyTables<T> {
  const tables = new Map<bigint, T>()
  const uses = new Map<bigint, number>()
  const countedUse = (id: bigint): number => {
    const count = (uses.get(id) ?? 0) + 1
    uses.delete(id)
    if (count < use) uses.set(id, count)
    if (uses.size > COUNTED) takeOldest(uses)
    return count
  }
  return {
    find: (point) => {
      const id = 2n * point.x + (point.y & 1n)
      const known = tables.get(id)
      if (known === undefined && countedUse(id) < use) return undefined
      tables.delete(id)
      const instead = known || tables.size < places ? undefined : takeOldest(tables)
      const table = known ?? make(point, instead)
      tables.set(id, table)
      return table
    },
  }
}

/** A Map keeps the order of insertion, and each use inserts anew. */
function takeOldest<V>(entries: Map<bigint, V>): V | undefined {
  const oldest = entries.entries().next()
  if (oldest.done) return undefined
  entries.delete(oldest.value[0])
  return oldest.value[1]
}
