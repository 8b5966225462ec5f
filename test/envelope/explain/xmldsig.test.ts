import assert from 'node:assert/strict'
import { x509Certificate } from '../../../fixtures/support/key-info.ts'
import { edit } from '../../../fixtures/support/texts.ts'
import { sharedPki } from '../../eds/support.ts'
import {
  enveloped,
  exclusive,
  inclusive,
  type PlainSignature,
  plainSigned,
} from '../plain-signature.ts'
import { explained, signerOf } from './support.ts'

describe('envelope/explain: a plain XMLDSig document', () => {
  const parts: PlainSignature = {
    document: '<r xmlns:u="urn:unused"><a>1</a>SIGNATURE</r>',
    references: [{ uri: '', transforms: enveloped + exclusive, hashed: '<r><a>1</a></r>' }],
  }
  const signed = async (changes: Partial<PlainSignature> = {}) => {
    const { certificate, key } = signerOf((await sharedPki()).initiator)
    const keyInfo = `<ds:KeyInfo>${x509Certificate(Buffer.from(certificate.der).toString('base64'))}</ds:KeyInfo>`
    return plainSigned(key, { ...parts, keyInfo, ...changes })
  }

  it('a right one: valid, and where it stands', async () => {
    const text = await signed()
    const told = await explained(() => text)
    assert.deepEqual([told.form, told.result], ['xmldsig', 'yes'])
    assert.deepEqual(told.signed[0]?.from, { offset: 0, line: 1, column: 1 })
  })

  it('pretty printed: PRETTY_PRINTED, the signature inside left alone', async () => {
    const text = edit(await signed(), '<a>1</a>', '\n  <a>1</a>\n  ')
    assert.deepEqual((await explained(() => text)).cause?.ids, ['PRETTY_PRINTED'])
  })

  describe('two signers', () => {
    /** The second signs what `change` made of the document with the first signature. */
    const twice = async (change = (first: string) => first) => {
      const first = change(await signed())
      const document = first.replace('</r>', 'SIGNATURE</r>')
      const hashed = first.replace(' xmlns:u="urn:unused"', '')
      const references = [{ uri: '', transforms: enveloped + exclusive, hashed }]
      return signed({ document, references })
    }

    it('both right: valid, and what is shown is what the last one signed', async () => {
      const text = await twice()
      const told = await explained(() => text)
      assert.deepEqual([told.result, told.cause], ['yes', undefined])
      assert.deepEqual(told.signed[0]?.from, { offset: 0, line: 1, column: 1 })
      assert.match(told.signed[0]?.canonical ?? '', /<ds:Signature /)
    })

    it('the inner one alone is wrong: its own cause, on the document it signed', async () => {
      const text = await twice((first) => edit(first, '<a>1</a>', '\n  <a>1</a>\n  '))
      const told = await explained(() => text)
      assert.equal(told.failed?.rule, 'W-23')
      assert.deepEqual(told.cause?.ids, ['PRETTY_PRINTED'])
      assert.equal(told.cause?.complete, true)
      assert.doesNotMatch(told.signed[0]?.canonical ?? '', /<ds:Signature /)
    })

    it('the outer one alone is wrong: its own cause', async () => {
      const text = edit(await twice(), '</r>', '\n</r>')
      const told = await explained(() => text)
      assert.equal(told.failed?.rule, 'W-23')
      assert.notDeepEqual(told.cause?.ids ?? [], [])
      assert.equal(told.cause?.complete, true)
    })
  })

  it('inclusive declared, exclusive hashed: C14N_EXCLUSIVE', async () => {
    const hashed = '<r><a>1</a></r>'
    const text = await signed({
      references: [{ uri: '', transforms: enveloped + inclusive, hashed }],
    })
    assert.deepEqual((await explained(() => text)).cause?.ids, ['C14N_EXCLUSIVE'])
  })
})
