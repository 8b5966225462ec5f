import assert from 'node:assert/strict'

import { type ConsoleServer, type Opener, openPage, startConsole } from './console-server.ts'
import { assertOnlyOurMarkup } from './markup.ts'

const every = ['ru', 'kk', 'en'] as const

describe('console: what strangers sent stays text', () => {
  let server: ConsoleServer
  before(async () => {
    server = await startConsole()
  })
  after(() => server?.close())
  const open: Opener = (path, headers) => openPage(server, path, headers)
  const english: Opener = (path) => open(path, { cookie: 'shep-lang=en' })

  const hostile = `"><script>alert('x')</script>&lt;\`\u202E`

  /** The page of the latest message, and every page that mentions it. */
  const look = async (id: string, key: string) => {
    for (const language of every) {
      const { words } = await open(`/messages/${id}?lang=${language}`)
      assert.match(words, /alert/)
    }
    await open('/')
    const { status, headers, text } = await server.page(`/?q=${encodeURIComponent(key)}`)
    if (status === 303) assert.equal(headers.get('location'), `/messages/${id}`)
    else assertOnlyOurMarkup(text)
  }

  it('a signed messageId and fields of hostile text stay text', async () => {
    const said = hostile
    await server.play.token(
      { company: said, employee_name: said, company_bin: said, access_name: said, ovt: said },
      said,
    )
    const row = await server.last()
    assert.equal(row['verified'], true)
    await look(row.id, said)
  })

  it('names of services, methods and dates stay text', async () => {
    for (const name of ['uin', 'expiresIn', 'omit-sms', 'proactive-code', 'basis-code']) {
      await server.play.token({ [name]: hostile })
      const { id } = await server.last()
      await look(id, id)
    }
  })

  const bodies: readonly string[] = [
    `<a><messageId>"onclick="alert(1)\u0007\u001b[31m\u202e</messageId><serviceId>' onload='alert(1)</serviceId>`,
    `</pre><script>alert(1)</script>`,
    `<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>`,
    `\u0000\u0001</pre><img src=x onerror=alert(1)>\ufffe`,
    `<a x="1" x="2">]]>--><svg onload=alert(1)>`,
  ]
  for (const body of bodies) {
    it(`bytes stay text: ${JSON.stringify(body).slice(0, 60)}`, async () => {
      const row = await server.post(body, { 'x-note': `"><script>alert(2)</script>` })
      await look(row.id, String(row['messageId'] ?? row.id))
      const { words } = await english(`/messages/${row.id}`)
      assert.ok(words.includes('"><script>alert(2)</script>'))
    })
  }

  it('a search for hostile text stays text', async () => {
    for (const key of [`${hostile}?`, '\u0000', "' OR 1=1 --", 'a'.repeat(5000)])
      await open(`/?q=${encodeURIComponent(key)}`)
    for (const query of ['q=%ED%A0%80', 'q=%', 'q[x]=1', 'q=1&q=2']) await open(`/?${query}`)
  })

  for (const path of ['/', '/messages/none', '/console/style.css']) {
    it(`${path} may run, load and leak nothing`, async () => {
      const { headers, text } = await server.page(path)
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'none'/)
      assert.match(policy, /style-src 'self'/)
      assert.match(policy, /frame-ancestors 'none'/)
      assert.doesNotMatch(policy, /unsafe|script-src|\*/)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.doesNotMatch(text, /<script|<style| style=/)
    })
  }
})
