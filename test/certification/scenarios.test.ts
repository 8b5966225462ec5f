import assert from 'node:assert/strict'
import { factsOf } from '../../src/certification/facts.ts'
import { methodIds } from '../../src/certification/methods.ts'
import type { ReceiveStep, Scenario } from '../../src/certification/scenario.ts'
import { startScenarios } from '../../src/certification/scenario-run.ts'
import { scenarioOf, scenarios, scenariosFor } from '../../src/certification/scenarios.ts'
import { ruleText } from '../../src/contract/rule-text.ts'
import type { CheckResult } from '../../src/contract/verdict.ts'
import { type Bench, openBench, SENDER } from './session-builder.ts'

const receiving = (scenario: Scenario): ReceiveStep[] =>
  scenario.steps.filter((step): step is ReceiveStep => step.kind === 'receive')

const judged = async ({ storage, sessionId }: Bench) =>
  (await storage.read((stores) => factsOf(sessionId, stores))).scenarios

const judgedOne = async (bench: Bench, id: string) => scenarioOf(id, await judged(bench))

/** Every clause that a step of a scenario reads from the record, as passed. */
const passed = (id: string, step = 0): CheckResult[] =>
  (receiving(scenarioOf(id, scenarios))[step]?.checks ?? []).map(({ rule }) => ({
    rule,
    verdict: 'pass',
  }))

describe('certification/scenarios', () => {
  it('each has its own id, steps with checks, and words in three languages for every clause', () => {
    assert.equal(new Set(scenarios.map(({ id }) => id)).size, scenarios.length)
    for (const scenario of scenarios) {
      assert.ok(receiving(scenario).length > 0, scenario.id)
      for (const { checks } of receiving(scenario)) {
        assert.ok(checks.length > 0, scenario.id)
        for (const { rule } of checks) {
          const { ru, kk, en } = ruleText(rule)
          assert.equal(new Set([ru, kk, en]).size, 3, rule)
        }
      }
    }
  })

  it('every method has the ten and a scenario of its own', () => {
    for (const method of methodIds) {
      const ids = scenariosFor('initiator', method).map(({ id }) => id)
      assert.equal(ids[0], 'KDP-01')
      assert.ok(ids.length > 1, method)
    }
    assert.deepEqual(scenariosFor('owner', 'own'), [])
  })

  it('R-028: the ten are played as often as the act counts, whatever came in between', async () => {
    const bench = await openBench()
    const { token, write, storage, sessionId, applicationId } = bench
    const firstMessage = '00000001-0000-4000-8000-000000000001'
    const first = await token({ messageId: firstMessage })
    await token({ tokenId: first })
    await token({ engine: 'stream' })
    await token({ outcome: 'BIN_MISMATCH' })
    await token({ applicationId: 'another' })
    await token({ messageId: firstMessage })
    const quirk: CheckResult = { rule: 'W-29', verdict: 'warn', actual: 'sha1' }
    await token({ checks: JSON.stringify([quirk]) })
    await write({ serviceId: 'KDP_SERVICE', applicationId })
    for (let count = 0; count < 3; count += 1) await token()
    const { count } = await storage.read((stores) => factsOf(sessionId, stores))
    const { played, state, verdict, waiting } = await judgedOne(bench, 'KDP-01')
    assert.equal(count.responses.length, 4)
    assert.deepEqual([played, state, verdict], [count.responses.length, 'under-way', 'untestable'])
    assert.deepEqual([waiting?.for, waiting?.who], ['participant', SENDER])
    for (let left = 0; left < 6; left += 1) await token()
    const done = await judgedOne(bench, 'KDP-01')
    assert.deepEqual([done.played, done.state, done.verdict], [10, 'done', 'pass'])
    await storage.close()
  })

  it('R-028: the ten tell the warnings of every counted response: which, and how many', async () => {
    const bench = await openBench()
    const rows = (...warned: readonly CheckResult['rule'][]) =>
      JSON.stringify([
        { rule: 'W-24', verdict: 'pass' },
        ...warned.map((rule) => ({ rule, verdict: 'warn' })),
      ])
    await bench.token({ messageId: 'first', checks: rows('W-34') })
    const { verdict: open, steps: shown } = await judgedOne(bench, 'KDP-01')
    assert.deepEqual([open, shown[0]?.verdict], ['untestable', 'warn'])
    await bench.token({ messageId: 'second', checks: rows('W-34', 'W-59') })
    await bench.token({ outcome: 'BIN_MISMATCH', checks: rows('W-40') })
    const third = await bench.write({
      ...{ serviceId: 'KDP_SERVICE', tokenId: 'third', applicationId: bench.applicationId },
      ...{ messageId: 'third', checks: rows('W-34') },
    })
    for (let left = 0; left < 7; left += 1) await bench.token()
    const { state, verdict, steps } = await judgedOne(bench, 'KDP-01')
    assert.deepEqual([state, verdict], ['done', 'warn'])
    const [step] = steps
    const warned = step?.checks.filter((one) => one.verdict !== 'pass') ?? []
    assert.deepEqual(
      [step?.entryId, warned.map(({ rule, actual }) => [rule, actual])],
      [third, [['R-028', 'W-34: first, third; W-34, W-59: second']]],
    )
    assert.deepEqual(warned[0]?.found, {
      ru: 'выполнено; с замечанием 3 из 10. W-34: first, third; W-34, W-59: second',
      kk: 'орындалды; 10 ішінен 3 ескертумен. W-34: first, third; W-34, W-59: second',
      en: 'it holds; with a warning 3 of 10. W-34: first, third; W-34, W-59: second',
    })
    await bench.storage.close()
  })

  describe('R-045: a step reads its clauses from the record', () => {
    const access = { serviceId: 'KDP_SERVICE' as const }
    for (const { rule } of receiving(scenarioOf('KDP-11', scenarios))[0]?.checks ?? []) {
      const computed = ['W-28', 'W-34', 'R-110'].includes(rule)
      if (computed) continue
      it(`${rule} that is not on record is red, and so is one that failed`, async () => {
        const bench = await openBench()
        const others = passed('KDP-11').filter((row) => row.rule !== rule)
        await bench.token({ ...access, checks: JSON.stringify(others) })
        const without = await judgedOne(bench, 'KDP-11')
        assert.deepEqual(
          without.steps[0]?.checks
            .filter(({ verdict }) => verdict !== 'pass')
            .map((row) => [row.rule, row.verdict]),
          [[rule, 'untestable']],
        )
        assert.equal(without.verdict, 'untestable')
        const failed: CheckResult = { rule, verdict: 'fail', expected: 'one', actual: 'other' }
        await bench.token({ ...access, checks: JSON.stringify([...others, failed]) })
        const broken = await judgedOne(bench, 'KDP-11')
        const found = broken.steps[0]?.checks.find((row) => row.rule === rule)
        assert.deepEqual(
          [found?.verdict, found?.expected, found?.actual, broken.verdict],
          ['fail', 'one', 'other', 'fail'],
        )
        await bench.storage.close()
      })
    }

    it('W-34: a messageId that came before is a warning, for the clause is advice', async () => {
      const bench = await openBench()
      const checks = JSON.stringify(passed('KDP-11'))
      const messageId = '{00000000-0000-4000-8000-00000000AAAA}'
      await bench.write({ serviceId: 'KDP_LIST_TO_REVOKE', messageId })
      await bench.token({ checks, messageId: messageId.slice(1, -1).toLowerCase() })
      const { steps } = await judgedOne(bench, 'KDP-11')
      assert.deepEqual(
        steps[0]?.checks
          .filter(({ verdict }) => verdict !== 'pass')
          .map((row) => [row.rule, row.verdict]),
        [['W-34', 'warn']],
      )
      assert.deepEqual([steps[0]?.verdict, steps[1]?.state], ['warn', 'waiting'])
      await bench.storage.close()
    })

    it('R-110: a refusal is told by its words; it does not spoil the good one after it', async () => {
      const bench = await openBench()
      const checks = JSON.stringify(passed('KDP-11'))
      await bench.token({ checks, outcome: 'BIN_MISMATCH' })
      const refused = await judgedOne(bench, 'KDP-11')
      const found = refused.steps[0]?.checks.find(({ rule }) => rule === 'R-110')
      assert.deepEqual([found?.verdict, found?.actual], ['fail', 'BIN_MISMATCH'])
      assert.match(found?.found.en ?? '', /KDP-114/)
      assert.deepEqual([refused.verdict, refused.steps[1]?.state], ['fail', 'not-run'])
      assert.equal(refused.waiting?.for, 'participant')
      await bench.show(await bench.token({ checks }), {
        checks: JSON.stringify(passed('KDP-11', 1)),
      })
      const good = await judgedOne(bench, 'KDP-11')
      assert.deepEqual([good.state, good.verdict, good.waiting], ['done', 'pass', undefined])
      await bench.storage.close()
    })

    it('W-28: one engine is red, and engines that disagree are inconclusive', async () => {
      const bench = await openBench()
      const checks = JSON.stringify(passed('KDP-11'))
      await bench.token({ checks, engine: 'stream' })
      assert.equal((await judgedOne(bench, 'KDP-11')).verdict, 'fail')
      await bench.token({ checks, outcome: 'ENGINES_DISAGREE' })
      const { steps } = await judgedOne(bench, 'KDP-11')
      assert.equal(steps[0]?.checks.find(({ rule }) => rule === 'W-28')?.verdict, 'inconclusive')
      await bench.storage.close()
    })
  })

  it('a scenario that is run anew looks at later messages alone, and the other scenarios at all', async () => {
    const bench = await openBench()
    const { storage, sessionId, clock } = bench
    const play = async () =>
      bench.show(await bench.token({ checks: JSON.stringify(passed('KDP-11')) }), {
        checks: JSON.stringify(passed('KDP-11', 1)),
      })
    const start = (id?: string) =>
      storage.transact((stores) => startScenarios(sessionId, id, { ...stores, clock }))
    await play()
    assert.equal((await judgedOne(bench, 'KDP-11')).state, 'done')
    await start('KDP-11')
    const anew = await judgedOne(bench, 'KDP-11')
    assert.deepEqual([anew.state, anew.verdict], ['not-started', 'untestable'])
    assert.deepEqual(
      anew.steps.map(({ state }) => state),
      ['waiting', 'not-run'],
    )
    assert.equal((await judgedOne(bench, 'KDP-01')).played, 1)
    await play()
    assert.equal((await judgedOne(bench, 'KDP-11')).state, 'done')
    await start()
    assert.ok((await judged(bench)).every(({ state }) => state === 'not-started'))
    await assert.rejects(start('KDP-14'), { code: 'SCENARIO_UNKNOWN' }, 'of another method')
    await assert.rejects(start('KDP-99'), { code: 'SCENARIO_UNKNOWN' })
    await storage.close()
  })

  it('of a closed session nothing is waited for, what was not played stays red, and nothing is run anew', async () => {
    const bench = await openBench()
    const { storage, sessionId, clock } = bench
    await bench.token({ checks: JSON.stringify(passed('KDP-11')) })
    const open = await judgedOne(bench, 'KDP-11')
    assert.deepEqual([open.steps[1]?.state, open.verdict], ['waiting', 'untestable'])
    await storage.transact(({ sessions }) =>
      sessions.freeze(sessionId, clock().toISOString(), '{}', ''),
    )
    for (const { state, verdict, waiting } of await judged(bench))
      assert.deepEqual([state, verdict, waiting], ['closed', 'untestable', undefined])
    await assert.rejects(
      storage.transact((stores) => startScenarios(sessionId, undefined, { ...stores, clock })),
      { code: 'SESSION_FROZEN' },
    )
    await storage.close()
  })
})
