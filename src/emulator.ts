import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, movableClock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { createServices } from './eds/authority/services.ts'
import { ensureTestPki, type TestPki } from './eds/authority/test-pki.ts'
import { createCertificateJudge } from './eds/certificate-cache.ts'
import { readTrust } from './eds/trust.ts'
import { createActs } from './emulator/acts.ts'
import { createControl } from './emulator/control.ts'
import { createDocumentation } from './emulator/documentation/create.ts'
import { createErasing } from './emulator/erasure/create.ts'
import { gatewayOf } from './emulator/gateway.ts'
import { identityOf } from './emulator/identity.ts'
import { createKeyFinder } from './emulator/key-finder.ts'
import { addressOf } from './emulator/listening.ts'
import { keepingAnswers } from './emulator/ocsp-evidence.ts'
import { ownLists } from './emulator/own-lists.ts'
import { createPkiDesk } from './emulator/pki-desk.ts'
import { readSubjectKeys } from './emulator/registered-certificates.ts'
import { createRegistration } from './emulator/registration.ts'
import { createRevocation } from './emulator/revocation.ts'
import { routesOf } from './emulator/routes.ts'
import { createSelfTest } from './emulator/self-test.ts'
import { serverOf } from './emulator/server.ts'
import { calendarOf } from './emulator/settings.ts'
import { signerJudge } from './emulator/signer-judge.ts'
import type { Delivery } from './gateway/entry.ts'
import { createPasswords } from './gateway/passwords.ts'
import type { Answer } from './http/answer.ts'
import type { Control } from './http/control.ts'
import { createFanOut } from './services/breach/fan-out.ts'
import { ways } from './services/breach/ways.ts'
import { createKdpKeys } from './services/kdp/kdp-keys.ts'
import { databaseIn, openStorage, type Storage } from './storage/database.ts'

/** What the world outside gives. Tests hand in a fixed clock and counted ids, and a run repeats to the byte. */
export interface World {
  readonly clock: Clock
  readonly newId: () => string
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

export const realWorld: World = { clock: systemClock, newId: randomUUID, log: () => {} }

export interface Emulator {
  /** A SOAP message as bytes in, an answer as bytes out; durable before it resolves. */
  readonly answer: (delivery: Delivery) => Promise<Answer>
  /** The same at the credit bureau's façade: HTTP Basic and no signature. */
  readonly answerBureau: (delivery: Delivery) => Promise<Answer>
  readonly control: Control
  readonly pki: TestPki
  /** Listens; resolves with the address clients use. */
  start(): Promise<{ readonly url: string; readonly port: number }>
  /** Stops taking messages, answers those in work, closes the database. */
  stop(): Promise<void>
}

/** The one place where the parts meet. */
export async function createEmulator(config: Config, world: World = realWorld): Promise<Emulator> {
  const { log } = world
  await needFolder(config.data)
  const report = (problem: Error) => log('storage', { problem: problem.message })
  const storage = openStorage(databaseIn(config.data), { report })
  try {
    return await assemble(config, world, storage)
  } catch (problem) {
    await storage.close()
    throw problem
  }
}

async function needFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (cause) {
    throw new Error(`SHEP_DATA: ${path} cannot be a folder: ${(cause as Error).message}`, { cause })
  }
}

async function assemble(config: Config, machine: World, storage: Storage): Promise<Emulator> {
  const calendar = calendarOf(config)
  const moved = await storage.read(({ clockMoves }) => clockMoves.last())
  const clock = movableClock(machine.clock, moved?.shift)
  const world = { ...machine, clock }
  const { newId, log } = world
  const { answerAlgorithm } = config
  const pki = await ensureTestPki(join(config.data, 'pki'), clock, {
    url: addressOf(config),
    kinds: answerAlgorithm === 'as-request' ? [] : [answerAlgorithm],
  })
  const kdpKeys = await kdpKeysOf(pki, config)
  const trust = [...pki.trust, ...(config.trust === undefined ? [] : await readTrust(config.trust))]
  await readSubjectKeys(storage)
  const passwords = createPasswords()
  const { check: checkPassword } = passwords
  const asking = { ownLists: ownLists(pki), keepAnswer: keepingAnswers(storage, clock) }
  const isRevoked = await createRevocation({ config, clock, trust, ...asking })
  const judge = signerJudge(createCertificateJudge({ trust, clock }), isRevoked)
  const keyOf = createKeyFinder(judge, storage)
  const parts = { config, world, pki, kdpKeys, keyOf, storage, checkPassword }
  const { answer, answerBureau, serviceIds } = gatewayOf(parts)
  const registration = createRegistration({ storage, clock, passwords })
  const services = createServices(pki)
  const acts = createActs({ storage, clock, pki, trust, kdpKeys, config, services })
  const records = { storage, clock, newId, calendar, registration, kdpKeys, config }
  const control = createControl({ ...records, ...acts })
  const live: { url: string; own: string } = { url: '', own: '' }
  const fanOut = createFanOut({ storage, clock, ways, log })
  const erasing = createErasing(config, { storage, clock, newId, log })
  const desk = createPkiDesk(pki, () => live.url || addressOf(config))
  const quiet = { world: { ...world, log: () => {} } }
  const documentation = createDocumentation({
    ...{ config, storage, clock, newId, pki, serviceIds },
    identity: identityOf(pki.initiator),
    url: () => live.url || addressOf(config) || '',
    gatewayOver: (over) =>
      gatewayOf({ ...parts, ...quiet, storage: over, keyOf: createKeyFinder(judge, over) }).answer,
  })
  const { registerParticipant: register } = registration
  const selfTest = createSelfTest({ ...parts, clock, newId, register, address: () => live.own })
  const { isSigned } = acts.logSigner
  const own = { documentation, isSigned, trust, selfTest, erasing, fanOut, desk, services }
  const machineClock = { clock, machine: machine.clock, newId, calendar }
  const more = routesOf({ ...parts, ...machineClock, ...own, publicUrl: () => live.url })
  const jobs = [fanOut, erasing.retention]
  const served = { answer, answerBureau, control, more, pki: services, live, jobs }
  return { answer, answerBureau, control, pki, ...serverOf({ config, log, storage, ...served }) }
}

function kdpKeysOf({ kdp, kdpEs256 }: TestPki, { tokenAlgorithm }: Config) {
  const { native } = kdp.key
  if (!native) throw new Error('the key of КДП is not a key of node:crypto')
  return createKdpKeys({ rs256: native, es256: kdpEs256.privateKey, algorithm: tokenAlgorithm })
}
