import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Act } from '../../src/act/shape.ts'
import { actSchemaUrl } from '../../src/act/shape.ts'
import { demo } from '../../src/emulator/demo.ts'
import { violations } from '../act/json-schema.ts'
import { approve } from '../gateway/service-rows.ts'
import { ask, fieldOf, type Seen } from '../support/answers.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { type MessageChanges, OWNER, personData } from '../support/messages.ts'
import { exchanges, PLAYED, startPlayed } from './exchanges.ts'

interface Refused {
  readonly missing: readonly { readonly code: string; readonly text: { readonly ru: string } }[]
  readonly notCounted: readonly { readonly reasons: readonly { readonly code: string }[] }[]
}

interface Bench {
  readonly emulator: TestEmulator
  readonly sessionId: string
  /** Exchanges until so many are counted. */
  upTo(count: number, changes?: MessageChanges): Promise<void>
  freeze(): Promise<{ readonly format: string; readonly text: string; readonly sha256: string }>
}

/** Its first eight exchanges are played already. */
async function openBench(): Promise<Bench> {
  const { emulator, sessionId } = await startPlayed()
  const { control } = emulator
  return {
    emulator,
    sessionId,
    upTo: async (count, changes) => {
      const { counted } = (await control.progress(sessionId)) as { readonly counted: number }
      await exchanges(emulator, count - counted, changes)
    },
    freeze: () => control.freeze(sessionId) as ReturnType<Bench['freeze']>,
  }
}

/** Presents a token to the owner of the data. */
async function show(emulator: TestEmulator, seen: Seen, spoil = (code: string) => code) {
  const [code = '', key = ''] = [fieldOf(seen, 'code'), fieldOf(seen, 'public-key')]
  emulator.clock.forward(1000)
  return ask(emulator, {
    info: { serviceId: OWNER },
    data: personData(emulator, spoil(code), key),
  })
}

const asRefused = (made: unknown): Refused => made as Refused
const codesOf = ({ missing }: Refused): string[] => missing.map(({ code }) => code)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('certification over the whole emulator (R-028)', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench()
  })
  afterEach(() => bench.emulator.close())

  it('nine successes make no act, and what is missing is said; the tenth makes it', async () => {
    await bench.upTo(9)
    const refused = asRefused(await bench.freeze())
    assert.deepEqual(codesOf(refused), ['RESPONSES'])
    assert.match(refused.missing[0]?.text.ru ?? '', /засчитано 9 из 10, не хватает: 1/)
    await assert.rejects(bench.emulator.control.actJson(bench.sessionId), { code: 'ACT_MISSING' })
    await bench.upTo(10)
    assert.equal((await bench.freeze()).format, 'frozen')
  })

  it('a tenth with a messageId that was counted makes none, and it is said why', async () => {
    const info = { messageId: '{AAAAAAAA-0000-4000-8000-000000000001}' }
    await bench.upTo(9, { info })
    await bench.upTo(10, { info: { messageId: info.messageId.slice(1, -1).toLowerCase() } })
    const refused = asRefused(await bench.freeze())
    assert.deepEqual(codesOf(refused), ['RESPONSES'])
    const reasons = refused.notCounted.flatMap((one) => one.reasons.map(({ code }) => code))
    assert.deepEqual(reasons, ['MESSAGE_ID_REPEATED', 'TOKEN_NOT_COUNTED'])
  })

  it('a tenth whose token the owner refused counts, and its refusal stands in act.json', async () => {
    await bench.upTo(9)
    const { emulator } = bench
    await show(emulator, await ask(emulator), (code) => code.replace(/.{4}$/, 'AAAA'))
    const act = JSON.parse((await bench.freeze()).text) as Act
    assert.deepEqual(act.totals.exchanges, { accepted: 9, refused: 1, notPresented: 0 })
    const { exchange } = act.responses[9] ?? {}
    assert.equal(exchange?.verdict === 'refused' && exchange.code, 'TOKEN_FORGED')
    assert.equal(exchange?.verdict === 'refused' && exchange.wire, 'KDP-205')
  })

  it('the act is what the journal holds: ids, digests, both engines, every message', async () => {
    await bench.upTo(10)
    const { emulator, sessionId } = bench
    await ask(emulator, { info: { serviceId: 'NONE' } })
    const { text, sha256: digest } = await bench.freeze()
    const act = JSON.parse(text) as Act
    assert.deepEqual(violations(schema, act), [])
    assert.equal(sha256(Buffer.from(text)), digest)
    assert.equal(await emulator.control.actJson(sessionId), text)
    assert.deepEqual(
      [act.totals.received, act.totals.responses, act.totals.notCounted],
      [21, 10, 1],
    )
    for (const { entryId, requestSha256, responseSha256, engine } of act.responses) {
      assert.equal(sha256(await emulator.control.message(entryId, 'request')), requestSha256)
      assert.equal(sha256(await emulator.control.message(entryId, 'response')), responseSha256)
      assert.equal(engine, 'both')
    }
    const pdf = Buffer.from(await emulator.control.actPdf(sessionId))
    assert.equal(pdf.toString('latin1', 0, 5), '%PDF-')
  })

  it('a frozen session answers with the same bytes, and takes no more messages', async () => {
    await bench.upTo(10)
    const { text } = await bench.freeze()
    const { entry } = await ask(bench.emulator)
    assert.deepEqual([entry.engine, entry['certificationId']], ['stream', undefined])
    assert.equal((await bench.freeze()).text, text)
  })

  it('a message that is refused, and one with a bad signature, count for nothing', async () => {
    await bench.upTo(9)
    const { emulator } = bench
    await ask(emulator, { info: { sender: { senderId: demo.senderId, password: 'wrong' } } })
    const { key } = emulator.pki.person
    await ask(emulator, { holder: { ...emulator.pki.initiator, key } })
    assert.deepEqual(codesOf(asRefused(await bench.freeze())), ['RESPONSES'])
  })

  it('an answer under another application of the participant is not counted', async () => {
    await bench.upTo(9)
    const { emulator } = bench
    await approve(emulator.control, { senderId: demo.senderId, method: 'own' })
    await bench.upTo(10)
    const refused = asRefused(await bench.freeze())
    const reasons = refused.notCounted.flatMap((one) => one.reasons.map(({ code }) => code))
    assert.deepEqual(reasons, ['ANOTHER_APPLICATION', 'TOKEN_NOT_COUNTED'])
  })

  it('one session at a time; an abandoned one makes room, and has no act', async () => {
    const { control, demo: facts } = bench.emulator
    await assert.rejects(async () => control.openSession(facts.applicationId), {
      code: 'SESSION_OPEN_ALREADY',
    })
    await control.abandon(bench.sessionId)
    await assert.rejects(control.actJson(bench.sessionId), { code: 'SESSION_FROZEN' })
    const { id } = (await control.openSession(facts.applicationId)) as { id: string }
    assert.notEqual(id, bench.sessionId)
    assert.equal(((await control.sessions()) as unknown[]).length, 2)
  })

  it('progress says how far it is', async () => {
    const progress = (await bench.emulator.control.progress(bench.sessionId)) as {
      counted: number
      text: { ru: string }
    }
    assert.equal(progress.counted, PLAYED)
    assert.match(progress.text.ru, /^8 из 10: /)
  })
})

const schema = JSON.parse(readFileSync(actSchemaUrl, 'utf8'))
