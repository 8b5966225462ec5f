import type { GatewayCaseId } from '../certification/packs/gateway-cases.ts'
import type { GatewayWorkshop, SignerName } from '../certification/packs/gateway-workshop.ts'
import type { PackResult } from '../certification/packs/pack.ts'
import { type GatewaySaid, runGatewayPack } from '../certification/packs/run-gateway.ts'
import { AnswerRefused } from '../client/answer-refused.ts'
import { answerReader } from '../client/read-received.ts'
import { type Clock, toWireTime } from '../clock.ts'
import type { Config } from '../config.ts'
import { ShepFault } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import type { GatewayAnswer } from '../envelope/read-answer.ts'
import type { SigningIdentity } from '../envelope/security-header.ts'
import type { Storage } from '../storage/database.ts'
import { selfTestSigners } from './self-test-signers.ts'

export interface SelfTestDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly pki: TestPki
  readonly config: Config
  /** Registers the sender of the self-test; again, it changes nothing. */
  readonly register: (sender: typeof selfTester) => Promise<unknown>
  /** Where this emulator listens, as this machine reaches it; empty when it does not. */
  readonly address: () => string
}

/** Who sends hostile messages to our own gateway. */
export const selfTester = {
  senderId: 'emu-self-test',
  bin: '991240000013',
  name: 'Самопроверка шлюза TEST ONLY',
  password: 'self-test-only',
} as const

export type SelfTest = (sessionId?: string) => Promise<PackResult>

/** Sends the pack of hostile messages to this very gateway over HTTP, and keeps what came of it. */
export function createSelfTest(deps: SelfTestDeps): SelfTest {
  const { storage, clock, newId, pki, config } = deps
  let signers: Promise<Readonly<Record<SignerName, SigningIdentity>>> | undefined
  return async (sessionId) => {
    if (sessionId !== undefined) await requireOpen(sessionId, storage)
    await deps.register(selfTester)
    signers ??= selfTestSigners(pki)
    const workshop: GatewayWorkshop = {
      sender: selfTester,
      signers: await signers,
      newId,
      now: () => toWireTime(clock()),
      limits: {
        bytes: config.maxBytes,
        depth: config.maxDepth,
        attributes: config.maxAttributes,
        name: config.maxNameBytes,
      },
    }
    const result = await runGatewayPack({
      id: newId(),
      ...(sessionId !== undefined && { sessionId }),
      clock,
      workshop,
      send: senderOf(deps),
      setAside: (id) => asideOf(config)[id],
    })
    const { id, finishedAt = '' } = result
    const run = { id, finishedAt, result: JSON.stringify(result), ...(sessionId && { sessionId }) }
    await storage.transact(({ packs }) => packs.addSelfTest(run))
    return result
  }
}

async function requireOpen(id: string, storage: Storage): Promise<void> {
  const session = await storage.read(({ sessions }) => sessions.find(id))
  if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
  if (session.state !== 'open') throw new ShepFault('SESSION_FROZEN', { id })
}

/** Settings under which a case says nothing. */
const asideOf = ({ revocation, quirks }: Config): Partial<Record<GatewayCaseId, string>> => ({
  ...(revocation === 'off' && { revoked: 'SHEP_REVOCATION=off' }),
  ...(quirks.includes('sha1') && {
    'rsa-sha1': 'SHEP_QUIRKS=sha1',
    'digest-sha1': 'SHEP_QUIRKS=sha1',
  }),
})

/** The answer as a client reads it: one that the gateway did not sign is told apart. */
function senderOf({ pki, clock, address, storage }: SelfTestDeps) {
  const gateways = pki.kinds.map((kind) => pki.of(kind).gateway.certificate)
  const read = answerReader({ gateways, clock }, [])
  return async (bytes: Uint8Array, type = 'text/xml; charset=utf-8'): Promise<GatewaySaid> => {
    const response = await fetch(`${address()}/bip-sync-wss-gost/`, {
      method: 'POST',
      headers: { 'content-type': type, soapaction: '""' },
      body: new Uint8Array(bytes),
    })
    const entryId = response.headers.get('x-shep-emu-trace') ?? undefined
    const received = {
      httpStatus: response.status,
      contentType: response.headers.get('content-type') ?? '',
      bytes: new Uint8Array(await response.arrayBuffer()),
    }
    const outcome = await read(received, '').then(outcomeOf, (error: unknown) => {
      if (error instanceof AnswerRefused) return `UNSIGNED_ANSWER (HTTP ${response.status})`
      throw error
    })
    const warned = entryId === undefined ? [] : await warningsOf(entryId, storage)
    return { outcome, warned, ...(entryId !== undefined && { entryId }) }
  }
}

/** `errorData` of a fault begins with our key of the reason. */
function outcomeOf(answer: GatewayAnswer): string {
  if (answer.kind === 'fault') return /^[A-Z0-9_]+/.exec(answer.errorData ?? '')?.[0] ?? 'FAULT'
  return answer.code === 'SCSS001' ? 'OK' : answer.code
}

async function warningsOf(entryId: string, storage: Storage): Promise<string[]> {
  const [entry] = await storage.read(({ messages }) => messages.find(entryId))
  const checks = JSON.parse(entry?.checks ?? '[]') as readonly CheckResult[]
  return checks.filter(({ verdict }) => verdict === 'warn').map(({ rule }) => rule)
}
