import assert from 'node:assert/strict'
import { defaultGate } from '../../src/client/default-gate.ts'
import type { CheckResult } from '../../src/contract/verdict.ts'
import type { Certificate } from '../../src/eds/certificate.ts'
import { type GatewayAnswer, readAnswer } from '../../src/envelope/read-answer.ts'
import { createVerifier } from '../../src/envelope/verify.ts'
import type { Answer } from '../../src/http/answer.ts'
import type { JournalRow } from '../../src/http/control.ts'
import type { TestEmulator } from './emulator.ts'
import { delivery, type MessageChanges, signedMessage } from './messages.ts'

/** An answer whose signature was verified under the gateway's certificate, by both engines; throws otherwise. */
export async function readSigned(bytes: Uint8Array, gateway: Certificate): Promise<GatewayAnswer> {
  const verify = createVerifier({
    ...defaultGate,
    engine: 'both',
    keyOf: async () => ({ certificate: gateway, checks: [] }),
  })
  const { signed, fault } = await verify({ bytes, contentType: 'text/xml; charset=utf-8' })
  assert.ok(signed, `the answer is not signed by the gateway: ${fault?.code}`)
  return readAnswer(signed)
}

/** One message, its answer read, and what the journal keeps of it. */
export interface Seen {
  readonly answer: Answer
  readonly said: GatewayAnswer
  readonly entry: Entry
}

export interface Entry extends JournalRow {
  readonly outcome: string
  readonly verified: boolean
  readonly engine: string
  readonly httpStatus: number
  readonly checks: readonly CheckResult[]
  readonly reason: Readonly<Record<string, unknown>>
  readonly messageId?: string
  readonly sessionId: string
}

export async function entryOf({ control }: TestEmulator, key: string): Promise<Entry> {
  const [entry, ...others] = await control.journal(key, 50)
  assert.ok(entry, `nothing under ${key}`)
  assert.equal(others.length, 0, `${others.length + 1} entries under ${key}`)
  return entry as Entry
}

/** Bytes in, bytes out. */
export async function give(
  emulator: TestEmulator,
  bytes: Uint8Array,
  contentType?: string,
): Promise<Seen> {
  const answer = await emulator.answer(delivery(bytes, contentType))
  const said = await readSigned(answer.body, emulator.pki.gateway.certificate)
  return { answer, said, entry: await entryOf(emulator, answer.entryId) }
}

export const ask = async (emulator: TestEmulator, changes?: MessageChanges): Promise<Seen> =>
  give(emulator, await signedMessage(emulator, changes))

/** A field of the answer's data, by the names that lead to it; absent on a fault. */
export function fieldOf({ said }: Pick<Seen, 'said'>, ...path: string[]): string | undefined {
  const start = said.kind === 'response' ? said.data : undefined
  const found = path.reduce(
    (place, name) => place?.children.find((child) => child.name === name),
    start,
  )
  return found?.text.trim() || undefined
}
