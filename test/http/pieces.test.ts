import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { Sent } from '../../src/contract/api.ts'
import { mount } from '../../src/http/api-routes.ts'

const piece = Buffer.alloc(100_000, 'piece')

describe('http: a file that comes in pieces', () => {
  let server: Server
  let url: string
  /** How many pieces were asked for, and who hears that no more will be. */
  let asked = 0
  let ended: () => void = () => undefined
  before((done) => {
    const pieces = (count: number, damaged = count) =>
      async function* () {
        try {
          for (asked = 0; asked < count; asked += 1) {
            if (asked === damaged) throw new Error('damaged')
            yield piece
          }
        } finally {
          ended()
        }
      }
    const route = (path: string, count: number, damaged?: number) => ({
      ...{ method: 'get' as const, path, summary: '' },
      ask: () =>
        new Sent('application/zip', {
          size: count * piece.length,
          pieces: pieces(count, damaged),
        }),
    })
    const app = express().set('env', 'test')
    app.use(mount([route('/whole', 20), route('/damaged', 20, 10), route('/large', 10_000)]))
    server = createServer(app).listen(0, '127.0.0.1', () => {
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      done()
    })
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  it('has its length and type, and all pieces in their order', async () => {
    const answer = await fetch(`${url}/whole`)
    assert.equal(answer.headers.get('content-length'), String(20 * piece.length))
    assert.match(answer.headers.get('content-type') ?? '', /^application\/zip/)
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.ok(bytes.equals(Buffer.concat(Array.from({ length: 20 }, () => piece))))
  })

  it('one that breaks off is never taken for whole', async () => {
    const answer = await fetch(`${url}/damaged`)
    await assert.rejects(answer.arrayBuffer())
  })

  it('who hangs up is sent no more', async () => {
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    const stop = new AbortController()
    const answer = await fetch(`${url}/large`, { signal: stop.signal })
    await answer.body?.getReader().read()
    stop.abort()
    await end
    assert.ok(asked < 1000, `${asked} pieces`)
  })
})
