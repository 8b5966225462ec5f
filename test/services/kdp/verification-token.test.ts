import assert from 'node:assert/strict'
import { readVerificationToken } from '../../../src/services/kdp/verification-token.ts'
import { base64url, jws, testKeys } from '../keys.ts'

const tokenOf = (claims: object, header: object = { alg: 'RS256' }): string =>
  `${base64url(header)}.${base64url(claims)}.AAAA`

describe('the verification token is read (W-9)', () => {
  it('with white space anywhere in it', async () => {
    const { participant } = await testKeys()
    const token = await jws({ cbin: '991240000013', mcheck: 'Bio' }, participant.privateKey)
    const read = readVerificationToken(` ${token.replace(/(.{20})/g, '$1\r\n\t')}`)
    assert.equal(read?.compact, token)
    assert.equal(read?.bin, '991240000013')
    assert.equal(read?.mcheck, 'Bio')
  })

  for (const absent of [undefined, '', ' \n ']) {
    it(`${JSON.stringify(absent)} is no token`, () => {
      assert.equal(readVerificationToken(absent), undefined)
    })
  }

  const unreadable = ['Test', 'a.b.c', '..', 'a.b', 'a.b.c.d', `${base64url({})}.x.y`]
  for (const text of [...unreadable, `${base64url({ alg: 'RS256' })}.${base64url([1])}.AA`]) {
    it(`${JSON.stringify(text)} is a token that does not read`, () => {
      const token = readVerificationToken(text)
      assert.equal(token?.readable, false)
      assert.equal(token?.bin, undefined)
    })
  }
})

describe('dates of the verification token (W-25)', () => {
  const rows: readonly (readonly [unknown, string | undefined, number])[] = [
    [1_795_409_940, '2026-11-23T04:59:00.000Z', 0],
    [1_795_409_940.5, '2026-11-23T04:59:00.500Z', 0],
    ['2026-11-23T04:19:00Z', '2026-11-23T04:19:00.000Z', 1],
    ['2026-11-23T09:19:00+05:00', '2026-11-23T04:19:00.000Z', 1],
    ['2026-11-23T09:19:00.1234567+05:00', '2026-11-23T04:19:00.123Z', 1],
    ['2026-11-23T09:19:00', '2026-11-23T04:19:00.000Z', 1],
    ['1795409940', undefined, 1],
    ['tomorrow', undefined, 1],
    [1e300, undefined, 0],
    [null, undefined, 0],
    [{}, undefined, 0],
    [undefined, undefined, 0],
  ]
  for (const [value, moment, warnings] of rows) {
    it(`${JSON.stringify(value)} is ${moment ?? 'no date'}, ${warnings} warning`, () => {
      const token = readVerificationToken(tokenOf({ iat: value }))
      assert.equal(token?.issuedAt?.toISOString(), moment)
      assert.equal(token?.warnings.length, warnings)
    })
  }
})
