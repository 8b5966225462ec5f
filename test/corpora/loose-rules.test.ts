import assert from 'node:assert/strict'
import { digestAlgorithms, signatureAlgorithms } from '../../src/eds/algorithms/registry.ts'
import { judgeLoosely } from './loose-rules.ts'

describe('corpora/loose-rules', () => {
  it('what is let in for a judgement is out again afterwards, whatever it says', async () => {
    const before = [[...signatureAlgorithms], [...digestAlgorithms]]
    const unsigned = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"></Signature>'
    assert.equal(await judgeLoosely(Buffer.from(unsigned), undefined), 'SIGNATURE_SHAPE')
    await assert.rejects(judgeLoosely(Buffer.from('<a>'), undefined))
    assert.deepEqual([[...signatureAlgorithms], [...digestAlgorithms]], before)
  })
})
