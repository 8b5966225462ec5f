import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { connect } from 'node:net'
import { Touched, withDoorsClosed } from './guard.ts'

const attempts: Readonly<Record<string, () => unknown>> = {
  'a file': () => readFileSync('package.json'),
  'a file later': () => readFile('package.json'),
  'a socket': () => connect(1, 'localhost'),
  'a request': () => get('http://localhost:1/'),
}

describe('corpora/guard', () => {
  for (const [name, attempt] of Object.entries(attempts))
    it(`whoever opens ${name} behind closed doors is seen`, async () => {
      await assert.rejects(withDoorsClosed(attempt), Touched)
    })

  it('the doors are open again afterwards', async () => {
    await assert.rejects(withDoorsClosed(() => readFileSync('package.json')))
    assert.ok(readFileSync('package.json').length > 0)
  })

  it('work that touches nothing is done', async () => {
    assert.equal(await withDoorsClosed(() => Promise.resolve(3)), 3)
  })
})
