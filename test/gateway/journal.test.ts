import assert from 'node:assert/strict'
import { decodeJwt } from 'jose'
import { type RuleId, rules } from '../../src/contract/rules.ts'
import { createJournal } from '../../src/gateway/journal.ts'
import { openStorage } from '../../src/storage/database.ts'
import { NOW } from '../eds/support.ts'
import { addApplicant, session } from '../storage/records.ts'
import { ask, type Entry, entryOf, fieldOf, give } from '../support/answers.ts'
import { countedIds, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { delivery, signedMessage } from '../support/messages.ts'

const rulesOf = ({ checks }: Entry): RuleId[] => checks.map(({ rule }) => rule)
const verdictOn = ({ checks }: Entry, rule: RuleId) =>
  checks.filter((one) => one.rule === rule).map(({ verdict }) => verdict)

describe('gateway: what the journal keeps of a message that was served', () => {
  let emulator: TestEmulator
  before(async () => {
    emulator = await startEmulator()
  })
  after(() => emulator.close())

  it('the bytes of both sides, found by our id, by messageId and by sessionId with and without braces', async () => {
    const bytes = await signedMessage(emulator)
    const { answer, said, entry } = await give(emulator, bytes)
    assert.equal(said.kind === 'response' && said.sessionId, entry.sessionId)
    for (const key of [entry.id, entry.messageId, entry.sessionId, entry.sessionId.slice(1, -1)])
      assert.equal((await entryOf(emulator, key ?? '')).id, entry.id)
    const kept = async (side: 'request' | 'response') =>
      Buffer.from(await emulator.control.message(entry.id, side))
    assert.deepEqual(await kept('request'), bytes)
    assert.deepEqual(await kept('response'), Buffer.from(answer.body))
    assert.equal(entry['requestBytes'], bytes.length)
    await assert.rejects(emulator.control.message('nothing', 'request'), { code: 'ENTRY_UNKNOWN' })
  })

  it('the token that was given, and the application it was given under', async () => {
    const seen = await ask(emulator)
    const { jti } = decodeJwt((fieldOf(seen, 'code') ?? '').replace(/\s/g, ''))
    assert.equal(seen.entry['tokenId'], jti)
    assert.equal(seen.entry['applicationId'], emulator.demo.applicationId)
    assert.deepEqual([seen.entry.outcome, seen.entry.verified], ['OK', true])
  })

  it('every check of the gateway passed, each once, in the order of the rules', async () => {
    const { entry } = await ask(emulator)
    assert.ok(entry.checks.every(({ verdict }) => verdict === 'pass'))
    const wire = rulesOf(entry).filter((rule) => rule.startsWith('W-'))
    const inOrder = (Object.keys(rules) as RuleId[]).filter((rule) => wire.includes(rule))
    assert.deepEqual(wire, inOrder)
    assert.deepEqual(wire.slice(-5), ['W-30', 'W-31', 'W-32', 'W-33', 'W-34'])
  })

  it('W-34: a repeated messageId is served, with a warning, and both are found by it', async () => {
    const info = { messageId: 'the-same-every-time' }
    const seen = [await ask(emulator, { info }), await ask(emulator, { info })]
    assert.deepEqual(
      seen.map(({ entry }) => [entry.outcome, ...verdictOn(entry, 'W-34')]),
      [
        ['OK', 'pass'],
        ['OK', 'warn'],
      ],
    )
    const found = await emulator.control.journal(info.messageId, 50)
    assert.deepEqual(
      found.map(({ id }) => id),
      seen.map(({ entry }) => entry.id),
    )
  })

  it('W-34: the messageId of another participant is no repeat', async () => {
    const info = { messageId: 'of-both' }
    await ask(emulator, { info: { ...info, sender: { senderId: 'nobody' } } })
    assert.deepEqual(verdictOn((await ask(emulator, { info })).entry, 'W-34'), ['pass'])
  })

  it('what an answer repeats of a request is the same text, whatever characters it has', async () => {
    const awkward = ['a&b<c>d"e\'f', 'a\r\nb\tc', 'ə\u{1f511}\u200e', ']]>', '{B2C3}']
    for (const correlationId of awkward) {
      const { said, answer } = await ask(emulator, { info: { correlationId } })
      assert.equal(said.kind, 'response')
      const text = Buffer.from(answer.body).toString('utf8')
      const echoed = /<correlationId>([\s\S]*?)<\/correlationId>/.exec(text)?.[1] ?? ''
      assert.equal(unescaped(echoed), correlationId)
    }
  })

  it('newest first without a key; nothing under an unknown one', async () => {
    const { entry } = await ask(emulator)
    const [latest, ...others] = await emulator.control.journal(undefined, 1)
    assert.deepEqual([latest?.id, others.length], [entry.id, 0])
    assert.deepEqual(await emulator.control.journal('nothing', 50), [])
  })
})

const unescaped = (text: string): string =>
  text
    .replaceAll('&#xD;', '\r')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

describe('gateway: a message of a participant under certification', () => {
  it('is judged by both engines, and told so; the checks are those of any other message', async () => {
    const emulator = await startEmulator()
    const usual = await ask(emulator)
    assert.equal(usual.entry.engine, 'stream')
    const { id } = (await emulator.control.openSession(emulator.demo.applicationId)) as {
      id: string
    }
    const { entry } = await ask(emulator)
    assert.deepEqual([entry.engine, entry['certificationId']], ['both', id])
    assert.deepEqual(verdictOn(entry, 'W-28'), ['pass'])
    const others = rulesOf(entry).filter((rule) => rule !== 'W-28')
    assert.deepEqual([...others].sort(), [...rulesOf(usual.entry)].sort())
    await emulator.close()
  })
})

describe('gateway: a session that is closed while a message of it is in work', () => {
  it('anchors 6.4: the message is answered, and of no session, for the act could not name it', async () => {
    const storage = openStorage(':memory:')
    await storage.transact(async (stores) => {
      await addApplicant(stores)
      await stores.sessions.open(session())
    })
    const journal = createJournal({
      ...{ storage, clock: () => NOW, newId: countedIds(), engine: 'both', keep: 1000 },
    })
    const received = async () => {
      const entry = await journal.receive(delivery(Buffer.from('<a/>')))
      entry.facts.certificationId = 'session-1'
      return {
        id: entry.id,
        answer: () =>
          journal.answered(entry, {
            ...{ outcome: 'OK', detail: {}, httpStatus: 200, response: Buffer.from('<b/>') },
            headers: [],
          }),
      }
    }
    const [before, during] = [await received(), await received()]
    await before.answer()
    const closing = ['session-1', NOW.toISOString(), '{}', 'digest'] as const
    await storage.transact(({ sessions }) => sessions.freeze(...closing))
    await during.answer()
    const kept = await storage.read(async ({ messages }) => [
      await messages.one(before.id),
      await messages.one(during.id),
    ])
    assert.deepEqual(
      kept.map((one) => [one?.outcome, one?.certificationId]),
      [
        ['OK', 'session-1'],
        ['OK', undefined],
      ],
    )
    assert.match(
      kept[1]?.reason ?? '',
      /session session-1 was closed while the message was in work/,
    )
    await storage.close()
  })
})
