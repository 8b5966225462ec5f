import assert from 'node:assert/strict'
import { asSent, declaresDs, letter, plainBody } from '../../../fixtures/support/letter.ts'
import { without } from '../../../fixtures/support/texts.ts'
import { sharedPki } from '../../eds/support.ts'
import { signatures } from './signatures.ts'
import { explained, signerOf } from './support.ts'

describe('envelope/explain: what was done to a signature', () => {
  for (const [name, [variant, ...causes]] of Object.entries(signatures))
    it(`${name}: ${causes.join(', ')}`, async () => {
      const { result, cause, failed } = await explained(variant)
      assert.deepEqual([result, failed?.rule], ['no', 'W-24'])
      assert.deepEqual(cause?.ids, causes)
      assert.equal(cause?.complete, true)
    })

  it('the key of another certificate that is known: it is named', async () => {
    const { person } = await sharedPki()
    const { cause } = await explained((signer) => letter({ ...signer, key: signerOf(person).key }))
    assert.deepEqual(cause?.ids, ['KEY_OF_ANOTHER'])
    assert.match(cause?.what ?? '', new RegExp(`TEST ONLY.*, ${person.certificate.serial}`))
  })

  it('a mistake that broke Body and SignedInfo alike is named once', async () => {
    const pretty = (text: string) => text.replace(/></g, '>\n  <')
    const { cause, failed } = await explained((signer) =>
      letter(signer, {
        sentBody: pretty(asSent(plainBody())),
        sentSignedInfo: (canonical) => pretty(without(canonical, declaresDs)),
      }),
    )
    assert.equal(failed?.rule, 'W-23')
    assert.deepEqual([cause?.ids, cause?.complete], [['PRETTY_PRINTED'], true])
  })

  it('what explains the digest and not the signature says so', async () => {
    const { cause, conclusions } = await explained((signer) =>
      letter(signer, {
        sentBody: asSent(plainBody()).replace(/></g, '>\n  <'),
        sign: () => Buffer.alloc(256, 7),
      }),
    )
    assert.deepEqual([cause?.ids, cause?.complete], [['PRETTY_PRINTED'], false])
    assert.match(conclusions[0]?.en ?? '', /another check/)
  })
})
