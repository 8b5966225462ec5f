import assert from 'node:assert/strict'
import { rowsIn } from '../../src/console/rows.ts'
import type { ApiRoute, Asked } from '../../src/contract/api.ts'

const asked: Asked[] = []
const route = (path: string, maxBytes?: number): ApiRoute => ({
  method: 'post',
  path,
  summary: 'a row',
  ...(maxBytes !== undefined && { maxBytes }),
  ask: (question) => {
    asked.push(question)
    return path
  },
})
const row = rowsIn([route('/things/:id'), route('/bytes', 3)])

describe('rows of the control API, asked by the console', () => {
  it('what is asked arrives; what is not said is absent, as over HTTP', async () => {
    const question = { parameters: { id: 'a/b' }, query: { lang: 'kk', none: '' }, body: { x: 1 } }
    assert.equal(await row('post', '/things/:id')(question), '/things/:id')
    const heard = asked.at(-1)
    assert.deepEqual(
      [heard?.parameter('id'), heard?.parameter('other'), heard?.query('lang'), heard?.body],
      ['a/b', '', 'kk', { x: 1 }],
    )
    assert.deepEqual([heard?.query('none'), heard?.query('other')], [undefined, undefined])
  })

  it('a row that is not there is told when the console is made', () => {
    assert.throws(() => row('get', '/things/:id'), /the control API has no get \/things\/:id/)
  })

  it('the limit of a row is the limit of the page', async () => {
    const ask = row('post', '/bytes')
    assert.equal(ask.maxBytes, 3)
    await ask({ bytes: Buffer.alloc(3) })
    await assert.rejects(ask({ bytes: Buffer.alloc(4) }), { name: 'TooLarge', status: 413 })
    await assert.rejects(row('post', '/things/:id')({ bytes: Buffer.alloc(1) }), { status: 413 })
  })
})
