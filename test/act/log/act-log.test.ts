import assert from 'node:assert/strict'
import { checkpointFile, digestOfFacts, judgeActLog } from '../../../src/act/log/act-log.ts'
import { checkpointIn } from '../../../src/act/log/verify.ts'
import type { Act } from '../../../src/act/shape.ts'
import { openBench } from '../../certification/session-builder.ts'
import { frozen } from '../maker.ts'

describe('anchors 6.4(2): the checkpoint of an act', () => {
  let text: string
  let file: string
  let kinds: string[]

  before(async () => {
    const bench = await openBench()
    await bench.exchanges(10)
    text = (await frozen(bench)).text
    const { rows, kept } = await bench.storage.read(async ({ eventLog }) => ({
      rows: await eventLog.list(),
      kept: await eventLog.lastCheckpoint(),
    }))
    kinds = rows.map(({ kind }) => kind)
    const checkpoint = checkpointIn(kept?.text ?? '')
    const row = rows[0]
    assert.ok(checkpoint && row)
    file = checkpointFile(checkpoint, row)
    await bench.storage.close()
  })

  const judged = (act: string, attached = file) => judgeActLog(act, attached, () => true)

  it('it covers the row with the digest of the facts, and the act names it, also in words', () => {
    const act: Act = JSON.parse(text)
    assert.deepEqual(kinds, ['act-drawn-up', 'session-frozen'])
    assert.deepEqual([act.log?.size, act.log?.words.length], [1, 12])
    assert.match(file, new RegExp(digestOfFacts(act)))
    assert.deepEqual(judged(text), [])
  })

  const broken: readonly [string, () => [string, string], string[]][] = [
    [
      'another fact',
      () => [text.replace('"received":20', '"received":21'), file],
      ['row.data.factsSha256'],
    ],
    ['another session', () => [text.replaceAll('0000a', '0000b'), file], ['row.data.factsSha256']],
    [
      'other words',
      () => [text.replace(/"words":\["[а-я]+"/, '"words":["абв"'), file],
      ['act.json: log'],
    ],
    ['no log', () => [text.replace(/"log":\{.*?\},/, ''), file], ['act.json: log']],
    ['another size', () => [text, file.replace('"size":1', '"size":2')], ['act.json: log', 'row']],
    [
      'another row',
      () => [text, file.replace('act-drawn-up', 'act-drawn')],
      ['row', 'row.data.factsSha256'],
    ],
    ['no checkpoint', () => [text, '{}'], ['checkpoint']],
  ]
  for (const [title, changed, expected] of broken) {
    it(`${title} is told: ${expected.join(', ')}`, () => {
      const [act, attached] = changed()
      assert.ok(act !== text || attached !== file)
      assert.deepEqual(judged(act, attached), expected)
    })
  }

  it('a signature that does not hold is told', () => {
    assert.deepEqual(
      judgeActLog(text, file, () => false),
      ['checkpoint.signature'],
    )
  })
})
