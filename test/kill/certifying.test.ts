import assert from 'node:assert/strict'
import { killInTurn } from './certifying.ts'
import { certifyPlaces, clientPlaces, servePlaces } from './places.ts'

describe('anchors 6.4(2): kill -9 in a certification run (npm run test:kill takes every place)', () => {
  it('before the demo application was approved, and again between the act and its container: the next run makes its own act', async () => {
    const left = await killInTurn('after applications 1', 'before act_containers 2')
    assert.deepEqual([left.sessions.size, left.acted.length, left.containers.size], [1, 1, 0])
  })

  it('there are twenty places of each run, and none twice', () => {
    const lists = [certifyPlaces, [...servePlaces, ...clientPlaces]]
    for (const places of lists) {
      assert.ok(places.length >= 20)
      assert.equal(new Set<string>(places).size, places.length)
    }
    assert.ok(servePlaces.length >= 20)
  })
})
