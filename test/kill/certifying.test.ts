import assert from 'node:assert/strict'
import { killCertifying } from './certifying.ts'
import { certifyPlaces, clientPlaces, servePlaces } from './places.ts'

describe('anchors 6.4(2): kill -9 in a certification run (npm run test:kill takes every place)', () => {
  it('before the demo application was approved: the next run approves it', async () => {
    assert.deepEqual(await killCertifying(['after applications 1']), { open: 0, acted: 0 })
  })

  it('between the act and its container: the container is made once, and the next run makes its own act', async () => {
    assert.deepEqual(await killCertifying(['before act_containers 2']), { open: 0, acted: 1 })
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
