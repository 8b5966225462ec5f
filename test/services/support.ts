import { createHash } from 'node:crypto'
import { type FaultCode, ShepFault } from '../../src/contract/faults.ts'
import type { DataElement, DataField, ResponseData } from '../../src/contract/messages.ts'
import type { CheckResult } from '../../src/contract/verdict.ts'
import { type Operation, type Reply, resolve } from '../../src/services/operation.ts'
import type { Application, Method } from '../../src/storage/applications.ts'
import type { RegisteredCertificate } from '../../src/storage/certificates.ts'
import type { Consent } from '../../src/storage/consents.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import type { Participant } from '../../src/storage/participants.ts'

export const IIN = '991231500016'
export const OTHER_IIN = '991231500026'
export const BIN = '991240000013'
export const OTHER_BIN = '991240000023'
export const NOW = new Date('2026-11-23T05:00:00.000Z')

export const registered = (der: Uint8Array, senderId = 'emu-1'): RegisteredCertificate => ({
  fingerprint: createHash('sha256').update(der).digest('hex'),
  thumbprint: createHash('sha1').update(der).digest('hex'),
  senderId,
  purpose: 'verification-token',
  issuerKey: 'TEST ONLY',
  serial: '1',
  der,
  registeredAt: NOW.toISOString(),
})

export const participant = (senderId = 'emu-1', bin = BIN): Participant => ({
  senderId,
  bin,
  name: 'ТОО Эмулятор-1',
  passwordHash: '-',
  createdAt: NOW.toISOString(),
})

export const application = (method: Method, more: Partial<Application> = {}): Application => ({
  id: `${method}-1`,
  senderId: 'emu-1',
  method,
  services: 'услуги',
  neededServices: 'нужные услуги',
  servicePeriod: 'год',
  storageTerm: 'год',
  storageGrounds: 'договор',
  proactiveCodes: method === 'proactive' ? ['P-100'] : [],
  ...(method === 'proactive' ? { proactiveUntil: '2027-02-01T00:00:00.000Z' } : {}),
  state: 'approved',
  createdAt: NOW.toISOString(),
  approvedAt: NOW.toISOString(),
  ...more,
})

export const consent = (more: Partial<Consent> = {}): Consent => ({
  id: 'consent-1',
  iin: IIN,
  bin: BIN,
  operator: 'ТОО Эмулятор-1',
  services: ['GBDFLUniversal_token'],
  dataList: 'address',
  purpose: 'услуги',
  givenAt: NOW.toISOString(),
  thirdParties: false,
  crossBorder: false,
  publicSources: false,
  automated: false,
  notifyTransfers: false,
  method: 'own',
  applicationId: 'own-1',
  ...more,
})

/** A consent that was given, withdrawn by its subject, and ended by its operator, all at its `givenAt`. */
export async function addWithdrawn(storage: Storage, withdrawn: Consent): Promise<void> {
  const { id: consentId, iin, bin, givenAt: at } = withdrawn
  await storage.transact(async ({ consents, withdrawals }) => {
    const given = { consentId, at, event: 'given', by: iin, role: 'subject' } as const
    await consents.give(withdrawn, given)
    await withdrawals.ask({ id: 'w-1', consentId, iin, bin, askedAt: at, due: at })
    await withdrawals.decide('w-1', { decidedAt: at, solution: 'TERMINATED' })
    await consents.addEvent({ ...given, event: 'withdrawn', by: bin, role: 'operator' })
  })
}

export async function storageWith(rows: {
  participants?: readonly Participant[]
  certificates?: readonly RegisteredCertificate[]
  applications?: readonly Application[]
  /** Ids of security tokens whose consent was withdrawn. */
  revoked?: readonly string[]
}): Promise<Storage> {
  const storage = openStorage(':memory:')
  await storage.transact(async (stores) => {
    for (const one of rows.participants ?? [participant()]) await stores.participants.add(one)
    for (const one of rows.certificates ?? []) await stores.certificates.add(one)
    for (const one of rows.applications ?? []) await stores.applications.add(one)
    for (const tokenId of rows.revoked ?? []) {
      const revokedAt = NOW.toISOString()
      await stores.tokenRevocations.add({ tokenId, revokedAt, reason: 'consent withdrawn' })
    }
  })
  return storage
}

/** Undefined values are left out. */
export const dataOf = (
  fields: Readonly<Record<string, string | undefined>>,
  namespace = '',
): DataElement => ({
  name: 'data',
  namespace: '',
  text: '',
  children: Object.entries(fields).flatMap(([name, text]) =>
    text === undefined ? [] : [{ name, namespace, text, children: [] }],
  ),
})

export interface Outcome {
  readonly data: ResponseData
  readonly reply: Reply | undefined
  readonly fault: ShepFault | undefined
  readonly code: FaultCode | undefined
  readonly checks: readonly CheckResult[]
}

/** Runs one operation as the gateway does: prepare, one unit of work, then the data. */
export async function run<Prepared>(
  operation: Operation<Prepared>,
  storage: Storage,
  data: DataElement | undefined,
  { at = NOW, sender = participant() } = {},
): Promise<Outcome> {
  const info = {
    messageId: 'm-1',
    serviceId: operation.serviceId,
    messageDate: at.toISOString(),
    sender: { senderId: sender.senderId },
    properties: [],
  }
  const context = { info, sender, receivedAt: at }
  try {
    const prepared = await operation.prepare(data, { ...context, read: storage.read })
    const reply = await storage.transact((stores) =>
      operation.decide(prepared, { ...context, entryId: 'entry-1', stores }),
    )
    const { refused: fault, checks } = reply
    return { data: await resolve(reply.data), reply, fault, code: fault?.code, checks }
  } catch (fault) {
    if (!(fault instanceof ShepFault)) throw fault
    const checks = (fault.detail['checks'] ?? []) as CheckResult[]
    return {
      data: operation.refuse(fault, context),
      reply: undefined,
      fault,
      code: fault.code,
      checks,
    }
  }
}

/** The text of a field of an answer, by its path; undefined when it is not there. */
export function fieldAt(data: ResponseData, ...path: readonly string[]): string | undefined {
  let fields: readonly DataField[] = data.fields
  for (const [depth, name] of path.entries()) {
    const value = fields.find((one) => one.name === name)?.value
    if (value === undefined) return undefined
    if (typeof value === 'string') return depth === path.length - 1 ? value : undefined
    fields = value
  }
  return undefined
}

/** Ids that count: id-1, id-2, … */
export const countedIds = (): (() => string) => {
  let last = 0
  return () => `id-${++last}`
}
