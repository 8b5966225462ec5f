import { createHash } from 'node:crypto'
import { approveApplication, submitApplication } from '../../src/certification/application.ts'
import type { ApplicationInput } from '../../src/certification/application-input.ts'
import { type BuildFacts, buildText } from '../../src/certification/build.ts'
import { openSession } from '../../src/certification/session.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import type { Answered } from '../../src/storage/messages.ts'

export const SENDER = 'emu-initiator-1'
export const PARTICIPANT = 'ТОО «Эмулятор-1»'
export const build: BuildFacts = {
  product: 'shep-emulator',
  version: '0.1.0',
  node: '20.19.0',
  sqlite: '3.50.4',
}
export const profile = 'strict'
export const conditions = {
  build: buildText(build),
  profile,
  relaxations: [] as string[],
  personalData: () => [],
}

export const goodInput: ApplicationInput = {
  senderId: SENDER,
  method: 'own',
  services: 'Выдача потребительского займа',
  neededServices: 'ГБД ФЛ (GBDFLUniversal_token): сверка сведений заявителя до решения о выдаче',
  servicePeriod: '01.01.2027 – 31.12.2027',
  storageTerm: '5 лет с окончания договора',
  storageGrounds: 'Статья 12 Закона «О персональных данных и их защите»',
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Ids in the shape of uuid, counted. */
export function counter(group: string): () => string {
  let count = 0
  return () => {
    count += 1
    return `${group.padStart(8, '0')}-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}

export interface Bench {
  readonly storage: Storage
  readonly clock: () => Date
  readonly newId: () => string
  /** The session that `write` puts its messages into. */
  readonly applicationId: string
  readonly sessionId: string
  /** Writes one message with its answer into the journal, a second after the one before; returns its id. */
  readonly write: (answered: Partial<Answered>) => Promise<string>
  /** A good answer of КДП. Returns the id of its token. */
  readonly token: (answered?: Partial<Answered>) => Promise<string>
  /** The token shown to the data owner; accepted unless told otherwise. */
  readonly show: (tokenId: string, answered?: Partial<Answered>) => Promise<string>
  /** So many whole exchanges. */
  readonly exchanges: (count: number) => Promise<void>
}

export async function withParticipant(
  clock: () => Date,
  name = PARTICIPANT,
  path = ':memory:',
): Promise<Storage> {
  const storage = openStorage(path)
  await storage.transact(async ({ participants, certificates }) => {
    const createdAt = clock().toISOString()
    const bin = '991240000013'
    await participants.add({ senderId: SENDER, bin, name, passwordHash: 'TEST ONLY', createdAt })
    await certificates.add({
      fingerprint: hash('certificate'),
      thumbprint: 'ab'.repeat(20),
      senderId: SENDER,
      purpose: 'verification-token',
      issuerKey: 'CN=TEST ONLY CA',
      serial: '1',
      der: new Uint8Array([48, 0]),
      registeredAt: createdAt,
    })
  })
  return storage
}

/** A clock that goes on by one second each time it is read, from 21.11.2026 10:00 in Astana. */
export function tickingClock(): () => Date {
  let now = Date.parse('2026-11-21T05:00:00.000Z')
  return () => {
    now += 1000
    return new Date(now)
  }
}

/** An emulator's records with a participant, an approved application and an open session. */
export async function openBench(
  input: ApplicationInput = goodInput,
  name?: string,
  path?: string,
): Promise<Bench> {
  const clock = tickingClock()
  const storage = await withParticipant(clock, name, path)
  const newId = counter('a')
  const { id: applicationId } = await storage.transact((stores) =>
    submitApplication(input, { ...stores, clock, newId }),
  )
  await storage.transact((stores) => approveApplication(applicationId, { ...stores, clock }))
  const { id: sessionId } = await storage.transact((stores) =>
    openSession(applicationId, { ...stores, clock, newId, ...conditions }),
  )
  return {
    storage,
    clock,
    newId,
    applicationId,
    sessionId,
    ...writers(storage, clock, { applicationId, sessionId }),
  }
}

function writers(
  storage: Storage,
  clock: () => Date,
  { applicationId, sessionId }: Pick<Bench, 'applicationId' | 'sessionId'>,
): Pick<Bench, 'write' | 'token' | 'show' | 'exchanges'> {
  const entryId = counter('e')
  const messageId = counter('3')
  const jti = counter('f')
  const write: Bench['write'] = async (answered) => {
    const id = entryId()
    await storage.transact(async ({ messages }) => {
      await messages.receive({
        id,
        receivedAt: clock().toISOString(),
        endpoint: '/bip-sync-wss-gost/',
        headers: '[]',
        request: Buffer.from(`<request>${id}</request>`),
      })
      await messages.answer({
        id,
        answeredAt: clock().toISOString(),
        httpStatus: 200,
        response: Buffer.from(`<response>${id}</response>`),
        outcome: 'OK',
        reason: '{}',
        checks: JSON.stringify([
          { rule: 'W-23', verdict: 'pass' },
          { rule: 'W-24', verdict: 'pass' },
        ]),
        engine: 'both',
        verified: true,
        messageId: messageId(),
        sessionId: `{${id}}`,
        senderId: SENDER,
        certificate: hash('certificate'),
        certificationId: sessionId,
        ...answered,
      })
    })
    return id
  }
  const token: Bench['token'] = async (answered = {}) => {
    const tokenId = answered.tokenId ?? jti()
    await write({ serviceId: 'KDP_SERVICE', applicationId, tokenId, ...answered })
    return tokenId
  }
  const show: Bench['show'] = (tokenId, answered = {}) =>
    write({ serviceId: 'GBDFLUniversal_token', tokenId, ...answered })
  const exchanges: Bench['exchanges'] = async (count) => {
    for (let done = 0; done < count; done += 1) await show(await token())
  }
  return { write, token, show, exchanges }
}
