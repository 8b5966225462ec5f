import assert from 'node:assert/strict'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { writePem } from '../../../src/eds/pem.ts'
import { crlKeeper } from '../../../src/eds/revocation/crl-keeper.ts'
import { crlAddress, crlFile } from '../../../src/eds/revocation/crl-sources.ts'
import { fetchBytes } from '../../../src/eds/revocation/fetch-bytes.ts'
import type { Known } from '../../../src/eds/revocation/status.ts'
import { remembering } from '../../../src/eds/revocation/status.ts'
import { later, NOW, sharedPki } from '../support.ts'
import { crlOf, fileOf } from './support.ts'

describe('eds/revocation: lists are kept, and refreshed aside', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  let now = NOW
  const clock = () => now
  beforeEach(() => {
    now = NOW
  })

  it('the old list serves until the new one is verified; a broken one never replaces it', async () => {
    const [first, second] = [await crlOf(pki), await crlOf(pki, { number: 2 })]
    let arrive = (_: Uint8Array): void => {}
    const answers: Promise<Uint8Array>[] = [
      Promise.resolve(first),
      new Promise((resolve) => {
        arrive = resolve
      }),
      Promise.resolve(Buffer.from('words')),
    ]
    const read = () => answers.shift() ?? assert.fail('asked too often')
    const keeper = crlKeeper({ name: 'x', maxAge: 1000, read }, pki.trust, clock)
    const asked = [keeper.current(), keeper.current()]
    for (const { number } of await Promise.all(asked)) assert.equal(number, 1n)
    now = later(NOW, 1000)
    assert.equal((await keeper.current()).number, 1n, 'served while the new one is on its way')
    arrive(second)
    await new Promise(setImmediate)
    assert.equal((await keeper.current()).number, 2n)
    now = later(NOW, 2000)
    await keeper.current()
    await new Promise(setImmediate)
    assert.equal((await keeper.current()).number, 2n, 'words are no list')
  })

  it('a list past its nextUpdate is not served while a new one can be had', async () => {
    const answers = [await crlOf(pki), await crlOf(pki, { number: 2 })]
    const read = async () => answers.shift()
    const keeper = crlKeeper({ name: 'x', maxAge: DAY, read }, pki.trust, clock)
    await keeper.current()
    now = later(NOW, 8 * DAY)
    assert.equal((await keeper.current()).number, 2n)
  })

  it('a file is read again when it has changed, PEM as well as DER; gone, the list stays', async () => {
    const path = fileOf(await crlOf(pki))
    const keeper = crlKeeper(crlFile(path), pki.trust, clock)
    assert.equal((await keeper.current()).number, 1n)
    const kept = await keeper.current()
    writeFileSync(path, writePem('X509 CRL', await crlOf(pki, { number: 2 })))
    utimesSync(path, NOW, later(NOW, 1000))
    now = later(NOW, 60_000)
    assert.equal(await keeper.current(), kept)
    while ((await keeper.current()) === kept) await new Promise((done) => setTimeout(done, 5))
    assert.equal((await keeper.current()).number, 2n)
    rmSync(path)
    now = later(NOW, 120_000)
    assert.equal((await keeper.current()).number, 2n)
  })

  const listen = async (listener: RequestListener) => {
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return {
      url: `http://127.0.0.1:${port}/list.crl`,
      close: () => server.closeAllConnections() ?? server.close(),
    }
  }

  it('over HTTP: the list; and why there is none, by name', async () => {
    const list = await crlOf(pki)
    const connections: (string | undefined)[] = []
    const { url, close } = await listen((request, response) => {
      connections.push(request.headers.connection)
      if (request.url === '/list.crl') response.end(list)
      else if (request.url === '/never') return
      else if (request.url === '/endless') response.end(Buffer.alloc(5000))
      else response.writeHead(404).end()
    })
    try {
      const fetch = fetchBytes(20_000)
      const keeper = crlKeeper(crlAddress(url, fetch, 1000), pki.trust, clock)
      assert.equal((await keeper.current()).number, 1n)
      const at = (path: string) => fetch(url.replace('/list.crl', path), { limit: 4000 })
      await assert.rejects(at('/nothing'), /HTTP 404/)
      const impatient = fetchBytes(100)(url.replace('/list.crl', '/never'), { limit: 4000 })
      await assert.rejects(impatient, /timeout/i)
      await assert.rejects(at('/endless'), /more than 4000 bytes/)
      assert.deepEqual(new Set(connections), new Set(['close']), 'none is used again')
    } finally {
      close()
    }
  })

  it('an answer is remembered until its end, a refusal for ten seconds, and one question serves all who ask', async () => {
    let asked = 0
    const known: Known = {
      status: { status: 'good' },
      source: 'x',
      signer: 'x',
      thisUpdate: NOW,
      nextUpdate: later(NOW, 30_000),
    }
    const failing = new Set<string>()
    const find = async () => {
      asked += 1
      if (failing.size > 0) throw new Error('down')
      return known
    }
    const finder = remembering(find, { clock, maxAge: 60_000, capacity: 2 })
    const { issuing, initiator, person, gateway } = pki
    const ask = (one = initiator) => finder(one.certificate, issuing.certificate)
    await Promise.all([ask(), ask(), ask()])
    assert.equal(asked, 1)
    now = later(NOW, 29_999)
    await ask()
    assert.equal(asked, 1)
    now = later(NOW, 30_000)
    failing.add('down')
    await assert.rejects(ask())
    await assert.rejects(ask())
    assert.equal(asked, 2)
    now = later(NOW, 40_000)
    failing.clear()
    await ask()
    assert.equal(asked, 3)
    now = NOW
    await ask()
    assert.equal(asked, 4, 'a clock that was set back asks anew')
    for (const one of [person, gateway, initiator]) await ask(one)
    assert.equal(asked, 7, 'the oldest was forgotten')
  })
})
