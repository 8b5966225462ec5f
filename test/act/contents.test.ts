import assert from 'node:assert/strict'
import { contentsOf, type Looked, lookedAt } from '../../src/act/contents.ts'
import { factsOf } from '../../src/certification/facts.ts'
import type {
  PersonalDataFinding,
  PersonalDataScan,
} from '../../src/certification/personal-data.ts'
import { type Bench, openBench } from '../certification/session-builder.ts'

describe('act/contents: what was looked at before is not read again', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
    await bench.exchanges(2)
  })
  afterEach(() => bench.storage.close())

  const finding = (entryId: string): PersonalDataFinding => ({
    ...{ entryId, side: 'request', element: 'uin', offset: 7, kind: 'iin', shown: '99********16' },
  })
  const scan: PersonalDataScan = ({ id }) => [finding(id)]

  /** The contents, and the ids of the messages that were read for them. */
  const contents = (looked: readonly Looked[], confirmed: readonly string[] = []) =>
    bench.storage.read(async (stores) => {
      const facts = await factsOf(bench.sessionId, stores)
      const read: string[] = []
      const content = (id: string) => {
        read.push(id)
        return stores.messages.content(id)
      }
      const sources = { scan, messages: { content }, looked }
      const whole = { ...facts, confirmed: new Set(confirmed) }
      return { ...(await contentsOf(whole, sources)), read }
    })
  const lookedBefore = (ids: readonly string[]) =>
    bench.storage.read(async ({ messages }) => {
      const found: Looked[] = []
      for (const id of ids) {
        const content = await messages.content(id)
        if (content) found.push(lookedAt(content, scan))
      }
      return found
    })

  it('digests and findings are the same whether a message was looked at before or is read now', async () => {
    const { read, ...expected } = await contents([])
    assert.equal(read.length, 4)
    const looked = await lookedBefore(read.slice(1))
    const { read: again, ...actual } = await contents(looked)
    assert.deepEqual(actual, expected)
    assert.deepEqual(again, read.slice(0, 1))
    assert.deepEqual(
      actual.found.map(({ entryId }) => entryId),
      read,
    )
  })

  it('one that had no answer when it was looked at is read again', async () => {
    const { read } = await contents([])
    const [first] = await lookedBefore(read)
    assert.ok(first)
    const { responseSha256: _, ...unanswered } = first
    const { digests, read: again } = await contents([unanswered])
    assert.deepEqual(again, read)
    assert.equal(digests.get(first.id)?.responseSha256, first.responseSha256)
  })

  it('what somebody confirmed is not found, looked at before or not; others sessions leave no trace', async () => {
    const { read } = await contents([])
    const looked = await lookedBefore(read)
    const confirmed = [`${read[0]} request <uin> 7 iin`]
    const stray = { id: 'of another session', requestSha256: '', responseSha256: '', found: [] }
    const { found, digests } = await contents([...looked, stray], confirmed)
    assert.deepEqual(
      found.map(({ entryId }) => entryId),
      read.slice(1),
    )
    assert.deepEqual([...digests.keys()], read)
  })
})
