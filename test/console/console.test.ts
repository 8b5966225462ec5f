import assert from 'node:assert/strict'
import { sayIn } from '../../src/console/texts.ts'
import { faults } from '../../src/contract/faults.ts'
import { product } from '../../src/emulator/build.ts'
import { type ConsoleServer, type Opener, openPage, startConsole } from './console-server.ts'
import { assertOnlyOurMarkup, linksOf, wordsOf } from './markup.ts'

const every = ['ru', 'kk', 'en'] as const

describe('console: first page, languages, what is not there', () => {
  let server: ConsoleServer
  before(async () => {
    server = await startConsole()
  })
  after(() => server?.close())
  const open: Opener = (path, headers) => openPage(server, path, headers)
  const english: Opener = (path) => open(path, { cookie: 'shep-lang=en' })

  describe('/', () => {
    it('before anything came: what this is, where the WSDL is, how to begin', async () => {
      const { words, text } = await english('/')
      assert.match(words, /TEST ONLY/)
      assert.match(words, /Stands in, for testing, for the e-government gateway/)
      assert.ok(linksOf(text).includes(`${server.soapUrl}?wsdl`))
      assert.match(words, /No message has come yet/)
      assert.match(words, /POST \/api\/v1\/applications\/ID\/sessions/)
      assert.ok(words.includes(`Version ${product.version}`))
    })

    it('shows a message with its time, service, messageId, sender and verdict', async () => {
      await server.play.exchange()
      const { words } = await english('/')
      const [person, access] = await server.emulator.control.journal(undefined, 2)
      assert.ok(words.includes(`KDP_SERVICE ${access?.['messageId']} demo-initiator ✓ Accepted`))
      assert.ok(words.includes(`GBDFLUniversal_token ${person?.['messageId']} demo-initiator`))
      const astana = new Date(Date.parse(String(access?.receivedAt)) + 5 * 3_600_000)
      assert.ok(words.includes(astana.toISOString().slice(0, 19).replace('T', ' ')))
    })

    for (const language of every) {
      it(`shows a refusal with its code and its text: ${language}`, async () => {
        await server.play.exchange('wrong')
        const { words } = await open('/', { cookie: `shep-lang=${language}` })
        const { wire } = faults.PASSWORD_WRONG
        const refused = sayIn(language)('refused')
        assert.ok(words.includes(`✗ ${refused} ${wire} ${faults.PASSWORD_WRONG[language]}`))
      })
    }

    it('shows the latest 50, latest first', async () => {
      for (let at = 0; at < 50; at++) await server.post(`<messageId>n-${at}</messageId>`)
      const { words, text } = await english('/')
      assert.equal(linksOf(text).filter((href) => href.startsWith('/messages/')).length, 50)
      assert.ok(words.indexOf('n-49') < words.indexOf('n-48'))
      assert.doesNotMatch(words, /Accepted/)
    })
  })

  describe('language', () => {
    const rows: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
      ['nothing said: Russian', '/', { 'accept-language': '*' }, 'ru'],
      ['a language we lack: Russian', '/', { 'accept-language': 'fr' }, 'ru'],
      ['Accept-Language', '/', { 'accept-language': 'fr, kk-KZ;q=0.9, ru;q=0.8' }, 'kk'],
      ['Accept-Language by weight', '/', { 'accept-language': 'ru;q=0.5, en-GB' }, 'en'],
      ['the cookie before it', '/', { 'accept-language': 'en', cookie: 'a=b; shep-lang=kk' }, 'kk'],
      ['a cookie of another', '/', { 'accept-language': 'en', cookie: 'xshep-lang=kk' }, 'en'],
      ['a cookie with nonsense', '/', { 'accept-language': 'en', cookie: 'shep-lang=xx' }, 'en'],
      ['?lang before the cookie', '/?lang=en', { cookie: 'shep-lang=kk' }, 'en'],
      ['?lang with nonsense', '/?lang=%3Cscript%3E', { cookie: 'shep-lang=kk' }, 'kk'],
      ['?lang twice', '/?lang=en&lang=ru', { cookie: 'shep-lang=kk' }, 'kk'],
    ]
    for (const [title, path, headers, language] of rows) {
      it(`${title} (${language})`, async () => {
        const page = await open(path, headers)
        assert.match(page.text, new RegExp(`<html lang="${language}">`))
        assert.equal(page.headers.get('content-language'), language)
        assert.ok(page.words.includes(sayIn(language as 'ru')('about')))
        const remembered = page.headers.get('set-cookie')
        const asked = path === '/?lang=en'
        if (asked)
          assert.match(remembered ?? '', /^shep-lang=en; .*Path=\/;.*HttpOnly; SameSite=Lax/)
        else assert.equal(remembered, null)
      })
    }

    it('a page may be kept only for its language', async () => {
      const { headers } = await open('/')
      assert.match(headers.get('vary') ?? '', /Accept-Language.*Cookie/)
    })
  })

  describe('what is not there', () => {
    for (const language of every) {
      for (const [path, code] of [
        ['/messages/none', 'ENTRY_UNKNOWN'],
        ['/messages/%3Cscript%3E', 'ENTRY_UNKNOWN'],
        ['/sessions/none', 'SESSION_UNKNOWN'],
      ] as const) {
        it(`${path} is 404, in words: ${language}`, async () => {
          const { status, text } = await server.page(path, { cookie: `shep-lang=${language}` })
          assert.equal(status, 404)
          assertOnlyOurMarkup(text)
          assert.ok(wordsOf(text).includes(faults[code][language]))
        })
      }
    }

    it('an address that is none is a page for a browser', async () => {
      const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
      for (const language of every) {
        const headers = { ...browser, cookie: `shep-lang=${language}` }
        const { status, text } = await server.page('/nothing', headers)
        assert.equal(status, 404)
        assertOnlyOurMarkup(text)
        assert.ok(wordsOf(text).includes(faults.NOT_FOUND[language]))
      }
    })

    for (const path of ['/nothing', '/messages', '/api/v1/nothing', '/healthz']) {
      it(`${path} is left to others`, async () => {
        const { headers } = await server.page(path)
        assert.match(headers.get('content-type') ?? '', /json/)
        assert.equal(headers.get('content-security-policy'), null)
      })
    }
  })

  describe('links', () => {
    it('every link on every page leads somewhere', async () => {
      const seen = new Set(['/'])
      for (const path of seen) {
        const { status, text, headers } = await server.page(path)
        assert.ok(status < 400, `${path}: ${status}`)
        const page = headers.get('content-type')?.startsWith('text/html') ? text : ''
        for (const href of linksOf(page).filter((one) => /^[/?]/.test(one))) seen.add(href)
      }
      assert.ok(seen.has('/console/style.css'))
      assert.ok([...seen].some((path) => path.endsWith('/request')))
    })

    it('the first link skips to the content', async () => {
      const { text } = await open('/')
      assert.equal(linksOf(text.slice(text.indexOf('<body>')))[0], '#main')
      assert.match(text, /<main id="main"/)
    })
  })
})
