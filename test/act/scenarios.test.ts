import assert from 'node:assert/strict'
import { actHtml } from '../../src/act/html.ts'
import { renderAct } from '../../src/act/pdf.ts'
import { scenariosOf } from '../../src/act/scenarios.ts'
import type { Act } from '../../src/act/shape.ts'
import { factsOf } from '../../src/certification/facts.ts'
import { scenarioOf, scenarios } from '../../src/certification/scenarios.ts'
import { openBench } from '../certification/session-builder.ts'
import { frozen } from './maker.ts'

describe('act: the annex of scenarios', () => {
  it('R-028, R-030: the ten passed, a broken scenario tells its clause, one that never came is told not played', async () => {
    const bench = await openBench()
    const [first] = scenarioOf('KDP-11', scenarios).steps
    assert.equal(first?.kind, 'receive')
    const rows = first.checks.map(({ rule }) => ({ rule, verdict: 'pass' }))
    await bench.exchanges(10)
    const broken = rows.map((row) => (row.rule === 'R-055' ? { ...row, verdict: 'fail' } : row))
    await bench.token({ outcome: 'BIN_MISMATCH', checks: JSON.stringify(broken) })
    const { text } = await frozen(bench)
    const act: Act = JSON.parse(text)
    assert.deepEqual(
      act.scenarios?.results.map(({ id, state, verdict }) => [id, state, verdict]),
      [
        ['KDP-01', 'done', 'pass'],
        ['KDP-11', 'closed', 'fail'],
        ['KDP-21', 'closed', 'untestable'],
      ],
    )
    const [, own] = act.scenarios?.results ?? []
    assert.deepEqual(
      own?.steps[0]?.notPassed.map(({ rule, verdict }) => [rule, verdict]),
      [
        ['R-055', 'fail'],
        ['R-110', 'fail'],
      ],
    )
    const uncovered = act.scenarios?.uncovered.map(({ id }) => id) ?? []
    assert.ok(uncovered.includes('R-125') && !uncovered.includes('R-055'), String(uncovered))
    const again = await bench.storage.read((stores) => factsOf(bench.sessionId, stores))
    assert.deepEqual(scenariosOf(again.scenarios), act.scenarios, 'judged again: the same')
    assert.equal(act.session.role, 'initiator')
    const page = actHtml(text)
    for (const words of ['10. Приложение: сценарии', 'не пройден', 'не сыгран', '1: R-055'])
      assert.ok(page.includes(words), words)
    assert.deepEqual(await renderAct(text), await renderAct(text))
    await bench.storage.close()
  })

  it('an act of before has no annex and no role, and is printed as it was', async () => {
    const bench = await openBench()
    await bench.exchanges(10)
    const { scenarios: _, session, ...act }: Act = JSON.parse((await frozen(bench)).text)
    const { role: __, ...before } = session
    const text = JSON.stringify({ ...act, session: before })
    assert.doesNotMatch(actHtml(text), /Приложение/)
    assert.equal(Buffer.from(await renderAct(text)).toString('latin1', 0, 5), '%PDF-')
    await bench.storage.close()
  })
})
