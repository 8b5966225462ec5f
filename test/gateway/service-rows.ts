import type { AccessQuestion } from '../../src/client/requests.ts'
import type { FaultCode } from '../../src/contract/faults.ts'
import type { DataField, ResponseData } from '../../src/contract/messages.ts'
import { writePem } from '../../src/eds/pem.ts'
import { demo } from '../../src/emulator/demo.ts'
import type { TestEmulator } from '../support/emulator.ts'
import {
  accessData,
  type MessageChanges,
  signedMessage,
  verificationToken,
} from '../support/messages.ts'
import type { Refusal } from './refusal.ts'

type Make = (emulator: TestEmulator) => Promise<MessageChanges>

/** A message with something changed, good in its signature. */
export const row = (title: string, code: FaultCode, changes: Make): Refusal => ({
  title,
  code,
  make: async (emulator) => signedMessage(emulator, await changes(emulator)),
  verified: true,
})

/** КДП is asked with something changed; a function is handed the emulator. */
const kdp = (
  title: string,
  code: FaultCode,
  changes: Partial<AccessQuestion> | ((emulator: TestEmulator) => Promise<Partial<AccessQuestion>>),
): Refusal =>
  row(title, code, async (emulator) => {
    const changed = typeof changes === 'function' ? await changes(emulator) : changes
    return { data: await accessData(emulator, changed) }
  })

const ovt =
  (...[changes]: [Parameters<typeof verificationToken>[1]]) =>
  async (emulator: TestEmulator) => ({ ovt: await verificationToken(emulator, changes) })

const PROACTIVE = { 'proactive-code': 'CODE-2' }
const PROTOCOL = { 'basis-code': 'ART9_1' }
const OTHER_BIN = '991240000023'

/** A participant whose certificate serves the transport, and no longer the verification tokens. */
export async function keyless({ control, pki }: TestEmulator) {
  const other = { senderId: 'keyless', password: 'keyless', bin: OTHER_BIN, name: 'TEST ONLY' }
  const certificate = pki.gateway.certificate
  await control.registerParticipant(other)
  await control.registerCertificate(other.senderId, {
    pem: writePem('CERTIFICATE', certificate.der),
    purposes: ['transport', 'verification-token'],
  })
  await approve(control, { ...other, method: 'own' })
  await control.retireCertificate(other.senderId, certificate.fingerprint, 'verification-token')
  return { sender: other, holder: pki.gateway }
}

/** Files an application for the method, with more of what it needs, and approves it. */
export async function approve(
  control: TestEmulator['control'],
  { senderId, ...input }: Readonly<Record<string, unknown>>,
): Promise<string> {
  const five = { services: '1', neededServices: '2', servicePeriod: '3' }
  const storage = { storageTerm: '4', storageGrounds: '5' }
  const filed = { senderId, method: input['method'], ...five, ...storage, ...proactiveOf(input) }
  const { id } = (await control.submitApplication(filed)) as { id: string }
  await control.approveApplication(id)
  return id
}

const proactiveOf = ({ proactiveCodes, proactiveUntil }: Readonly<Record<string, unknown>>) =>
  proactiveCodes === undefined ? {} : { proactiveCodes, proactiveUntil }

/** What the rows below lean on: applications for the other two methods. */
export async function prepareMethods({ control }: TestEmulator): Promise<void> {
  const { senderId } = demo
  const proactive = { proactiveCodes: ['CODE-1'], proactiveUntil: '2027-11-23T00:00:00Z' }
  await approve(control, { senderId, method: 'proactive', ...proactive })
  await approve(control, { senderId, method: 'protocol' })
}

const withField = (data: ResponseData, field: DataField): ResponseData => ({
  ...data,
  fields: [...data.fields, field],
})

/** The answers of КДП, code by code (№ 144/НҚ, clause 6). */
export const kdpRows: readonly Refusal[] = [
  kdp('no IIN', 'KDP_FIELD_MISSING', { uin: '' }),
  kdp('an IIN with a wrong digit', 'KDP_FIELD_INVALID', { uin: '991231500017' }),
  kdp('two methods at once', 'METHOD_AMBIGUOUS', { ...PROACTIVE, ...PROTOCOL }),
  kdp('a method that asks the citizen', 'METHOD_NOT_GRANTED', { 'omit-sms': 'false' }),
  row('a one-time code', 'OTP_FORBIDDEN', async (emulator) => ({
    data: withField(await accessData(emulator), { name: 'sms-otp', value: 'true' }),
  })),
  kdp('no verification token', 'OVT_MISSING', { ovt: '' }),
  row('a key retired', 'OVT_KEY_UNREGISTERED', async (emulator) => {
    const { sender, holder } = await keyless(emulator)
    return { holder, info: { sender } }
  }),
  kdp('a token under another key', 'OVT_FORGED', async (emulator) => ({
    ovt: await verificationToken(emulator, {}, emulator.pki.person),
  })),
  kdp('a proactive code of nobody', 'BIN_NOT_PROACTIVE', PROACTIVE),
  kdp('a BIN that may not protocol', 'BIN_NOT_PROTOCOLING', {
    ...PROTOCOL,
    company_bin: OTHER_BIN,
  }),
  kdp('another BIN in the token', 'BIN_MISMATCH', ovt({ bin: OTHER_BIN })),
  kdp('an unknown way of consent', 'WAY_MISMATCH', ovt({ way: 'Fax' })),
  kdp('a token of the day before', 'OVT_DATE', (emulator) =>
    ovt({ at: new Date(emulator.clock().getTime() - 25 * 3_600_000) })(emulator),
  ),
  kdp('no mark of no consent', 'NO_CONSENT_MARK', PROTOCOL),
  kdp('a ground that is none', 'GROUND_UNKNOWN', async (emulator) => ({
    ...(await ovt({ way: 'None' })(emulator)),
    'basis-code': 'ART9_99',
  })),
]
