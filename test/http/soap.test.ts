import assert from 'node:assert/strict'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../src/storage/connection.ts'
import { entryOf, readSigned } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { allFrom, openSocket, postSoap, request } from '../support/http.ts'
import { signedMessage } from '../support/messages.ts'

const paths = [
  '/bip-sync-wss-gost/',
  '/bip-sync-wss-gost',
  '/shep/bip-sync-wss-gost/',
  '/shep/bip-sync-wss-gost',
]

const head = (length: number, more = '') =>
  `POST /bip-sync-wss-gost/ HTTP/1.1\r\nHost: gateway.test\r\nContent-Type: text/xml\r\nContent-Length: ${length}\r\n${more}\r\n`

describe('http: SOAP over a real port', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator({ settings: { maxBytes: 600_000 } })
    url = (await emulator.start()).url
  })
  after(() => emulator.close())

  const outcomeOf = async ({ headers }: { headers: Headers }) =>
    entryOf(emulator, headers.get('x-shep-emu-trace') ?? '')

  for (const path of paths)
    it(`POST ${path}: a signed answer with its length and its journal id`, async () => {
      const bytes = await signedMessage(emulator)
      const reply = await postSoap(url + path, bytes)
      assert.equal(reply.status, 200)
      assert.equal(reply.headers.get('content-type'), 'text/xml; charset=utf-8')
      assert.equal(reply.headers.get('content-length'), String(reply.body.length))
      await readSigned(reply.body, emulator.pki.gateway.certificate)
      const entry = await outcomeOf(reply)
      assert.deepEqual([entry.outcome, entry['endpoint']], ['OK', path])
      const kept = await emulator.control.message(entry.id, 'response')
      assert.deepEqual(Buffer.from(kept), reply.body)
      const byServer = ['date', 'connection', 'keep-alive']
      const sent = new Map<string, string>()
      reply.headers.forEach((value, name) => {
        if (!byServer.includes(name)) sent.set(name, value)
      })
      const onRecord = entry['responseHeaders'] as readonly [string, string][]
      assert.deepEqual(new Map(onRecord), sent)
    })

  it('a connection may be idle for longer than a busy gateway lets its client wait', async () => {
    const { headers } = await request(`${url}/healthz`)
    assert.equal(headers.get('keep-alive'), 'timeout=65')
  })

  it('a refusal is HTTP 500 with the same headers (SOAP 1.1, 6.2)', async () => {
    const reply = await postSoap(url + paths[0], Buffer.from('no XML'))
    assert.equal(reply.status, 500)
    assert.equal(reply.headers.get('content-type'), 'text/xml; charset=utf-8')
    assert.equal((await outcomeOf(reply)).outcome, 'NOT_WELL_FORMED')
  })

  it('the charset of Content-Type decides, and a wrong one is refused', async () => {
    const bytes = await signedMessage(emulator)
    const wide = Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le')
    const sent = [
      await postSoap(url + paths[0], bytes, 'text/xml; charset="UTF-8"'),
      await postSoap(url + paths[0], wide, 'text/xml; charset=utf-16'),
      await postSoap(url + paths[0], bytes, 'text/xml; charset=koi8-r'),
      await postSoap(url + paths[0], bytes, 'text/xml; charset=us-ascii'),
    ]
    const outcomes = await Promise.all(sent.map(outcomeOf))
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['OK', 'OK', 'ENCODING_UNSUPPORTED', 'ENCODING_BROKEN'],
    )
  })

  it('headers are kept as they came, names, order and repeats', async () => {
    const bytes = await signedMessage(emulator)
    const socket = await openSocket(url)
    socket.write(
      Buffer.concat([
        Buffer.from(head(bytes.length, 'X-One: 1\r\nx-one: 2\r\nConnection: close\r\n')),
        bytes,
      ]),
    )
    const trace = /x-shep-emu-trace: (\S+)/.exec(await allFrom(socket))?.[1] ?? ''
    assert.deepEqual((await entryOf(emulator, trace))['headers'], [
      ['Host', 'gateway.test'],
      ['Content-Type', 'text/xml'],
      ['Content-Length', String(bytes.length)],
      ['X-One', '1'],
      ['x-one', '2'],
      ['Connection', 'close'],
    ])
  })

  it('one connection carries many messages, one byte at a time or chunked', async () => {
    const socket = await openSocket(url)
    const answers = allFrom(socket)
    const [one, two] = [await signedMessage(emulator), await signedMessage(emulator)]
    const first = Buffer.concat([Buffer.from(head(one.length)), one])
    for (let at = 0; at < first.length; at += 500) {
      socket.write(first.subarray(at, at + 500))
      await sleep(1)
    }
    const chunked = 'Transfer-Encoding: chunked\r\nConnection: close'
    socket.write(head(0).replace('Content-Length: 0', chunked))
    for (const part of [two.subarray(0, 1000), two.subarray(1000)])
      socket.write(
        Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]),
      )
    socket.write('0\r\n\r\n')
    const statuses = [...(await answers).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, code]) => code)
    assert.deepEqual(statuses, ['200', '200'])
  })

  for (const size of [600_001, 900_000, 20_000_000])
    it(`a body of ${size} bytes: TOO_LARGE reaches the client, and the connection ends`, async () => {
      const reply = await postSoap(url + paths[0], Buffer.alloc(size, 0x20))
      assert.deepEqual([reply.status, reply.headers.get('connection')], [500, 'close'])
      await readSigned(reply.body, emulator.pki.gateway.certificate)
      const entry = await outcomeOf(reply)
      assert.deepEqual([entry.outcome, entry['requestBytes']], ['TOO_LARGE', 600_000])
      assert.deepEqual(entry['reason'], { text: 'more than 600000 bytes' })
    })

  it('a client that goes away in the middle of its message left no message', async () => {
    const [before] = await emulator.control.journal(undefined, 1)
    const socket = await openSocket(url)
    socket.write(`${head(5000)}<soap:Envelope`)
    await sleep(20)
    socket.destroy()
    await sleep(50)
    const [after] = await emulator.control.journal(undefined, 1)
    assert.equal(after?.id, before?.id)
    assert.equal((await postSoap(url + paths[0], await signedMessage(emulator))).status, 200)
  })

  it('a client that goes away before the answer left its message, and the answer to it', async () => {
    const bytes = await signedMessage(emulator, { info: { messageId: 'gone' } })
    const socket = await openSocket(url)
    socket.write(Buffer.concat([Buffer.from(head(bytes.length)), bytes]), () => socket.destroy())
    await once(socket, 'close')
    while ((await emulator.control.journal('gone', 1)).length === 0) await sleep(5)
    assert.equal((await entryOf(emulator, 'gone')).outcome, 'OK')
  })

  it('a client that closes its side after the request is answered', async () => {
    const bytes = await signedMessage(emulator)
    const socket = await openSocket(url)
    socket.end(Buffer.concat([Buffer.from(head(bytes.length)), bytes]))
    assert.match(await allFrom(socket), /^HTTP\/1\.1 200 OK[\s\S]*SendMessageResponse/)
  })

  const chunked = head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked')
  const noHttp: Readonly<Record<string, readonly [string, RegExp]>> = {
    'a chunk without its length': [`${chunked}ZZ\r\n<a/>`, /^HTTP\/1\.1 400 .*chunk/is],
    'a body that ends too early': [`${head(100)}<a/>`, /^HTTP\/1\.1 400 /],
    'two lengths': [head(4, 'Content-Length: 5\r\n'), /^HTTP\/1\.1 400 .*Content-Length/is],
    'TLS to the plain port': ['\x16\x03\x01\x02\x00\x01\x00', /^HTTP\/1\.1 400 .*plain HTTP/s],
    'a header of 100 kB': [head(4, `X: ${'a'.repeat(100_000)}\r\n`), /^HTTP\/1\.1 431 /],
  }
  for (const [title, [text, said]] of Object.entries(noHttp))
    it(`${title}: told in words, and on the log`, async () => {
      const socket = await openSocket(url)
      socket.end(Buffer.from(text, 'latin1'))
      const reply = await allFrom(socket)
      assert.match(reply, said)
      assert.match(reply, /no HTTP\/1\.1 request, and no message of the journal: \S/)
      const { event, fields } = emulator.log.at(-1) ?? {}
      assert.equal(event, 'no HTTP request')
      assert.ok(fields?.['reason'])
    })

  it('503 and no journal id when the message cannot be stored', async () => {
    const db = connect(join(emulator.data, 'shep.db'), 'writer')
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'full'); END`)
    const reply = await postSoap(url + paths[0], await signedMessage(emulator))
    db.exec('DROP TRIGGER full')
    db.close()
    assert.deepEqual([reply.status, reply.headers.get('x-shep-emu-trace')], [503, null])
    assert.match(reply.body.toString(), /was not processed/)
    assert.ok(!reply.body.toString().includes('full'))
    assert.match(String(emulator.log.at(-1)?.fields['stack']), /full/)
  })

  const plain: readonly (readonly [string, string, number, RegExp])[] = [
    ['GET', '/bip-sync-wss-gost/', 404, /wsdl/],
    ['GET', '/bip-sync-wss-gost/?wsdl', 200, /<wsdl:definitions|<definitions/],
    ['GET', '/bip-sync-wss-gost/?xsd=kdp.xsd', 200, /getUserDataRequest/],
    ['HEAD', '/bip-sync-wss-gost/?wsdl', 200, /^$/],
    ['PUT', '/bip-sync-wss-gost/', 405, /POST/],
    ['DELETE', '/shep/bip-sync-wss-gost', 405, /POST/],
    ['POST', '/bip-sync/', 404, /NOT_FOUND/],
    ['GET', '/nowhere', 404, /NOT_FOUND/],
  ]
  for (const [method, path, status, body] of plain)
    it(`${method} ${path} is ${status}`, async () => {
      const reply = await request(url + path, { method })
      assert.equal(reply.status, status)
      assert.match(reply.body.toString(), body)
      assert.equal(reply.headers.get('allow'), status === 405 ? 'GET, POST' : null)
      assert.equal(reply.headers.get('x-powered-by'), null)
    })

  it('a Host that is no address is not written into the WSDL', async () => {
    const socket = await openSocket(url)
    socket.end('GET /bip-sync-wss-gost/?wsdl HTTP/1.1\r\nHost: "><x\r\nConnection: close\r\n\r\n')
    assert.ok((await allFrom(socket)).includes(`location="${url}/bip-sync-wss-gost/"`))
  })

  it('the WSDL names the address the emulator is reached by', async () => {
    const wsdl = async (at: string) => (await request(`${at}/bip-sync-wss-gost/?wsdl`)).body
    assert.ok((await wsdl(url)).includes(`location="${url}/bip-sync-wss-gost/"`))
    const byName = `http://localhost:${new URL(url).port}`
    assert.ok((await wsdl(byName)).includes(`location="${byName}/bip-sync-wss-gost/"`))
    const { body: home } = await request(`${byName}/`)
    assert.ok(home.includes(`href="${byName}/bip-sync-wss-gost/?wsdl"`))
    const other = await startEmulator({ settings: { publicUrl: 'https://shep.test/x/' } })
    const { port } = await other.start()
    const shown = await wsdl(`http://127.0.0.1:${port}`)
    assert.ok(shown.includes('location="https://shep.test/x/bip-sync-wss-gost/"'))
    await other.close()
  })
})
