import assert from 'node:assert/strict'
import { plainBody } from '../../../fixtures/support/letter.ts'
import { edit } from '../../../fixtures/support/texts.ts'
import { streamEngine } from '../../../src/envelope/engines/stream.ts'
import { gated, makeKey, signedBy } from './gated.ts'

describe('envelope/engines/stream', () => {
  const key = makeKey()
  const rowsOf = ({ checks }: ReturnType<typeof streamEngine>) =>
    checks.map(({ rule, verdict }) => `${rule} ${verdict}`)

  it('what is signed is Body in the canonical form written by hand', () => {
    const verdict = streamEngine(gated(signedBy(key, { messageId: 'm-1' })), key.publicKey)
    assert.deepEqual(rowsOf(verdict), ['W-23 pass', 'W-24 pass'])
    assert.equal(Buffer.from(verdict.signed ?? '').toString(), plainBody('m-1'))
  })

  const broken: readonly (readonly [string, string, (text: string) => string, string[]])[] = [
    [
      'W-23',
      'DIGEST_MISMATCH',
      (text) => edit(text, 'Тестов', 'Другов'),
      ['W-23 fail', 'W-24 pass'],
    ],
    [
      'W-24',
      'SIGNATURE_INVALID',
      (text) => edit(text, '<ds:SignedInfo>', '<ds:SignedInfo> '),
      ['W-23 pass', 'W-24 fail'],
    ],
    [
      'W-23 and W-24, the digest first',
      'DIGEST_MISMATCH',
      (text) => edit(edit(text, 'Тестов', 'Другов'), '<ds:SignedInfo>', '<ds:SignedInfo> '),
      ['W-23 fail', 'W-24 fail'],
    ],
  ]
  for (const [rule, code, change, rows] of broken)
    it(`${rule}: ${code}, and both are judged`, () => {
      const verdict = streamEngine(gated(change(signedBy(key, {}))), key.publicKey)
      assert.equal(verdict.signed, undefined)
      assert.equal(verdict.fault?.code, code)
      assert.deepEqual(rowsOf(verdict), rows)
    })

  it('W-24: a key of another kind never verifies', () => {
    const { publicKey } = key
    const verdict = streamEngine(gated(signedBy(key, {})), { ...publicKey, kind: 'gost-2015' })
    assert.equal(verdict.fault?.code, 'SIGNATURE_INVALID')
  })
})
