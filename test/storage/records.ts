import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Access } from '../../src/storage/accesses.ts'
import type { Application } from '../../src/storage/applications.ts'
import type { RegisteredCertificate } from '../../src/storage/certificates.ts'
import type { Consent } from '../../src/storage/consents.ts'
import type { Answered, Received } from '../../src/storage/messages.ts'
import type { Notice } from '../../src/storage/notices.ts'
import type { Participant } from '../../src/storage/participants.ts'
import type { Session } from '../../src/storage/sessions.ts'
import type { Stores } from '../../src/storage/stores.ts'
import type { IssuedToken } from '../../src/storage/tokens.ts'
import { temporaryDirectory } from '../eds/support.ts'

const at = '2026-11-23T05:00:00.000Z'

export const participant = (changed: Partial<Participant> = {}): Participant => ({
  senderId: 'TEST_BANK',
  bin: '991240000013',
  name: 'TEST ONLY Bank',
  passwordHash: 'hash',
  createdAt: at,
  ...changed,
})

export const certificate = (
  changed: Partial<RegisteredCertificate> = {},
): RegisteredCertificate => ({
  fingerprint: 'ab'.repeat(32),
  thumbprint: 'cd'.repeat(20),
  senderId: 'TEST_BANK',
  purpose: 'transport',
  issuerKey: 'C=KZ,CN=TEST ONLY CA',
  serial: '1234567890123456789012345678901234567890',
  der: Buffer.from([0x30, 0x00]),
  registeredAt: at,
  ...changed,
})

export const application = (changed: Partial<Application> = {}): Application => ({
  id: 'application-1',
  senderId: 'TEST_BANK',
  method: 'proactive',
  services: 'services',
  neededServices: 'needed',
  servicePeriod: 'period',
  storageTerm: 'term',
  storageGrounds: 'grounds',
  proactiveCodes: ['P-01', 'P-02'],
  state: 'submitted',
  createdAt: at,
  ...changed,
})

export const session = (changed: Partial<Session> = {}): Session => ({
  id: 'session-1',
  applicationId: 'application-1',
  role: 'initiator',
  state: 'open',
  openedAt: at,
  build: '0.1.0',
  profile: 'strict',
  ...changed,
})

export const received = (id: string, changed: Partial<Received> = {}): Received => ({
  id,
  receivedAt: at,
  endpoint: '/bip-sync-wss-gost/',
  headers: '[["content-type","text/xml"]]',
  request: Buffer.from('<request/>'),
  ...changed,
})

export const answered = (id: string, changed: Partial<Answered> = {}): Answered => ({
  id,
  answeredAt: at,
  httpStatus: 200,
  response: Buffer.from('<response/>'),
  outcome: 'OK',
  reason: '{}',
  checks: '[]',
  engine: 'both',
  verified: true,
  messageId: `message-${id}`,
  sessionId: `{session-${id}}`,
  serviceId: 'KDP_SERVICE',
  senderId: 'TEST_BANK',
  certificate: 'ab'.repeat(32),
  applicationId: 'application-1',
  certificationId: 'session-1',
  tokenId: `token-${id}`,
  ...changed,
})

export const token = (changed: Partial<IssuedToken> = {}): IssuedToken => ({
  id: 'token-1',
  entryId: 'entry-1',
  applicationId: 'application-1',
  senderId: 'TEST_BANK',
  bin: '991240000013',
  iin: '991231500016',
  services: ['P-01'],
  mode: 'proactive',
  issuedAt: at,
  notBefore: at,
  expiresAt: '2026-11-23T05:15:00.000Z',
  ...changed,
})

export const consent = (changed: Partial<Consent> = {}): Consent => ({
  id: 'consent-1',
  iin: '991231500016',
  bin: '991240000013',
  operator: 'TEST ONLY Bank',
  services: ['A', 'B'],
  dataList: 'address',
  purpose: 'services',
  givenAt: at,
  thirdParties: false,
  crossBorder: false,
  publicSources: false,
  automated: false,
  notifyTransfers: false,
  method: 'own',
  applicationId: 'application-1',
  ...changed,
})

export const access = (changed: Partial<Access> = {}): Access => ({
  at,
  iin: '991231500016',
  bin: '991240000013',
  company: 'TEST ONLY Bank',
  services: ['A'],
  mode: 'own',
  action: 'access',
  ...changed,
})

export const notice = (changed: Partial<Omit<Notice, 'id'>> = {}): Omit<Notice, 'id'> => ({
  iin: '991231500016',
  at,
  kind: 'access',
  channel: 'cabinet',
  text: { ru: 'ру', kk: 'қаз', en: 'en' },
  automated: false,
  ...changed,
})

/** What foreign keys ask for before a session or a token can be stored. */
export async function addApplicant({ participants, applications }: Stores): Promise<void> {
  await participants.add(participant())
  await applications.add(application())
}

/** A folder for one test; `remove` in `afterEach`. */
export function temporaryFolder(): { path: string; file: string; remove(): void } {
  const path = temporaryDirectory()
  const remove = () => rmSync(path, { recursive: true, force: true })
  return { path, file: join(path, 'shep.db'), remove }
}
