import assert from 'node:assert/strict'
import { forms } from './forms.ts'
import { explained } from './support.ts'

describe('envelope/explain: what the form of a message shows', () => {
  for (const [name, [variant, rule, cause]] of Object.entries(forms))
    it(`${name}: ${rule}, ${cause}`, async () => {
      const told = await explained(variant)
      assert.deepEqual([told.result, told.failed?.rule, told.cause?.ids], ['no', rule, [cause]])
      assert.equal(told.cause?.complete, true)
    })
})
