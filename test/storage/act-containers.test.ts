import assert from 'node:assert/strict'
import { type Bench, openBench } from '../certification/session-builder.ts'

describe('storage/act-containers: made once, then unchanged', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
  })
  afterEach(() => bench.storage.close())

  const find = () => bench.storage.read(({ actContainers }) => actContainers.find(bench.sessionId))
  const complete = (bytes: Uint8Array) =>
    bench.storage.transact(({ actContainers }) =>
      actContainers.complete(bench.sessionId, bytes, 'digest'),
    )

  it('begun with its settings, completed by the first alone', async () => {
    assert.equal(await find(), undefined)
    await bench.storage.transact(({ actContainers }) => actContainers.begin(bench.sessionId, '{}'))
    assert.deepEqual(await find(), { sessionId: bench.sessionId, settings: '{}' })
    assert.equal(await complete(Buffer.from('one')), true)
    assert.equal(await complete(Buffer.from('two')), false)
    const { container = [], sha256 } = (await find()) ?? {}
    assert.deepEqual([Buffer.from(container).toString(), sha256], ['one', 'digest'])
  })

  it('is not begun twice', async () => {
    const begin = () =>
      bench.storage.transact(({ actContainers }) => actContainers.begin(bench.sessionId, '{}'))
    await begin()
    await assert.rejects(begin())
  })
})
