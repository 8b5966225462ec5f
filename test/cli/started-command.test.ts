import assert from 'node:assert/strict'
import type { CertificationFile } from '../../src/cli/certify-file.ts'
import { startCommand } from '../../src/cli/started-command.ts'

const place = { url: 'http://localhost', sessionId: 'one' }
const file = { folder: process.cwd() } as CertificationFile

describe('shep certify: the command it starts', () => {
  it('ends when we are told to end, and then nobody listens for that any more', async () => {
    const before = process.listenerCount('SIGTERM')
    const { ended } = startCommand(file, ['sleep', '60'], place)
    process.emit('SIGTERM', 'SIGTERM')
    assert.equal(await ended, 'SIGTERM')
    await new Promise(setImmediate)
    assert.equal(process.listenerCount('SIGTERM'), before)
  })

  it('one that is not there is told in words', async () => {
    const { ended } = startCommand(file, ['./no-such-command'], place)
    assert.match(String(await ended), /could not be started, spawn .*ENOENT/)
  })
})
