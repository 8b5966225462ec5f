import assert from 'node:assert/strict'
import type { Explanation } from '../../src/envelope/explain/explanation.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { request } from '../support/http.ts'
import { signedMessage } from '../support/messages.ts'

describe('POST /api/v1/verify', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator({ settings: { maxBytes: 20_000 } })
    url = (await emulator.start()).url
  })
  after(() => emulator.close())

  const verify = async (bytes: string | Uint8Array, query = '', type = 'text/xml') => {
    const init = { method: 'POST', headers: { 'content-type': type }, body: Buffer.from(bytes) }
    const { status, body } = await request(`${url}/api/v1/verify${query}`, init)
    return { status, told: JSON.parse(body.toString('utf8')) as Explanation }
  }
  const pretty = async () => (await signedMessage(emulator)).toString('utf8').replace(/></g, '>\n<')

  it('a good message: valid', async () => {
    const { status, told } = await verify(await signedMessage(emulator))
    assert.deepEqual([status, told.result, told.form], [200, 'yes', 'envelope'])
  })

  it('a broken one: the check, the cause and the place, in three languages; nothing is journaled', async () => {
    const { told } = await verify(await pretty())
    assert.deepEqual([told.result, told.cause?.ids], ['no', ['PRETTY_PRINTED']])
    assert.match(told.failed?.text?.kk ?? '', /хэші сәйкес емес/)
    assert.ok((told.cause?.difference?.place?.line ?? 0) > 1)
    assert.deepEqual(await emulator.control.journal(undefined, 10), [])
  })

  it('?lang=: one language in the place of three', async () => {
    const { told } = await verify(await pretty(), '?lang=en')
    assert.match(String(told.cause?.texts[0]), /^The signature holds once the indentation/)
    assert.match(String(told.failed?.clause), /^The digest of the signed Body/)
  })

  it('the key of another participant is named', async () => {
    const { person, initiator } = emulator.pki
    const holder = { ...person, key: initiator.key }
    const { told } = await verify(await signedMessage(emulator, { holder }))
    assert.deepEqual(told.cause?.ids, ['KEY_OF_ANOTHER'])
  })

  it('the charset of Content-Type counts', async () => {
    const { told } = await verify(
      await signedMessage(emulator),
      '',
      'text/xml; charset=windows-1251',
    )
    assert.deepEqual(told.cause?.ids, ['ENCODING_MISTAKEN'])
  })

  it('no message, too large a message, an unknown language: refused', async () => {
    assert.equal((await verify('')).status, 400)
    assert.equal((await verify(' '.repeat(20_001))).status, 413)
    assert.equal((await verify('<a/>', '?lang=de')).status, 400)
  })

  it('garbage is explained, never an error', async () => {
    for (const bytes of ['x', '<a/>', '\0\0', '<a>&b;</a>', '{}'])
      assert.deepEqual([bytes, (await verify(bytes)).told.result], [bytes, 'no'])
  })
})
