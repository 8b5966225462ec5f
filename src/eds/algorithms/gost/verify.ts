import { createAccumulator } from './accumulator.ts'
import type { Curve, Point } from './curve.ts'
import { createField } from './field.ts'
import { invert } from './invert.ts'
import { createKeyTables } from './key-tables.ts'
import { readNumber } from './little-endian.ts'
import { createTableMaker } from './make-table.ts'
import { addMultiple, numbersIn, shapeFor, type Table } from './tables.ts'

/** e of GOST R 34.10-2012 6.1: the digest as a number, its lowest byte first, modulo n; 1 in place of 0. */
export const numberOf = (digest: Uint8Array, { n }: Curve): bigint => readNumber(digest) % n || 1n

/** Whether the signature is that of the digest under the key. */
export type DigestVerifier = (point: Point, digest: Uint8Array, signature: Uint8Array) => boolean

/** Keys that have tables at once, of 396 KB each for 512 bits and 99 KB for 256, and which use of a key makes its table. */
const PLACES = 32
const USE = 3

/** GOST R 34.10-2012 6.2, for public data only: nothing here takes the same time for different numbers. */
export function createDigestVerifier(curve: Curve): DigestVerifier {
  const { bytes, n } = curve
  const coordinateOfSum = createSummer(curve)
  return (point, digest, signature) => {
    if (signature.length !== 2 * bytes) return false
    const r = readNumber(signature.subarray(0, bytes))
    const s = readNumber(signature.subarray(bytes))
    if (r === 0n || s === 0n || r >= n || s >= n) return false
    const inverse = invert(numberOf(digest, curve), n)
    const x = coordinateOfSum((s * inverse) % n, point, ((n - r) * inverse) % n)
    return x !== undefined && x % n === r
  }
}

/** x of z1·G + z2·Q; undefined when the sum is the point at infinity. */
type Summer = (z1: bigint, point: Point, z2: bigint) => bigint | undefined

function createSummer(curve: Curve): Summer {
  const { bytes, p } = curve
  const field = createField(curve)
  const sum = createAccumulator(field)
  const [ofBase, ofKey, ofNewKey] = [shapeFor(bytes, 7), shapeFor(bytes, 6), shapeFor(bytes, 4, 4)]
  const makeTable = createTableMaker(field, curve, ofKey.rows)
  const base = makeTable({ x: curve.Gx, y: curve.Gy }, ofBase, field.reserve(numbersIn(ofBase)))
  const newKey = field.reserve(numbersIn(ofNewKey))
  const keys = createKeyTables<Table>({
    places: PLACES,
    use: USE,
    make: (point, instead) =>
      makeTable(point, ofKey, instead?.at ?? field.reserve(numbersIn(ofKey))),
  })
  return (z1, point, z2) => {
    sum.clear()
    const table = keys.find(point) ?? makeTable(point, ofNewKey, newKey)
    addMultiple(field, sum, table, z2)
    addMultiple(field, sum, base, z1)
    if (sum.isInfinite()) return undefined
    const z = field.read(sum.at + 2 * field.size)
    return (field.read(sum.at) * invert((z * z) % p, p)) % p
  }
}
