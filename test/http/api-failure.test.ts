import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { failure } from '../../src/http/api-failure.ts'
import { askApi } from '../support/http.ts'

const problems: Readonly<Record<string, Error>> = {
  full: new Error('not committed', {
    cause: Object.assign(new Error('disk'), { code: 'SQLITE_FULL' }),
  }),
  ours: new TypeError('a secret of ours'),
}

describe('http: what the control API says when it cannot', () => {
  const log: Readonly<Record<string, unknown>>[] = []
  let server: Server
  let url: string
  before(async () => {
    const app = express()
    app.get('/:problem', ({ params }) => {
      throw problems[params.problem]
    })
    app.use(failure((event, fields) => log.push({ event, ...fields })))
    server = app.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => server.close())

  for (const [problem, status, error, words] of [
    ['full', 503, 'STORAGE_FAILED', /disk is full.*nothing was changed/],
    ['ours', 500, 'INTERNAL_ERROR', /Internal error/],
  ] as const)
    it(`${error}: in three languages, its stack on the log alone`, async () => {
      const reply = await askApi(`${url}/${problem}`)
      const { ru, kk, en, ...said } = reply.json as Record<string, string>
      assert.deepEqual([reply.status, said['error']], [status, error])
      assert.match(String(en), words)
      assert.equal(new Set([ru, kk, en]).size, 3)
      assert.doesNotMatch(JSON.stringify(said), /secret|not committed|api-failure/)
      assert.match(String(log.at(-1)?.['stack']), /api-failure\.test/)
    })
})
