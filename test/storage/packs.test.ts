import assert from 'node:assert/strict'
import type { PackMark } from '../../src/storage/packs.ts'
import { openBench } from '../certification/session-builder.ts'

const at = '2026-11-23T05:00:00.000Z'

describe('storage/packs', () => {
  let bench: Awaited<ReturnType<typeof openBench>>
  let entryId: string
  before(async () => {
    bench = await openBench()
    entryId = await bench.write({ serviceId: 'KDP_SERVICE' })
    const { sessionId } = bench
    await bench.storage.transact(({ packs }) => packs.open({ id: 'p', sessionId, openedAt: at }))
  })
  after(() => bench.storage.close())

  const delivery = () => ({
    entryId,
    packId: 'p',
    caseId: 'good',
    messageId: 'm',
    tokenId: 'jti',
    deliveredAt: at,
  })

  it('a delivery is found by the token that was made for it, and each case is given once', async () => {
    const { storage } = bench
    await storage.transact(({ packs }) => packs.deliver(delivery()))
    assert.deepEqual(await storage.read(({ packs }) => packs.deliveryOfToken('jti')), delivery())
    assert.equal(await storage.read(({ packs }) => packs.deliveryOfToken('other')), undefined)
    await assert.rejects(
      storage.transact(({ packs }) => packs.deliver(delivery())),
      /gave case good already/,
    )
  })

  it('the first word of each kind stays', async () => {
    const mark = { entryId, mark: 'used', at, evidence: 'e' } as const
    const { storage } = bench
    const marking = (one: PackMark) => storage.transact(({ packs }) => packs.mark(one))
    assert.deepEqual([await marking(mark), await marking({ ...mark, at: `${at}!` })], [true, false])
    assert.deepEqual(await storage.read(({ packs }) => packs.marks('p')), [mark])
  })

  it('one open pack a session; a closed one is closed once', async () => {
    const { storage, sessionId } = bench
    const open = (id: string) =>
      storage.transact(({ packs }) => packs.open({ id, sessionId, openedAt: at }))
    await assert.rejects(open('q'), /has an open pack already/)
    const close = () => storage.transact(({ packs }) => packs.close('p', at))
    assert.deepEqual([await close(), await close()], [true, false])
    await open('q')
    const all = await storage.read(({ packs }) => packs.ofSession(sessionId))
    assert.deepEqual(
      all.map(({ id, closedAt }) => [id, closedAt]),
      [
        ['p', at],
        ['q', undefined],
      ],
    )
  })
})
