import assert from 'node:assert/strict'
import { createKeyTables } from '../../../../src/eds/algorithms/gost/key-tables.ts'

const point = (x: number, y = 0) => ({ x: BigInt(x), y: BigInt(y) })

/** A table here is the list of the points that have had its place. */
function tables(places: number, use: number) {
  const made: string[][] = []
  const keys = createKeyTables<string[]>({
    places,
    use,
    make: ({ x, y }, instead) => {
      const table = [...(instead ?? []), `${x},${y}`]
      made.push(table)
      return table
    },
  })
  return { ...keys, made }
}

describe('eds/algorithms/gost/key-tables', () => {
  it('makes a table at the third use, and keeps it', () => {
    const { find, made } = tables(2, 3)
    assert.equal(find(point(1)), undefined)
    assert.equal(find(point(1)), undefined)
    const table = find(point(1))
    assert.deepEqual(table, ['1,0'])
    assert.equal(find(point(1)), table)
    assert.equal(made.length, 1)
  })

  it('a stream of fresh keys costs no tables, and takes none away', () => {
    const { find, made } = tables(2, 2)
    find(point(1))
    const table = find(point(1))
    for (let i = 2; i < 5000; i++) assert.equal(find(point(i)), undefined)
    assert.equal(find(point(1)), table)
    assert.equal(made.length, 1)
    assert.equal(find(point(2)), undefined, 'the count of long ago is forgotten')
  })

  it('the least recently used key gives its place up', () => {
    const { find } = tables(2, 1)
    find(point(1))
    find(point(2))
    find(point(1))
    assert.deepEqual(find(point(3)), ['2,0', '3,0'])
    assert.deepEqual(find(point(1)), ['1,0'])
    assert.deepEqual(find(point(2)), ['2,0', '3,0', '2,0'])
  })

  it('two points of one x are two keys', () => {
    const { find } = tables(4, 1)
    assert.deepEqual(find(point(7, 10)), ['7,10'])
    assert.deepEqual(find(point(7, 11)), ['7,11'])
  })
})
