import assert from 'node:assert/strict'
import { writePem } from '../../src/eds/pem.ts'
import type { JournalExplanation } from '../../src/emulator/explainer.ts'
import type { Explanation } from '../../src/envelope/explain/explanation.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'
import { ENDPOINT, signedMessage } from '../support/messages.ts'

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

  it('a certificate that the message only names may be given: PEM, base64, base64 of a query', async () => {
    const { certificate } = emulator.pki.person
    const message = await signedMessage(emulator, { holder: emulator.pki.person, keyInfo: 'ski' })
    const without = await verify(message)
    assert.equal(without.told.failed?.fault, 'CERTIFICATE_UNREGISTERED')
    const der = Buffer.from(certificate.der)
    for (const given of [
      encodeURIComponent(writePem('CERTIFICATE', certificate.der)),
      encodeURIComponent(der.toString('base64')),
      der.toString('base64'),
      der.toString('base64url'),
    ]) {
      const { told } = await verify(message, `?certificate=${given}`)
      assert.deepEqual([told.result, told.signer], ['yes', certificate.subject.text])
    }
    assert.equal((await verify(message, '?certificate=AAAA')).status, 400)
  })

  it('no message, too large a message, an unknown language: refused', async () => {
    assert.equal((await verify('')).status, 400)
    assert.equal((await verify(' '.repeat(20_001))).status, 413)
    assert.equal((await verify('<a/>', '?lang=de')).status, 400)
  })

  it('a message of the journal: as of the moment it came, with what became of it', async () => {
    const take = async (bytes: Uint8Array) => {
      await emulator.answer({ bytes, contentType: 'text/xml', endpoint: ENDPOINT, headers: [] })
      const [row] = await emulator.control.journal(undefined, 1)
      return async (query = '') => {
        const { status, json } = await askApi(
          `${url}/api/v1/journal/${row?.id}/explanation${query}`,
        )
        return { status, told: json as JournalExplanation }
      }
    }
    const broken = await take(Buffer.from(await pretty()))
    const { told } = await broken('?lang=kk')
    assert.deepEqual([told.result, told.recorded.outcome], ['no', 'DIGEST_MISMATCH'])
    assert.equal(told.cause?.ids[0], 'PRETTY_PRINTED')
    assert.match(String(told.recorded.text), /хэші сәйкес емес/)
    const refused = await take(
      await signedMessage(emulator, {
        info: { sender: { senderId: 'demo-initiator', password: '' } },
      }),
    )
    emulator.clock.forward(50 * 365 * 24 * 3_600_000)
    const later = await refused()
    assert.deepEqual([later.told.result, later.told.recorded.outcome], ['yes', 'PASSWORD_WRONG'])
    const now = await verify(await signedMessage(emulator))
    assert.notEqual(now.told.result, 'yes')
    const none = await askApi(`${url}/api/v1/journal/none/explanation`)
    assert.deepEqual([none.status, (none.json as { error: string }).error], [404, 'ENTRY_UNKNOWN'])
    assert.equal((await broken('?lang=de')).status, 400)
  })

  it('garbage is explained, never an error', async () => {
    for (const bytes of ['x', '<a/>', '\0\0', '<a>&b;</a>', '{}'])
      assert.deepEqual([bytes, (await verify(bytes)).told.result], [bytes, 'no'])
  })
})
