import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSigned } from '../support/answers.ts'
import { startEmulator } from '../support/emulator.ts'
import { allFrom, openSocket, postSoap } from '../support/http.ts'
import { signedMessage } from '../support/messages.ts'

describe('http: stopping', () => {
  it('messages in work are answered, and their answers are kept', async () => {
    const emulator = await startEmulator({ settings: { stopPatience: 600_000 } })
    const { url } = await emulator.start()
    const messages = await Promise.all(Array.from({ length: 10 }, () => signedMessage(emulator)))
    const replies = messages.map((bytes) => postSoap(`${url}/bip-sync-wss-gost/`, bytes))
    while ((await emulator.control.journal(undefined, 50)).length < 10) await sleep(2)
    await emulator.close()
    for (const { status, body } of await Promise.all(replies)) {
      assert.equal(status, 200)
      await readSigned(body, emulator.pki.gateway.certificate)
    }
    await assert.rejects(postSoap(`${url}/bip-sync-wss-gost/`, messages[0] ?? Buffer.alloc(0)))
  })

  it('connections that say nothing, or half of a message, hold it no longer than its patience', async () => {
    const emulator = await startEmulator({ settings: { stopPatience: 100 } })
    const { url } = await emulator.start()
    const [silent, half] = [await openSocket(url), await openSocket(url)]
    half.write('POST /bip-sync-wss-gost/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf')
    await sleep(50)
    const ends = Promise.all([silent, half].map((socket) => allFrom(socket).catch(() => 'reset')))
    await emulator.close()
    await ends
  })

  it('a port that is taken is an error of start, and all can be stopped', async () => {
    const first = await startEmulator()
    const { port } = await first.start()
    const second = await startEmulator({ settings: { port } })
    await assert.rejects(second.start(), { code: 'EADDRINUSE' })
    await second.close()
    await first.close()
  })
})
