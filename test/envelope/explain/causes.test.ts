import assert from 'node:assert/strict'
import { otherOctets } from './hashed.ts'
import { damaged, received } from './received.ts'
import { explained, signed } from './support.ts'

describe('envelope/explain: what was done to a message', () => {
  it('an honest message is valid, and nothing is looked for', async () => {
    const { result, cause, failed, conclusions } = await explained(signed({}))
    assert.deepEqual([result, cause, failed], ['yes', undefined, undefined])
    assert.match(conclusions[0]?.en ?? '', /every check passed/)
  })

  for (const [name, [variant, ...causes]] of Object.entries({ ...received, ...otherOctets }))
    it(`${name}: ${causes.join(', ')}`, async () => {
      const { result, cause, failed } = await explained(variant)
      assert.deepEqual([result, failed?.rule], ['no', 'W-23'])
      assert.deepEqual(cause?.ids, causes)
      assert.equal(cause?.complete, true)
      const spelled = causes.every((one) => /^DIGEST_|^OTHER_HASH/.test(one))
      assert.equal(cause?.difference === undefined, spelled)
    })

  for (const [name, variant] of Object.entries(damaged))
    it(`${name}: no repair helps, and none is named`, async () => {
      const { result, cause, conclusions } = await explained(variant)
      assert.deepEqual([result, cause], ['no', undefined])
      assert.match(conclusions[0]?.en ?? '', /no known repair/)
    })
})
