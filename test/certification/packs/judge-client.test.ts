import assert from 'node:assert/strict'
import { clientCases } from '../../../src/certification/packs/client-cases.ts'
import { type ClientRecord, judgeClient } from '../../../src/certification/packs/judge-client.ts'
import { junitOfPack } from '../../../src/certification/packs/junit.ts'
import type { PackVerdict } from '../../../src/certification/packs/pack.ts'
import type { PackDelivery, PackMark } from '../../../src/storage/packs.ts'

const pack = { id: 'p', sessionId: 's', openedAt: '2026-11-23T05:00:00.000Z' }
const at = (second: number): string =>
  new Date(Date.parse(pack.openedAt) + second * 1000).toISOString()

/** The first so many cases were answered, each a second after the one before. */
const delivered = (count: number): PackDelivery[] =>
  clientCases.slice(0, count).map(({ id: caseId }, index) => ({
    entryId: `e${index}`,
    packId: pack.id,
    caseId,
    messageId: `m${index}`,
    deliveredAt: at(index + 1),
  }))

const mark = (index: number, mark: PackMark['mark'], second = 100): PackMark => ({
  entryId: `e${index}`,
  mark,
  at: at(second),
  ...(mark === 'used' && { evidence: 'shown' }),
})

const judge = (deliveries: number, marks: readonly PackMark[], more: Partial<ClientRecord> = {}) =>
  judgeClient({ pack, senderId: 'x', deliveries: delivered(deliveries), marks, ...more })

describe('certification/packs: what an answer of the hostile gateway came to', () => {
  const good: readonly (readonly [string, readonly PackMark['mark'][], PackVerdict])[] = [
    ['nothing said', [], 'inconclusive'],
    ['reported accepted', ['accepted'], 'pass'],
    ['its token shown', ['used'], 'pass'],
    ['reported refused', ['refused'], 'fail'],
    ['its token shown, whatever is reported', ['used', 'refused'], 'pass'],
  ]
  for (const [title, marks, verdict] of good) {
    it(`W-79: a good answer, ${title}: ${verdict}`, () => {
      const [first] = judge(
        1,
        marks.map((one) => mark(0, one)),
      ).cases
      assert.equal(first?.verdict, verdict)
    })
  }

  const bad: readonly (readonly [string, readonly PackMark['mark'][], PackVerdict, string?])[] = [
    ['nothing said', [], 'inconclusive'],
    ['reported refused', ['refused'], 'pass', 'refused'],
    ['reported accepted', ['accepted'], 'fail', 'accepted'],
    ['its token shown', ['used'], 'fail', 'used'],
    ['reported refused, and its token shown all the same', ['refused', 'used'], 'fail', 'used'],
    ['reported both ways', ['refused', 'accepted'], 'fail', 'accepted'],
  ]
  for (const [title, marks, verdict, actual] of bad) {
    it(`W-70: an unsigned answer, ${title}: ${verdict}`, () => {
      const [, second] = judge(
        2,
        marks.map((one) => mark(1, one)),
      ).cases
      assert.deepEqual([second?.verdict, second?.actual], [verdict, actual])
      if (actual === 'used') assert.equal(second?.evidence, 'shown')
    })
  }

  it('what was not played is red, and it says for whom it waits and since when', () => {
    const result = judge(2, [mark(0, 'used', 7)])
    assert.equal(result.passed, false)
    assert.equal(result.totals.inconclusive, clientCases.length - 1)
    assert.equal(result.cases[2]?.text.en, 'not run')
    assert.deepEqual([result.waiting?.senderId, result.waiting?.since], ['x', at(7)])
    assert.match(result.waiting?.text.en ?? '', /KDP_SERVICE request of x since .*: 38$/)
  })

  it('when all is played it waits for reports, by number', () => {
    const all = clientCases.length
    const marks = clientCases.map((_, index) => mark(index, index % 2 ? 'refused' : 'accepted'))
    const { waiting } = judge(all, marks.slice(0, all - 1))
    assert.match(waiting?.text.en ?? '', new RegExp(`took the answers of cases ${all}$`))
  })

  it('a run that was closed waits for nobody, and does not pass by silence', () => {
    const closed = judge(1, [], { pack: { ...pack, closedAt: at(9) } })
    assert.deepEqual([closed.waiting, closed.finishedAt, closed.passed], [undefined, at(9), false])
    assert.equal(judge(1, [], { closedAt: at(5) }).finishedAt, at(5))
  })

  it('JUnit: failures, and silence as an error', () => {
    const text = junitOfPack(judge(3, [mark(0, 'used'), mark(1, 'accepted')]))
    assert.match(text, /<testsuite [^>]*tests="40" failures="1" errors="38" skipped="0">/)
    assert.match(text, /name="2 unsigned \[W-70\][^>]*><failure message="[^"]+"\/><\/testcase>/)
    assert.equal(text.match(/<testcase /g)?.length, clientCases.length)
  })
})
