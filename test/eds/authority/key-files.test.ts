import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureKey } from '../../../src/eds/authority/key-files.ts'
import { temporaryDirectory } from '../support.ts'

describe('eds/authority/key-files', () => {
  it('two that make a key at once get the same one, and leave nothing else', async () => {
    const directory = temporaryDirectory()
    const path = join(directory, 'one.key.pem')
    const make = () => ensureKey(path, { keyKind: 'rsa', bits: 2048 })
    const [first, ...others] = await Promise.all([make(), make(), make()])
    assert.ok(existsSync(path))
    for (const { publicKey } of others) {
      assert.deepEqual(Buffer.from(publicKey.spki), Buffer.from(first?.publicKey.spki ?? ''))
    }
    assert.deepEqual(readdirSync(directory), ['one.key.pem'])
  })
})
