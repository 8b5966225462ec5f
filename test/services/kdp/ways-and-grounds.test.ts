import assert from 'node:assert/strict'
import { grounds } from '../../../src/contract/grounds.ts'
import { ask, goodRequest } from './support.ts'

describe('R-056: ways of taking consent', () => {
  const rows = { Bio: true, Ds: true, Paper: true, bio: false, Sms: false, '': false, Qr: false }
  for (const [mcheck, holds] of Object.entries(rows)) {
    it(`mcheck "${mcheck}": ${holds ? 'granted' : 'WAY_MISMATCH'}`, async () => {
      const asked = await goodRequest('own')
      Object.assign(asked.claims ?? {}, { mcheck })
      assert.equal((await ask(asked)).code, holds ? undefined : 'WAY_MISMATCH')
    })
  }

  it('settings may add a name (Q-15)', async () => {
    const asked = await goodRequest('own')
    Object.assign(asked.claims ?? {}, { mcheck: 'PaperForm' })
    const ways = new Map([['PaperForm', 'Paper' as const]])
    assert.equal((await ask(asked, { ways })).code, undefined)
    assert.equal((await ask(asked)).code, 'WAY_MISMATCH')
  })
})

describe('R-068: grounds for access without consent', () => {
  it('are the sixteen items of article 9', () => {
    const items = '1 2 2_1 3 4 5 5_1 6 7 8 9 9_1 9_2 9_3 9_4 10'.split(' ')
    assert.deepEqual(
      [...grounds.keys()],
      items.map((item) => `ART9_${item}`),
    )
  })
  for (const code of ['ART9_1', 'ART9_9_4', 'ART9_10']) {
    it(`${code} is known`, async () => {
      const asked = await goodRequest('protocol')
      asked.fields['basis-code'] = code
      assert.equal((await ask(asked)).code, undefined)
    })
  }
  for (const code of ['art9_1', 'ART9_9_5', undefined]) {
    it(`${code ?? 'no code'} is refused`, async () => {
      const asked = await goodRequest('protocol')
      asked.fields['basis-code'] = code
      assert.equal((await ask(asked)).code, 'GROUND_UNKNOWN')
    })
  }
})
