import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { FaultCode } from '../contract/faults.ts'
import { quirksInWords } from '../contract/quirks.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import { judgeBusinessSignature } from '../envelope/business-signature.ts'
import { createVerifier, type KeyFinder } from '../envelope/verify.ts'
import { processBureau } from '../gateway/bureau/process.ts'
import { bureauResponder } from '../gateway/bureau/respond.ts'
import type { BusinessJudge } from '../gateway/business.ts'
import type { Delivery, Entry } from '../gateway/entry.ts'
import { createJournal } from '../gateway/journal.ts'
import type { PasswordCheck } from '../gateway/passwords.ts'
import { processMessage } from '../gateway/process.ts'
import { createResponder, type Identities } from '../gateway/respond.ts'
import { type Answer, createAnswer } from '../http/answer.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import { synthesize } from '../services/owners/population.ts'
import { buildRegistry, type Registry } from '../services/registry.ts'
import type { Storage } from '../storage/database.ts'
import { createHostileGateway } from './hostile-gateway.ts'
import { identityOf } from './identity.ts'
import { packHands } from './pack-hands.ts'
import { askingOf, gateOf, ownerPolicyOf } from './settings.ts'

export interface GatewayParts {
  readonly config: Config
  readonly world: {
    readonly clock: Clock
    readonly newId: () => string
    readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
  }
  readonly pki: TestPki
  readonly kdpKeys: KdpKeys
  readonly keyOf: KeyFinder
  readonly storage: Storage
  readonly checkPassword: PasswordCheck
}

/** Bytes in, bytes out, at either surface. */
export interface Gateway extends Pick<Registry, 'serviceIds'> {
  readonly answer: (delivery: Delivery) => Promise<Answer>
  readonly answerBureau: (delivery: Delivery) => Promise<Answer>
}

/** The message path: journal, gate, engines, services, answers. */
export function gatewayOf(parts: GatewayParts): Gateway {
  const { config, pki, kdpKeys, keyOf, storage, checkPassword } = parts
  const { clock, newId, log } = parts.world
  const { engine, quirks, faultStatus } = config
  const gate = gateOf(config)
  const verify = createVerifier({ ...gate, engine, keyOf })
  const judgeBusiness: BusinessJudge = (arrival, signed, how) =>
    judgeBusinessSignature(arrival, signed, { ...how, limits: gate.limits, quirks, keyOf })
  if (quirks.length > 0) log('quirks', { ...quirksInWords(quirks) })
  const route = buildRegistry({
    kdpKeys,
    newId,
    policy: ownerPolicyOf(config, kdpKeys),
    population: synthesize({ seed: config.populationSeed, size: config.populationSize }),
    asking: askingOf(config),
  })
  const journal = createJournal({ storage, clock, newId, engine, keep: config.maxBytes })
  const process = (entry: Entry) =>
    processMessage(entry, { verify, judgeBusiness, checkPassword, route, storage })
  const { answerAlgorithm: algorithm, answerKeyInfo: keyInfo, faultCode } = config
  const responder = createResponder({
    identities: identitiesOf(pki),
    algorithm,
    keyInfo,
    businessSignature: config.answerBusinessSignature,
    faultCode,
    clock,
  })
  const hands = packHands(pki, keyInfo)
  const { hostileDelay: delay } = config
  const spoil = createHostileGateway({ storage, clock, newId, kdpKeys, hands, delay, log })
  const bureau = { checkPassword, route, storage, limits: gate.limits }
  return {
    answer: createAnswer({
      journal,
      process,
      responder,
      faultStatus: () => faultStatus,
      spoil,
      log,
    }),
    answerBureau: createAnswer({
      journal,
      process: (entry, delivery) => processBureau(entry, delivery, bureau),
      responder: bureauResponder,
      faultStatus: (fault) => (unauthorized.has(fault) ? 401 : faultStatus),
      log,
    }),
    serviceIds: route.serviceIds,
  }
}

/** Refusals of the façade that are about who calls. */
const unauthorized: ReadonlySet<FaultCode> = new Set([
  'BUREAU_CREDENTIALS_MISSING',
  'SENDER_UNKNOWN',
  'PASSWORD_WRONG',
])

/** The gateway, a row for each kind of key it has. */
const identitiesOf = ({ kinds, of }: TestPki): Identities =>
  new Map(kinds.map((kind) => [kind, identityOf(of(kind).gateway)]))
