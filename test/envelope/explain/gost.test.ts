import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { type Changes, letter, method } from '../../../fixtures/support/letter.ts'
import { algorithmFor } from '../../../src/eds/algorithms/registry.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import { integer, sequence } from '../../../src/eds/der-write.ts'
import type { CauseId } from '../../../src/envelope/explain/texts/causes.ts'
import { sharedPki } from '../../eds/support.ts'
import { explained, signerOf } from './support.ts'

const { uri, digest, sign } = algorithmFor('gost-2015')

const half = (value: Buffer, which: 0 | 1) =>
  value.subarray((which * value.length) / 2, ((which + 1) * value.length) / 2)
const reversed = (bytes: Buffer) => Buffer.from(bytes).reverse()
const numberOf = (littleEndian: Buffer) => BigInt(`0x${reversed(littleEndian).toString('hex')}`)

/** What providers make of r ‖ s, each with its lowest byte first. */
const spellings: Readonly<Record<string, readonly [(value: Buffer) => Uint8Array, CauseId]>> = {
  's ‖ r, highest byte first, as RFC 4491': [reversed, 'SIGNATURE_REVERSED'],
  's ‖ r': [(value) => Buffer.concat([half(value, 1), half(value, 0)]), 'HALVES_SWAPPED'],
  'r ‖ s, highest byte first': [
    (value) => Buffer.concat([reversed(half(value, 0)), reversed(half(value, 1))]),
    'HALVES_REVERSED',
  ],
  'a SEQUENCE of two numbers': [
    (value) => sequence(integer(numberOf(half(value, 0))), integer(numberOf(half(value, 1)))),
    'SIGNATURE_IN_DER',
  ],
}

describe('envelope/explain: GOST R 34.10-2015', () => {
  let holder: Holder
  before(async () => {
    holder = await issueFor(await sharedPki(), { profile: 'system', keyKind: 'gost-2015' })
  })

  /** Signed in two turns: what is to be signed is known only when the message is written. */
  async function message(changes: Changes, spell: (value: Buffer) => Uint8Array = (v) => v) {
    const { initiator } = await sharedPki()
    const signer = { ...signerOf(initiator), certificate: holder.certificate }
    const all: Changes = {
      signatureMethod: method('SignatureMethod', uri),
      digestMethod: method('DigestMethod', digest.uri),
      digest: (body) => Buffer.from(digest.digest(body)).toString('base64'),
      ...changes,
    }
    let data: Buffer = Buffer.alloc(0)
    const keep = (bytes: Buffer) => {
      data = bytes
      return bytes
    }
    letter(signer, { ...all, sign: keep })
    const value = Buffer.from(await sign(holder.key, data))
    return letter(signer, { ...all, sign: () => Buffer.from(spell(value)) })
  }

  it('an honest message is valid', async () => {
    const text = await message({})
    assert.equal((await explained(() => text)).result, 'yes')
  })

  for (const [name, [spell, cause]] of Object.entries(spellings))
    it(`${name}: ${cause}`, async () => {
      const text = await message({}, spell)
      const told = await explained(() => text)
      assert.deepEqual([told.failed?.rule, told.cause?.ids], ['W-24', [cause]])
    })

  it('a key of 2015 under the name of 2004: ALGORITHM_OF_OTHER_KEY', async () => {
    const old = algorithmFor('gost-2004')
    const text = await message({ signatureMethod: method('SignatureMethod', old.uri) })
    const told = await explained(() => text)
    assert.deepEqual([told.failed?.rule, told.cause?.ids], ['W-22', ['ALGORITHM_OF_OTHER_KEY']])
  })

  it('SHA-256 where Streebog is declared: OTHER_HASH', async () => {
    const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('base64')
    const text = await message({ digest: sha256 })
    const told = await explained(() => text)
    assert.deepEqual(
      [told.failed?.rule, told.cause?.ids, told.cause?.what],
      ['W-23', ['OTHER_HASH'], 'sha256'],
    )
  })

  it('damage that nobody made: no cause', async () => {
    const text = (await message({})).replace('Тестов', 'Тестав')
    const told = await explained(() => text)
    assert.deepEqual([told.result, told.cause], ['no', undefined])
  })
})
