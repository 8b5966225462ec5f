import assert from 'node:assert/strict'
import { NOW } from '../support.ts'
import { ask, goodRequest, seconds } from './support.ts'

describe('R-057, R-065: the date of formation (Q-7), to the second', () => {
  const now = seconds(NOW)
  const rows: readonly (readonly [string, Record<string, unknown>, boolean])[] = [
    ['iat a minute ahead', { iat: now + 60 }, true],
    ['iat over a minute ahead', { iat: now + 61 }, false],
    ['iat 24 hours ago', { iat: now - 86_400 }, true],
    ['iat over 24 hours ago', { iat: now - 86_401 }, false],
    ['exp now', { exp: now }, true],
    ['exp a second ago', { exp: now - 1 }, false],
    ['no iat', { iat: undefined }, false],
    ['no exp', { exp: undefined }, false],
    ['iat in milliseconds', { iat: now * 1000 }, false],
    ['iat as text', { iat: '2026-11-23T10:00:00+05:00' }, true],
    ['iat as old text', { iat: '2026-11-21T10:00:00+05:00' }, false],
    ['iat as words', { iat: 'now' }, false],
  ]
  for (const method of ['own', 'proactive', 'protocol'] as const) {
    for (const [name, change, holds] of rows) {
      it(`${method}, ${name}: ${holds ? 'granted' : 'OVT_DATE'}`, async () => {
        const asked = await goodRequest(method)
        Object.assign(asked.claims ?? {}, change)
        assert.equal((await ask(asked)).code, holds ? undefined : 'OVT_DATE')
      })
    }
  }

  it('a date as text is a warning in the journal (W-25)', async () => {
    const asked = await goodRequest('own')
    Object.assign(asked.claims ?? {}, { iat: '2026-11-23T10:00:00+05:00' })
    assert.deepEqual((await ask(asked)).reply?.notes?.['warnings'], [
      { code: 'OVT_DATE_AS_TEXT', claim: 'iat', value: '2026-11-23T10:00:00+05:00' },
    ])
  })
})
