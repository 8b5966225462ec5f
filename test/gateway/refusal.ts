import assert from 'node:assert/strict'
import { type FaultCode, faultEntry } from '../../src/contract/faults.ts'
import { type Entry, entryOf, fieldOf, readSigned, type Seen } from '../support/answers.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { delivery, ENDPOINT, headersOf } from '../support/messages.ts'

/** A message that is refused, and how. */
export interface Refusal {
  readonly title: string
  readonly code: FaultCode
  readonly make: (emulator: TestEmulator) => Promise<Uint8Array>
  readonly contentType?: string
  /** Whether the signature and the certificate were good. */
  readonly verified?: boolean
  /** The bytes do not show a messageId. */
  readonly nameless?: boolean
  /** How much of the message the journal keeps, bytes. */
  readonly kept?: number
}

/** Sends it, and holds it against everything that is promised of a refusal. */
export async function assertRefused(emulator: TestEmulator, refusal: Refusal): Promise<void> {
  const { code, make, contentType = 'text/xml; charset=utf-8', verified = false } = refusal
  const bytes = await make(emulator)
  const answer = await emulator.answer(delivery(bytes, contentType))
  const said = await readSigned(answer.body, emulator.pki.gateway.certificate)
  const entry = await entryOf(emulator, answer.entryId)
  assert.equal(entry.outcome, code, JSON.stringify(entry.reason))
  assertSaid({ answer, said, entry }, code)
  assert.deepEqual([entry.verified, entry['endpoint']], [verified, ENDPOINT])
  assert.deepEqual(entry['headers'], headersOf(contentType))
  await assertKept(emulator, entry, bytes.subarray(0, refusal.kept), answer.body)
  assertReason(entry, code)
  await assertFound(emulator, entry, refusal.nameless ? undefined : messageIdIn(bytes))
}

/** W-… of the wire: a SOAP fault with ErrorInfo, or an answer with a failing status and the code of the service. */
function assertSaid(seen: Seen, code: FaultCode): void {
  const { answer, said, entry } = seen
  const { as, wire, ru } = faultEntry(code)
  assert.deepEqual([answer.status, entry.httpStatus], as === 'fault' ? [500, 500] : [200, 200])
  if (said.kind === 'fault') {
    assert.deepEqual([as, said.errorCode, said.errorMessage], ['fault', wire, ru])
    assert.match(said.errorData ?? '', new RegExp(`^${code}\\b.*\\(journal ${entry.id}\\)$`, 's'))
  } else {
    assert.deepEqual([as, said.code, said.message], ['status', 'SCSE001', ru])
    const reason = fieldOf(seen, 'reason') ?? fieldOf(seen, 'messageResult', 'code')
    assert.equal(reason, wire)
  }
}

/** The very bytes, both of them. */
async function assertKept(
  { control }: TestEmulator,
  { id }: Entry,
  request: Uint8Array,
  response: Uint8Array,
): Promise<void> {
  assert.deepEqual(Buffer.from(await control.message(id, 'request')), Buffer.from(request))
  assert.deepEqual(Buffer.from(await control.message(id, 'response')), Buffer.from(response))
}

/** The clause that failed is among the checks, with the refusal it led to. */
function assertReason({ checks, outcome }: Entry, code: FaultCode): void {
  const { rule } = faultEntry(code)
  if (rule === undefined) return
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  const reason = failed.find(({ fault }) => fault === code)
  assert.equal(reason?.rule, rule, `${outcome}: ${JSON.stringify(failed)}`)
}

async function assertFound(
  emulator: TestEmulator,
  { id, sessionId }: Entry,
  messageId: string | undefined,
): Promise<void> {
  assert.match(sessionId, /^\{[0-9a-f-]{36}\}$/)
  const keys = [sessionId, sessionId.slice(1, -1), ...(messageId === undefined ? [] : [messageId])]
  for (const key of keys) assert.equal((await entryOf(emulator, key)).id, id, `by ${key}`)
}

const messageIdIn = (bytes: Uint8Array): string =>
  /<messageId>([^<]+)</.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? 'no messageId'
