import assert from 'node:assert/strict'
import { sayIn } from '../../src/console/texts.ts'
import { bins, breachDesk, holderElements } from '../support/breach.ts'
import { type Browser, browserHere, openBrowser } from '../support/browser.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { ENDPOINT, IIN, signedMessage } from '../support/messages.ts'

const every = ['ru', 'kk', 'en'] as const
const widths = [360, 1280] as const
/** A word that no browser breaks by itself. */
const long = 'оченьдлинноесловобезпробелов'.repeat(8)

describe('console: in a browser', () => {
  let emulator: TestEmulator
  let browser: Browser | undefined
  let url: string
  let paths: readonly string[]
  before(async function () {
    const program = browserHere()
    if (program === undefined) return this.skip()
    emulator = await startEmulator({ settings: { hostileDelay: 0 } })
    url = (await emulator.start()).url
    paths = await furnish()
    browser = await openBrowser(program)
  })
  after(async () => {
    if (!browser) return
    await browser.close()
    await emulator.close()
  })

  const tabHere = () => {
    assert.ok(browser)
    return browser.tab
  }

  const api = async (path: string, body: object = {}) =>
    ((await askApi(`${url}/api/v1${path}`, 'POST', body)).json as { id: string }).id
  const pretty = async () => (await signedMessage(emulator)).toString('utf8').replace(/></g, '>\n<')

  /** Something on every page, with long words in it; the addresses of the pages. */
  async function furnish(): Promise<string[]> {
    const { applicationId } = emulator.demo
    const bytes = Buffer.from(await pretty())
    await emulator.answer({ bytes, contentType: 'text/xml', endpoint: ENDPOINT, headers: [] })
    const [row] = await emulator.control.journal(undefined, 1)
    const session = (await emulator.control.openSession(applicationId)) as { id: string }
    await api(`/sessions/${session.id}/packs/client`)
    const draft = { senderId: 'demo-initiator', services: long, storageTerm: long }
    const application = await api('/applications/drafts', draft)
    const asked = { bin: bins.operator, organisation: long }
    const matter = await api(`/cabinet/${IIN}/information-requests`, asked)
    const desk = await breachDesk({ ...emulator, start: async () => ({ url, port: 0 }) })
    const notice = await desk.notify({
      ...holderElements(emulator.clock().toISOString()),
      responsible: `<responsible><name>${long}</name><email>${long}</email></responsible>`,
    })
    return [
      ...['/', '/explain', '/packs', '/applications', '/rights', '/breaches'],
      ...[`/messages/${row?.id}`, `/messages/${row?.id}/explanation`],
      ...[`/sessions/${session.id}`, `/sessions/${session.id}/packs`],
      ...[`/applications/${application}`, `/applications/${applicationId}`],
      ...[`/rights/${matter}`, `/breaches/${notice.json['id']}`],
      ...['/messages/none', `/?q=${encodeURIComponent(long)}`],
    ]
  }

  for (const language of every)
    it(`nothing is cut at the width of a phone or of a desk, and the browser complains of nothing: ${language}`, async () => {
      const tab = tabHere()
      await tab.open(`${url}/?lang=${language}`)
      for (const path of paths) {
        await tab.resize(360, 900)
        await tab.open(`${url}${path}`)
        assert.equal(await tab.value('document.documentElement.lang'), language)
        for (const width of widths) {
          await tab.resize(width, 900)
          const over = await tab.value<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          )
          assert.deepEqual([path, width, over], [path, width, 0])
        }
      }
      const unexpected = tab.complaints.filter((one) => !one.includes('/messages/none'))
      assert.deepEqual(unexpected, [])
    })

  it('the debugger: pasted, sent, explained', async () => {
    const tab = tabHere()
    await tab.open(`${url}/explain?lang=en`)
    await tab.value(
      `document.querySelector('#message').value = ${JSON.stringify(await pretty())}; 1`,
    )
    await tab.leave(`document.querySelector('main form button').click()`)
    const words = await tab.value<string>('document.body.innerText')
    assert.match(words, /PRETTY_PRINTED/)
    assert.equal(await tab.value('document.querySelectorAll("mark").length > 1'), true)
  })

  it('the hostile gateway: off and on again, by its buttons', async () => {
    const tab = tabHere()
    const path = paths.find((one) => one.endsWith('/packs') && one !== '/packs')
    const press = (deed: string) =>
      tab.leave(`document.querySelector('form[action$="/${deed}"] button').click()`)
    await tab.open(`${url}${path}?lang=en`)
    await press('stop')
    assert.equal(await tab.value('location.pathname'), path)
    await press('start')
    const words = await tab.value<string>('document.body.innerText')
    assert.ok(words.includes(sayIn('en')('packsStop')))
    assert.match(words, /waiting for a KDP_SERVICE request/)
  })

  it('what the browser complains of is heard', async () => {
    const { complaints, value } = tabHere()
    const heard = complaints.length
    await value('void console.error(1)')
    assert.equal(complaints.length, heard + 1)
  })
})
