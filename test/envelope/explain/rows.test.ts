import assert from 'node:assert/strict'
import { letter } from '../../../fixtures/support/letter.ts'
import { defaultGate } from '../../../src/client/default-gate.ts'
import { keyFinder } from '../../../src/client/verify-file.ts'
import { readTrust } from '../../../src/eds/trust.ts'
import { explain } from '../../../src/envelope/explain/explain.ts'
import { causes } from '../../../src/envelope/explain/texts/causes.ts'
import { NOW, sharedPki } from '../../eds/support.ts'
import { forms } from './forms.ts'
import { otherOctets } from './hashed.ts'
import { received } from './received.ts'
import { signatures } from './signatures.ts'
import { signerOf } from './support.ts'

/** Causes whose tests are not rows of a table. */
const elsewhere = ['KEY_OF_ANOTHER', 'C14N_EXCLUSIVE', 'SIGNATURE_IN_DER', 'ALGORITHM_OF_OTHER_KEY']

describe('envelope/explain: the table of causes', () => {
  it('every cause has a message that shows it, and every message a cause', () => {
    const tables = [received, otherOctets, signatures, forms].flatMap((one) => Object.values(one))
    const shown = tables.flatMap((row) => [...row].filter((one) => String(one) in causes))
    assert.deepEqual(new Set([...shown, ...elsewhere]), new Set(Object.keys(causes)))
  })

  it('every cause says in three languages what was done', () => {
    for (const [id, { ru, kk, en, seen }] of Object.entries(causes)) {
      for (const text of [ru, kk, en]) assert.match(text, /\.$/, id)
      assert.equal(new Set([ru, kk, en]).size, 3, id)
      const places = Object.values(seen)
      assert.ok(
        places.every((one) => one !== ''),
        id,
      )
      assert.ok(!/[а-яё]{3}/i.test(seen.en), `${id}: ${seen.en}`)
      if (/[а-яё]/i.test(seen.ru)) assert.equal(new Set(places).size, 3, id)
    }
  })

  it('a search that may cost nothing says that not everything was tried', async () => {
    const { initiator, trustDirectory } = await sharedPki()
    const damaged = letter(signerOf(initiator)).replace('Тестов', 'Тестав')
    const trust = await readTrust(trustDirectory)
    const keyOf = keyFinder({ at: NOW, signatureOnly: false }, trust)
    const settings = { ...defaultGate, keyOf, others: async () => [], effort: 10_000 }
    const { explanation } = await explain(
      { bytes: Buffer.from(damaged), contentType: '' },
      settings,
    )
    assert.deepEqual([explanation.result, explanation.cause], ['no', undefined])
    assert.match(explanation.conclusions.at(-1)?.en ?? '', /Not every repair was tried/)
  })
})
