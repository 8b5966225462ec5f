import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { actHtml } from '../../src/act/html.ts'
import { renderAct } from '../../src/act/pdf.ts'
import { type Act, actSchemaUrl } from '../../src/act/shape.ts'
import { clientCases } from '../../src/certification/packs/client-cases.ts'
import {
  closeClientPack,
  openClientPack,
  reportOnAnswer,
} from '../../src/certification/packs/client-run.ts'
import { type Bench, openBench } from '../certification/session-builder.ts'
import { type Schema, violations } from './json-schema.ts'
import { frozen } from './maker.ts'

const schema: Schema = JSON.parse(readFileSync(actSchemaUrl, 'utf8'))
const marked = (caseId: string): string =>
  JSON.stringify([
    { rule: 'W-24', verdict: 'pass' },
    { rule: 'W-78', verdict: 'warn', actual: caseId },
  ])

/** The hostile gateway answered the first cases, in a session that also has its ten. */
async function openHostile(): Promise<Bench & { readonly spoilt: readonly string[] }> {
  const bench = await openBench()
  const { storage, clock, newId, sessionId, applicationId } = bench
  const pack = await storage.transact((stores) =>
    openClientPack(sessionId, { ...stores, clock, newId }),
  )
  const spoilt: string[] = []
  for (const { id: caseId } of clientCases.slice(0, 2)) {
    const messageId = `hostile-${caseId}`
    const of = { serviceId: 'KDP_SERVICE', applicationId, tokenId: `jti-${caseId}`, messageId }
    const entryId = await bench.write({ ...of, checks: marked(caseId) })
    const delivery = {
      entryId,
      packId: pack.id,
      caseId,
      messageId,
      deliveredAt: clock().toISOString(),
    }
    await storage.transact(({ packs }) => packs.deliver(delivery))
    spoilt.push(entryId)
  }
  await storage.transact((stores) =>
    reportOnAnswer(
      sessionId,
      { messageId: 'hostile-good', outcome: 'accepted' },
      { ...stores, clock },
    ),
  )
  await storage.transact((stores) =>
    reportOnAnswer(
      sessionId,
      { messageId: 'hostile-unsigned', outcome: 'accepted' },
      { ...stores, clock },
    ),
  )
  return { ...bench, spoilt }
}

describe('act: the annex of packs', () => {
  let bench: Awaited<ReturnType<typeof openHostile>>
  before(async () => {
    bench = await openHostile()
  })
  after(() => bench.storage.close())

  it('W-78: answers of the hostile gateway do not count, with their reason, and a failed pack stops no act', async () => {
    await bench.exchanges(10)
    const { text } = await frozen(bench)
    const act: Act = JSON.parse(text)
    assert.deepEqual([act.totals.responses, act.totals.notCounted], [10, 2])
    assert.deepEqual(
      act.notCounted.map(({ entryId, reasons }) => [entryId, reasons.map(({ code }) => code)]),
      bench.spoilt.map((entryId) => [entryId, ['HOSTILE_PACK']]),
    )
    const [run, ...others] = act.packs ?? []
    assert.equal(others.length, 0)
    assert.deepEqual(
      [run?.pack, run?.result, run?.finishedAt],
      ['client', 'failed', act.session.closedAt],
    )
    assert.deepEqual(
      run?.cases.slice(0, 3).map(({ verdict }) => verdict),
      ['pass', 'fail', 'inconclusive'],
    )
    assert.deepEqual(violations(schema, act), [])
    assert.match(
      actHtml(text),
      /11\. Приложение: враждебные случаи[\s\S]*клиент сообщил, что принял ответ/,
    )
    assert.equal(
      Buffer.from(await renderAct(text))
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
  })

  it('a session that is closed takes no more reports and no other run', async () => {
    const { storage, clock, newId, sessionId } = bench
    const report = { messageId: 'hostile-good', outcome: 'refused' } as const
    await assert.rejects(
      storage.transact((stores) => reportOnAnswer(sessionId, report, { ...stores, clock })),
      { code: 'SESSION_FROZEN' },
    )
    await assert.rejects(
      storage.transact((stores) => openClientPack(sessionId, { ...stores, clock, newId })),
      { code: 'SESSION_FROZEN' },
    )
  })

  it('an act without packs has no annex', async () => {
    const plain = await openBench()
    await plain.exchanges(10)
    const act: Act = JSON.parse((await frozen(plain)).text)
    assert.equal(Object.hasOwn(act, 'packs'), false)
    assert.doesNotMatch(actHtml(JSON.stringify(act)), /Приложение: враждебные/)
    await plain.storage.close()
  })
})

describe('certification/packs: runs of a session', () => {
  it('one at a time; a closed one leaves room for another; an unknown message is told', async () => {
    const { storage, clock, newId, sessionId } = await openBench()
    const open = () =>
      storage.transact((stores) => openClientPack(sessionId, { ...stores, clock, newId }))
    const close = () =>
      storage.transact((stores) => closeClientPack(sessionId, { ...stores, clock }))
    await assert.rejects(close(), { code: 'PACK_UNKNOWN' })
    await open()
    await assert.rejects(open(), { code: 'PACK_OPEN_ALREADY' })
    assert.equal((await close()).waiting, undefined)
    await open()
    const report = { messageId: 'nobody', outcome: 'refused' } as const
    await assert.rejects(
      storage.transact((stores) => reportOnAnswer(sessionId, report, { ...stores, clock })),
      { code: 'PACK_MESSAGE_UNKNOWN' },
    )
    await assert.rejects(
      storage.transact((stores) => openClientPack('none', { ...stores, clock, newId })),
      { code: 'SESSION_UNKNOWN' },
    )
    await storage.close()
  })
})
