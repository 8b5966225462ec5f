import assert from 'node:assert/strict'
import { type ActRefusal, REFUSAL_FORMAT } from '../../src/act/act.ts'
import {
  abandonSession,
  drawUp,
  type FreezeWithContainer,
  freezeSession,
  type Prepared,
  storedAct,
} from '../../src/act/freeze.ts'
import { canonicalJson, sha256 } from '../../src/act/json.ts'
import type { Act } from '../../src/act/shape.ts'
import { openSession } from '../../src/certification/session.ts'
import { type Bench, conditions, openBench } from '../certification/session-builder.ts'
import { depsOf, frozen, maker } from './maker.ts'

describe('R-028: ten responses, then the act', () => {
  let bench: Bench

  beforeEach(async () => {
    bench = await openBench()
  })
  afterEach(() => bench.storage.close())

  const freeze = (deps: FreezeWithContainer = depsOf(bench)) => freezeSession(bench.sessionId, deps)
  const refused = async (deps?: FreezeWithContainer): Promise<ActRefusal> => {
    const made = await freeze(deps)
    assert.ok(made.format === REFUSAL_FORMAT)
    return made
  }
  const codes = ({ missing }: ActRefusal): string[] => missing.map(({ code }) => code)
  const actNow = async (): Promise<Act> => JSON.parse((await frozen(bench)).text)
  const session = () => bench.storage.read(({ sessions }) => sessions.find(bench.sessionId))

  it('at nine it is refused: 9 of 10, and what is missing, in three languages', async () => {
    await bench.exchanges(9)
    const refusal = await refused()
    assert.deepEqual([refusal.counted, refusal.required, codes(refusal)], [9, 10, ['RESPONSES']])
    const { ru, kk, en } = refusal.missing[0]?.text ?? { ru: '', kk: '', en: '' }
    assert.match(ru, /9 из 10.*не хватает: 1/)
    assert.match(kk, /10 жауаптан 9, жетпейді: 1/)
    assert.match(en, /9 of 10.*1 to go/)
    assert.equal((await session())?.state, 'open')
  })

  it('at ten it is made, and the session is closed with it', async () => {
    await bench.exchanges(10)
    const { text, sha256: digest } = await frozen(bench)
    const stored = await session()
    assert.deepEqual(
      [stored?.state, stored?.act, stored?.actSha256, stored?.closedAt],
      ['frozen', text, digest, JSON.parse(text).session.closedAt],
    )
    assert.equal(digest, sha256(text))
    assert.equal(text, canonicalJson(JSON.parse(text)))
  })

  it('W-34: a tenth with a repeated messageId is refused, and says which one it repeats', async () => {
    await bench.exchanges(9)
    await bench.token({ messageId: '00000003-0000-4000-8000-000000000001' })
    const refusal = await refused()
    assert.deepEqual([refusal.counted, codes(refusal)], [9, ['RESPONSES']])
    assert.deepEqual(
      refusal.notCounted.map(({ reasons }) => reasons.map(({ code }) => code)),
      [['MESSAGE_ID_REPEATED']],
    )
  })

  it('R-090: a tenth whose token the owner refused: the act stands, nine accepted, one refused with its reason', async () => {
    await bench.exchanges(9)
    await bench.show(await bench.token(), { outcome: 'TOKEN_EXPIRED' })
    const { totals, responses } = await actNow()
    assert.equal(totals.responses, 10)
    assert.deepEqual(totals.exchanges, { accepted: 9, refused: 1, notPresented: 0 })
    const exchange = responses[9]?.exchange
    assert.ok(exchange?.verdict === 'refused')
    assert.deepEqual([exchange.code, exchange.wire], ['TOKEN_EXPIRED', 'KDP-210'])
    assert.match(exchange.reason.ru, /Срок токена безопасности истёк/)
  })

  it('a token that was never shown is told as such', async () => {
    for (let count = 0; count < 10; count += 1) await bench.token()
    const { totals } = await actNow()
    assert.deepEqual(totals.exchanges, { accepted: 0, refused: 0, notPresented: 10 })
  })

  it('W-28: a tenth judged by one engine is not counted', async () => {
    await bench.exchanges(9)
    await bench.token({ engine: 'stream' })
    const refusal = await refused()
    assert.equal(refusal.counted, 9)
    assert.equal(refusal.notCounted[0]?.reasons[0]?.code, 'NOT_BOTH_ENGINES')
  })

  it('W-28: with engines that disagreed there is no act, whatever the count', async () => {
    await bench.exchanges(10)
    const entry = await bench.write({ outcome: 'ENGINES_DISAGREE', serviceId: 'KDP_SERVICE' })
    const refusal = await refused()
    assert.deepEqual([refusal.counted, codes(refusal)], [10, ['ENGINES_DISAGREE']])
    assert.match(refusal.missing[0]?.text.ru ?? '', new RegExp(entry))
  })

  const conditionsBroken: readonly [string, Parameters<typeof depsOf>[1], string][] = [
    ['another build', { build: { ...maker.build, version: '0.2.0' } }, 'BUILD_CHANGED'],
    ['another profile', { profile: 'lax' }, 'PROFILE_CHANGED'],
    ['a relaxed setting', { relaxations: ['skipRevocation'] }, 'RELAXED'],
  ]
  for (const [title, changed, code] of conditionsBroken) {
    it(`anchors 6.4(1): with ${title} there is no act: ${code}`, async () => {
      await bench.exchanges(10)
      assert.deepEqual(codes(await refused(depsOf(bench, changed))), [code])
    })
  }

  it('anchors 6.4(3): frozen again, the stored bytes come back, on any build, and later messages change nothing', async () => {
    await bench.exchanges(10)
    const first = await frozen(bench)
    await bench.exchanges(1)
    const deps = depsOf(bench, { build: { ...maker.build, version: '9.9.9' } })
    assert.deepEqual(await freezeSession(bench.sessionId, deps), first)
  })

  /** As it is drawn up apart from the unit that closes the session. */
  const prepared = (closedAt: string): Promise<Prepared> =>
    bench.storage.transact(async (stores) => {
      const made = await drawUp(bench.sessionId, stores, { maker, closedAt, looked: [] })
      return { changes: await stores.changes.total(), closedAt, drawn: { made, looked: [] } }
    })
  const LATER = '2026-11-22T23:59:59.000Z'

  it('what was drawn up before is what is frozen, to the byte, when nothing was written since', async () => {
    await bench.exchanges(10)
    const made = await freeze({ ...depsOf(bench), prepared: await prepared(LATER) })
    assert.ok(made.format === 'frozen')
    assert.equal(JSON.parse(made.text).session.closedAt, LATER)
    const other = await openBench()
    await other.exchanges(10)
    const plain = await freezeSession(other.sessionId, {
      ...depsOf(other),
      clock: () => new Date(LATER),
    })
    assert.deepEqual(plain, made)
    await other.storage.close()
  })

  it('what was drawn up before a row was written is drawn up again: another message, another closing time', async () => {
    await bench.exchanges(10)
    const before = await prepared(LATER)
    await bench.exchanges(1)
    const made = await freeze({ ...depsOf(bench), prepared: before })
    assert.ok(made.format === 'frozen')
    const act: Act = JSON.parse(made.text)
    assert.equal(act.totals.responses, 11)
    assert.notEqual(act.session.closedAt, LATER)
  })

  it('a refusal that was drawn up before stands while nothing was written, and no longer', async () => {
    await bench.exchanges(9)
    const before = await prepared(LATER)
    assert.deepEqual(codes(await refused({ ...depsOf(bench), prepared: before })), ['RESPONSES'])
    await bench.exchanges(1)
    const made = await freeze({ ...depsOf(bench), prepared: before })
    assert.equal(made.format, 'frozen')
  })

  it('anchors 6.4(3): the same session gives the same bytes', async () => {
    const other = await openBench()
    for (const one of [bench, other]) await one.exchanges(10)
    assert.equal((await frozen(bench)).text, (await frozen(other)).text)
    await other.storage.close()
  })

  it('anchors 6.4(2): two at once make one act', async () => {
    await bench.exchanges(10)
    const [one, other] = await Promise.all([freeze(), freeze()])
    assert.deepEqual(one, other)
  })

  it('stored bytes that do not fit their digest are not handed out', async () => {
    await bench.exchanges(10)
    const { text, sha256: digest } = await frozen(bench)
    const act = text.replace('"responses":10', '"responses":11')
    assert.notEqual(act, text)
    assert.throws(() => storedAct({ id: 'one', act, actSha256: digest }), /damaged/)
  })

  it('a session that is not there is named', async () => {
    await assert.rejects(freezeSession('nowhere', depsOf(bench)), { code: 'SESSION_UNKNOWN' })
  })

  it('W-28: a session without hope is abandoned with its reasons, has no act, and the next one opens', async () => {
    const { storage, clock, newId, applicationId, sessionId } = bench
    await bench.write({ outcome: 'ENGINES_DISAGREE' })
    const refusal = await abandonSession(sessionId, depsOf(bench))
    assert.deepEqual(codes(refusal), ['RESPONSES', 'ENGINES_DISAGREE'])
    assert.deepEqual(JSON.parse((await session())?.act ?? ''), refusal)
    await assert.rejects(freeze(), { code: 'SESSION_FROZEN' })
    await assert.rejects(abandonSession(sessionId, depsOf(bench)), { code: 'SESSION_FROZEN' })
    const next = await storage.transact((stores) =>
      openSession(applicationId, { ...stores, clock, newId, ...conditions }),
    )
    assert.notEqual(next.id, sessionId)
  })
})
