import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { serve } from '../../src/cli/serve.ts'
import { demo } from '../../src/emulator/demo.ts'
import { readSigned } from '../support/answers.ts'
import { dataFolder } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { askApi, postSoap } from '../support/http.ts'
import { signedMessage } from '../support/messages.ts'
import {
  type Participant,
  participantOf,
  type Served,
  serveShep,
  shep,
  startShep,
} from '../support/shep.ts'

const heard = async (stream: Readable | null): Promise<void> => {
  assert.ok(stream)
  await once(stream, 'data')
}

describe('shep serve', () => {
  let data: string
  let served: Served
  let sender: Participant
  before(async () => {
    data = await dataFolder()
    sender = await participantOf(data)
    served = await serveShep(data)
  })
  after(() => served.process.kill('SIGKILL'))

  it('is ready, and answers a signed message with a signed answer', async () => {
    assert.equal((await askApi(`${served.url}/readyz`)).status, 200)
    const bytes = await signedMessage(sender)
    const { status, body } = await postSoap(`${served.url}/bip-sync-wss-gost/`, bytes)
    assert.equal(status, 200, body.toString())
    const said = await readSigned(body, sender.pki.gateway.certificate)
    assert.equal(said.kind === 'response' && said.code, 'SCSS001')
  })

  it('tells a refusal on standard error, one JSON object a line, without the message in it', async () => {
    const info = {
      messageId: 'to-be-logged',
      sender: { senderId: demo.senderId, password: 'wr0ng' },
    }
    await postSoap(`${served.url}/bip-sync-wss-gost/`, await signedMessage(sender, { info }))
    // The answer came over another pipe, and may be read first.
    while (!/to-be-logged.*\n/.test(served.err())) await heard(served.process.stderr)
    const lines = served.err().trim().split('\n')
    const told = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>
    assert.deepEqual(
      [told['event'], told['code'], told['messageId']],
      ['refused', 'PASSWORD_WRONG', 'to-be-logged'],
    )
    assert.ok(!served.err().includes('wr0ng'))
  })

  it('another on the same folder is refused with exit status 2; it names the folder', async () => {
    const { status, err } = await shepHere(serve, ['--port', '0', '--data', data])
    assert.equal(status, 2)
    assert.match(err, /^shep: .*shep\.db: database is in use by another emulator/)
  })

  it('another on the same port ends with exit status 2, and names the port', async () => {
    const { port } = new URL(served.url)
    const { status, err } = await shep(['serve', '--port', port, '--data', await dataFolder()])
    assert.equal(status, 2)
    assert.match(err, new RegExp(`EADDRINUSE.*${port}`))
  })

  it('stops at SIGTERM with exit status 0, and leaves a database without a log', async () => {
    served.process.kill('SIGTERM')
    assert.equal(await served.end, 0)
    assert.ok(!existsSync(join(data, 'shep.db-wal')))
  })
})

describe('shep serve, at its first start', () => {
  it('makes the PKI, the participant and its application, and says where they are; stops at SIGINT', async () => {
    const cwd = await dataFolder()
    writeFileSync(join(cwd, 'shep.config.json'), '{"port": 0, "data": "."}')
    const running = startShep(['serve'], { cwd })
    while (!running.out().includes('Next:')) await heard(running.process.stdout)
    const out = running.out()
    const url = /listens on (\S+)/.exec(out)?.[1] ?? ''
    assert.equal((await askApi(`${url}/healthz`)).status, 200)
    for (const word of [
      demo.senderId,
      demo.password,
      'TEST ONLY',
      `${url}/bip-sync-wss-gost/?wsdl`,
    ])
      assert.ok(out.includes(word), word)
    for (const [file] of out.matchAll(/\S+initiator\.(key\.pem|cer\.pem|p12)/g))
      assert.ok(existsSync(join(cwd, file.replace(/,$/, ''))), file)
    running.process.kill('SIGINT')
    assert.equal(await running.end, 0)
  })
})
