import assert from 'node:assert/strict'
import { checkDigit } from '../../src/services/identifiers.ts'
import { ask, type Entry } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { request } from '../support/http.ts'
import { accessData } from '../support/messages.ts'

/** Made here and never written down: born in 1985. */
const realIin = () => `85031535001${checkDigit('85031535001')}`
const hidden = () => `85********${realIin().slice(-2)}`

describe('anchors 5(12): what is shown of a message that holds what it should not', () => {
  let emulator: TestEmulator
  let url: string
  let entry: Entry

  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
    await emulator.control.openSession(emulator.demo.applicationId)
    const data = await accessData(emulator, { uin: realIin() })
    entry = (await ask(emulator, { info: { messageId: realIin() }, data })).entry
  })
  after(() => emulator.close())

  const get = async (path: string) => (await request(`${url}${path}`)).body.toString('utf8')
  const bytes = () => emulator.control.message(entry.id, 'request')

  it('the journal masks it unless all is asked for; the bytes are as they came', async () => {
    const path = `/api/v1/journal?key=${entry.id}`
    const journal = await get(path)
    assert.ok(!journal.includes(realIin()) && journal.includes(hidden()))
    assert.ok((await get(`${path}&show=all`)).includes(realIin()))
    assert.equal((await request(`${url}${path}&show=some`)).status, 400)
    const raw = await request(`${url}/api/v1/journal/${entry.id}/request`)
    assert.deepEqual(raw.body, Buffer.from(await bytes()))
    assert.ok(raw.body.includes(realIin()))
  })

  it('the progress of a session masks it', async () => {
    const { certificationId } = entry as { readonly certificationId?: string }
    await ask(emulator, { info: { messageId: realIin(), serviceId: 'NONE' } })
    const progress = await get(`/api/v1/sessions/${certificationId}`)
    assert.ok(!progress.includes(realIin()) && progress.includes(hidden()))
  })

  it('the page of a message masks it, and the password, unless all is asked for', async () => {
    const { password } = emulator.demo
    const page = await get(`/messages/${entry.id}`)
    assert.ok(!page.includes(realIin()) && !page.includes(password) && page.includes(hidden()))
    assert.match(page, /<a href="\?show=all">/)
    const all = await get(`/messages/${entry.id}?show=all`)
    assert.ok(all.includes(realIin()) && all.includes(password))
    assert.ok(!(await get('/')).includes(realIin()))
  })

  it('an explanation masks it unless all is asked for', async () => {
    const explained = async (query: string) => {
      const body = new Uint8Array(await bytes())
      const headers = { 'content-type': 'text/xml' }
      const reply = await request(`${url}/api/v1/verify${query}`, { method: 'POST', headers, body })
      return reply.body.toString('utf8')
    }
    const told = await explained('')
    assert.ok(!told.includes(realIin()) && told.includes(hidden()))
    assert.ok((await explained('?show=all&lang=en')).includes(realIin()))
    for (const path of [
      `/api/v1/journal/${entry.id}/explanation`,
      `/messages/${entry.id}/explanation`,
    ]) {
      const journaled = await get(path)
      assert.ok(!journaled.includes(realIin()) && journaled.includes(hidden()), path)
      assert.ok(!journaled.includes(emulator.demo.password), path)
      const all = await get(`${path}?show=all`)
      assert.ok(all.includes(realIin()) && all.includes(emulator.demo.password), path)
    }
  })
})
