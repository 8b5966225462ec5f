import assert from 'node:assert/strict'
import { messagePage } from '../../src/console/message.ts'
import { outcomeCell } from '../../src/console/outcome.ts'
import { time } from '../../src/console/parts.ts'
import type { MessageRow } from '../../src/console/source.ts'
import { sayIn } from '../../src/console/texts.ts'
import { faults } from '../../src/contract/faults.ts'
import { assertOnlyOurMarkup, wordsOf } from './markup.ts'

const voice = { language: 'en', say: sayIn('en') } as const
const row: MessageRow = {
  id: 'id-1',
  receivedAt: '2026-11-22T20:30:00.125Z',
  endpoint: '/bip-sync-wss-gost/',
  requestBytes: 3,
  headers: [],
}
const source = { message: async () => Buffer.from('<a>'), shown: (text: string) => text }
const wordsOfCell = (outcome?: string) =>
  wordsOf(outcomeCell(outcome === undefined ? row : { ...row, outcome }, voice).toString()).trim()

describe('what became of a message', () => {
  it('accepted', () => assert.match(wordsOfCell('OK'), /^✓ Accepted$/))
  for (const [code, { wire, en }] of Object.entries(faults)) {
    it(`refused with ${code}`, () => {
      const words = wordsOfCell(code)
      assert.ok(words.startsWith('✗ Refused'))
      assert.ok(words.endsWith(`${wire} ${en}`), words)
    })
  }
  it('refused with a key of another build', () =>
    assert.match(wordsOfCell('toString'), /^✗ Refused\s+toString$/))

  it('without an answer is neither accepted nor refused, and asks for no answer bytes', async () => {
    assert.match(wordsOfCell(), /^! No answer$/)
    const asked: string[] = []
    const message = async (_: string, side: string) => {
      asked.push(side)
      return source.message()
    }
    const page = (await messagePage(row, { ...source, message }, voice)).toString()
    assertOnlyOurMarkup(page)
    assert.deepEqual(asked, ['request'])
    assert.match(wordsOf(page), /No answer is on record/)
    assert.match(wordsOf(page), /No check is on record/)
    assert.doesNotMatch(wordsOf(page), /verified, holds|passed/)
  })

  it('a clause and a warning of another build do not break the page', async () => {
    const check = { rule: 'W-99', verdict: 'pass' } as unknown as { rule: 'W-01'; verdict: 'pass' }
    const reason = { notes: { warnings: [{ code: 'toString', field: '<b>' }] } }
    const answered = { ...row, outcome: 'OK', checks: [check], reason }
    const page = (await messagePage(answered, source, voice)).toString()
    assertOnlyOurMarkup(page)
    assert.match(wordsOf(page), /W-99/)
    assert.match(wordsOf(page), /\{"code":"toString","field":"<b>"\}/)
  })

  it('a warning is worded with its values', async () => {
    const warnings = [{ code: 'EXPIRES_IN_CAPPED', asked: '90000000', used: '86400000' }]
    const answered = { ...row, outcome: 'OK', reason: { notes: { warnings, method: 'own' } } }
    const words = wordsOf((await messagePage(answered, source, voice)).toString())
    assert.match(words, /expiresIn 90000000 ms is more than allowed; 86400000 ms is used/)
    assert.match(words, /Method\s+own/)
  })

  it('time is of Astana, UTC+5', () => {
    assert.match(String(time(row.receivedAt)), />2026-11-23 01:30:00</)
    assert.match(String(time(row.receivedAt, 'millisecond')), />2026-11-23 01:30:00\.125</)
    assert.match(String(time(row.receivedAt)), /datetime="2026-11-22T20:30:00\.125Z"/)
  })
})
