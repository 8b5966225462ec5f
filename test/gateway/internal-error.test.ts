import assert from 'node:assert/strict'
import { join } from 'node:path'
import { connect } from '../../src/storage/connection.ts'
import { ask, entryOf, readSigned } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { delivery, signedMessage } from '../support/messages.ts'

const SECRET = 'TEST ONLY: the disk is on fire'

/** The database refuses to write into a table while `work` runs: what a full or failing disk does. */
async function withBroken<T>(
  { data }: TestEmulator,
  table: 'tokens' | 'messages' | 'answers',
  work: () => Promise<T>,
): Promise<T> {
  const db = connect(join(data, 'shep.db'), 'writer')
  db.exec(
    `CREATE TRIGGER broken BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, '${SECRET}'); END`,
  )
  try {
    return await work()
  } finally {
    db.exec('DROP TRIGGER broken')
    db.close()
  }
}

describe('gateway: what no row of the refusals foresees', () => {
  let emulator: TestEmulator
  before(async () => {
    emulator = await startEmulator()
  })
  after(() => emulator.close())

  it('INTERNAL_ERROR: the participant gets an id and no more, the log gets the stack', async () => {
    const { answer, said, entry } = await withBroken(emulator, 'tokens', () => ask(emulator))
    assert.equal(answer.status, 500)
    assert.deepEqual([entry.outcome, entry.verified], ['INTERNAL_ERROR', true])
    assert.equal(said.kind === 'fault' && said.errorCode, 'SCE909')
    assert.equal(
      said.kind === 'fault' && said.errorData,
      `INTERNAL_ERROR (journal ${answer.entryId})`,
    )
    assert.ok(!Buffer.from(answer.body).toString('utf8').includes(SECRET))
    const logged = emulator.log.find(({ event }) => event === 'unexpected error')
    assert.equal(logged?.fields['entry'], answer.entryId)
    assert.match(String(logged?.fields['stack']), new RegExp(`${SECRET}[\\s\\S]*\\n +at `))
  })

  it('the next message is served as if nothing had been', async () => {
    assert.equal((await ask(emulator)).entry.outcome, 'OK')
  })

  it('a message that cannot be stored is not processed, and not answered', async () => {
    const bytes = await signedMessage(emulator, { info: { messageId: 'never-stored' } })
    await withBroken(emulator, 'messages', () =>
      assert.rejects(emulator.answer(delivery(bytes)), new RegExp(SECRET)),
    )
    assert.deepEqual(await emulator.control.journal('never-stored', 1), [])
  })

  it('an answer that cannot be stored does not leave; the message is there, without it', async () => {
    const bytes = await signedMessage(emulator)
    await withBroken(emulator, 'answers', () =>
      assert.rejects(emulator.answer(delivery(bytes)), new RegExp(SECRET)),
    )
    const [latest] = await emulator.control.journal(undefined, 1)
    assert.deepEqual([latest?.['requestBytes'], latest?.['outcome']], [bytes.length, undefined])
    assert.deepEqual(
      Buffer.from(await emulator.control.message(latest?.id ?? '', 'request')),
      bytes,
    )
  })

  it('a gateway that stopped takes no message', async () => {
    const other = await startEmulator()
    const bytes = await signedMessage(other)
    await other.close()
    await assert.rejects(other.answer(delivery(bytes)), /closed/)
  })

  it('answers to many at once: each has its own entry and its own id', async () => {
    const messages = await Promise.all(Array.from({ length: 40 }, () => signedMessage(emulator)))
    const answers = await Promise.all(messages.map((bytes) => emulator.answer(delivery(bytes))))
    assert.equal(new Set(answers.map(({ entryId }) => entryId)).size, 40)
    for (const [index, { entryId, body }] of answers.entries()) {
      const said = await readSigned(body, emulator.pki.gateway.certificate)
      const { sessionId } = await entryOf(emulator, entryId)
      assert.equal(said.kind === 'response' && said.sessionId, sessionId)
      const request = Buffer.from(await emulator.control.message(entryId, 'request'))
      assert.deepEqual(request, messages[index])
    }
  })
})
