import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../src/storage/connection.ts'
import { dataFolder, startEmulator } from '../support/emulator.ts'
import { signedMessage } from '../support/messages.ts'
import { participantOf, type Served, serveShep } from '../support/shep.ts'
import { neverSigning } from './places.ts'
import { killInRounds } from './rounds.ts'

const rounds = 3
const waiting = 16

describe('kill -9: nothing that was answered is lost', () => {
  it(`${rounds} rounds under load (npm run test:kill does fifty)`, async () => {
    const { answered, sent } = await killInRounds(rounds)
    assert.ok(answered >= rounds && sent >= answered)
  })

  it('a message is stored before it is read: killed in the middle of its work, it is there', async () => {
    const data = await dataFolder()
    const participant = await participantOf(data)
    const served = await serveShep(data, { env: neverSigning })
    const messages = await Promise.all(
      Array.from({ length: waiting }, () => signedMessage(participant)),
    )
    const sent = messages.map((bytes) => post(served, bytes))
    await received(data, waiting)
    served.process.kill('SIGKILL')
    assert.equal(await served.end, 'SIGKILL')
    await Promise.all(sent)
    await assertThere(data, messages)
  })
})

async function post({ url }: Served, bytes: Buffer): Promise<void> {
  const sent = httpRequest(`${url}/bip-sync-wss-gost/`, { method: 'POST', agent: false })
  sent.end(bytes)
  await once(sent, 'response').catch(() => undefined)
}

async function received(data: string, count: number): Promise<void> {
  const db = connect(join(data, 'shep.db'), 'reader')
  const rows = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM messages')
  while ((rows.get()?.count ?? 0) < count) await sleep(1)
  db.close()
}

/** Started again, the emulator shows them: as received, and without an answer. */
async function assertThere(data: string, messages: readonly Buffer[]): Promise<void> {
  const emulator = await startEmulator({ data })
  const { control } = emulator
  const rows = await control.journal(undefined, 2 * waiting)
  const bytes = await Promise.all(rows.map(({ id }) => control.message(id, 'request')))
  const inBase64 = (all: readonly Uint8Array[]) =>
    all.map((one) => Buffer.from(one).toString('base64')).sort()
  assert.deepEqual(inBase64(bytes), inBase64(messages))
  const left = rows.filter(({ outcome }) => outcome === undefined)
  assert.equal(left.length, waiting)
  await assert.rejects(control.message(left[0]?.id ?? '', 'response'), { code: 'ENTRY_UNKNOWN' })
  await emulator.close()
}
