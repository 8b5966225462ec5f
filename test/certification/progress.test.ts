import assert from 'node:assert/strict'
import { buildText } from '../../src/certification/build.ts'
import { type Progress, progressOf } from '../../src/certification/progress.ts'
import { type Bench, build, conditions, openBench } from './session-builder.ts'

describe('anchors §4 ask 17: progress in numbers and words', () => {
  let bench: Bench

  beforeEach(async () => {
    bench = await openBench()
  })
  afterEach(() => bench.storage.close())

  const progress = (changed: Partial<typeof conditions> = {}): Promise<Progress> =>
    bench.storage.read((stores) =>
      progressOf(bench.sessionId, { stores, conditions: { ...conditions, ...changed } }),
    )

  it('7 of 10, and what is still missing', async () => {
    await bench.exchanges(6)
    await bench.token()
    const { counted, required, exchanges, missing, text, received } = await progress()
    assert.deepEqual({ counted, required, received }, { counted: 7, required: 10, received: 13 })
    assert.deepEqual(exchanges, { accepted: 6, refused: 0, notPresented: 1 })
    assert.deepEqual(
      missing.map(({ code, rule }) => [code, rule]),
      [['RESPONSES', 'R-028']],
    )
    assert.match(text.ru, /^7 из 10: .*не хватает: 3; ещё не сыграны: KDP-01, KDP-11, KDP-21$/)
    assert.match(text.kk, /^7\/10: .*жетпейді: 3; әлі ойналмаған: KDP-01, KDP-11, KDP-21$/)
    assert.match(text.en, /^7 of 10: .*3 to go; still open: KDP-01, KDP-11, KDP-21$/)
  })

  it('10 of 10: the act can be made', async () => {
    await bench.exchanges(10)
    const { missing, text, scenarios } = await progress()
    assert.deepEqual(missing, [])
    assert.equal(text.ru, '10 из 10: акт можно составить; ещё не сыграны: KDP-11, KDP-21')
    assert.deepEqual(
      scenarios.map(({ id, state, waiting }) => [id, waiting?.for ?? state]),
      [
        ['KDP-01', 'done'],
        ['KDP-11', 'participant'],
        ['KDP-21', 'citizen'],
      ],
    )
  })

  it('one token response repeated is not progress', async () => {
    await bench.token({ messageId: 'same' })
    await bench.token({ messageId: 'same' })
    const { counted, notCounted } = await progress()
    assert.equal(counted, 1)
    assert.deepEqual(
      notCounted.map(({ reasons }) => reasons[0]?.code),
      ['MESSAGE_ID_REPEATED'],
    )
  })

  it('everything in the way is told at once', async () => {
    await bench.token({ outcome: 'ENGINES_DISAGREE' })
    const { missing } = await progress({
      build: 'other',
      profile: 'lax',
      relaxations: ['trustAny'],
    })
    assert.deepEqual(
      missing.map(({ code }) => code),
      ['RESPONSES', 'ENGINES_DISAGREE', 'RELAXED', 'BUILD_CHANGED', 'PROFILE_CHANGED'],
    )
    for (const { text } of missing) assert.doesNotMatch(JSON.stringify(text), /[{]\w+[}]/)
  })

  it('a session that is not there is named', async () => {
    const nowhere = bench.storage.read((stores) => progressOf('nowhere', { stores, conditions }))
    await assert.rejects(nowhere, { code: 'SESSION_UNKNOWN' })
  })

  it('a build in one line, without what is not known', () => {
    assert.equal(buildText(build), 'shep-emulator 0.1.0, node 20.19.0, sqlite 3.50.4')
    assert.equal(buildText({ product: 'p', version: '1', node: '2' }), 'p 1, node 2')
  })
})
