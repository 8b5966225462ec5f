import { generateKeyPairSync } from 'node:crypto'
import type { FaultCode } from '../../src/contract/faults.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueCertificate, signerOf } from '../../src/eds/authority/issue.ts'
import { type IssueRequest, issueFor } from '../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../src/eds/authority/look-alike.ts'
import { profiles } from '../../src/eds/authority/profiles.ts'
import { demoIdentity, systemSubject } from '../../src/eds/authority/subjects.ts'
import { DAY } from '../../src/eds/authority/validity.ts'
import { demo } from '../../src/emulator/demo.ts'
import { later, NOW } from '../eds/support.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { type MessageChanges, register, signedMessage } from '../support/messages.ts'
import type { Refusal } from './refusal.ts'

type Changes = MessageChanges | ((emulator: TestEmulator) => Promise<MessageChanges>)

const row = (title: string, code: FaultCode, changes: Changes, verified = true): Refusal => ({
  title,
  code,
  make: async (emulator) =>
    signedMessage(emulator, typeof changes === 'function' ? await changes(emulator) : changes),
  verified,
})

/** Signed with a certificate of its own, over the demo key. */
const certified = (
  title: string,
  code: FaultCode,
  request: Partial<IssueRequest>,
  authority: (
    emulator: TestEmulator,
  ) => Promise<Pick<TestEmulator['pki'], 'issuing' | 'clock'>> = async ({ pki }) => pki,
  verified = false,
): Refusal =>
  row(
    title,
    code,
    async (emulator) => {
      const from = await authority(emulator)
      const sameKeyAs = emulator.pki.initiator
      return { holder: await issueFor(from, { profile: 'system', sameKeyAs, ...request }) }
    },
    verified,
  )

/** A key that no allowed algorithm belongs to. */
async function ellipticHolder({ pki }: TestEmulator): Promise<Holder> {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const certificate = await issueCertificate({
    profile: profiles.system,
    subject: systemSubject(demoIdentity),
    issuer: pki.issuing.certificate,
    signer: signerOf(pki.issuing.key),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }),
    notBefore: later(NOW, -DAY),
    notAfter: later(NOW, DAY),
  })
  return { ...pki.initiator, certificate }
}

/** W-21, W-22, W-25…W-27: whose certificate it is, and what it is good for. */
export const certificateRows: readonly Refusal[] = [
  row(
    'issuer and serial of an unregistered certificate',
    'CERTIFICATE_UNREGISTERED',
    async ({ pki }) => ({ holder: pki.person, keyInfo: 'issuer-serial' }),
    false,
  ),
  row(
    'a key identifier of two registered certificates',
    'CERTIFICATE_AMBIGUOUS',
    async (emulator) => {
      const sameKeyAs = await issueFor(emulator.pki, { profile: 'system' })
      const renewed = await issueFor(emulator.pki, { profile: 'system', sameKeyAs })
      for (const holder of [sameKeyAs, renewed]) await register(emulator, holder)
      return { holder: renewed, keyInfo: 'ski' }
    },
    false,
  ),
  {
    ...row('a thumbprint that is none', 'KEY_IDENTIFIER_INVALID', {}, false),
    make: async (emulator) => {
      const text = (await signedMessage(emulator, { keyInfo: 'thumbprint' })).toString('utf8')
      return Buffer.from(text.replace(/(#ThumbprintSHA1">)[^<]*/, '$1AAAA'))
    },
  },
  row(
    'a key of another kind',
    'KEY_KIND_MISMATCH',
    async (emulator) => ({ holder: await ellipticHolder(emulator) }),
    false,
  ),
  row(
    'a key of 1024 bits',
    'KEY_WEAK',
    async ({ pki }) => ({ holder: await issueFor(pki, { profile: 'system', bits: 1024 }) }),
    false,
  ),
  row(
    'another key than the certificate has',
    'SIGNATURE_INVALID',
    async ({ pki }) => ({ holder: { ...pki.initiator, key: pki.person.key } }),
    false,
  ),
  certified('a foreign authority', 'CERTIFICATE_UNTRUSTED', {}, ({ pki }) => lookAlikeOf(pki)),
  certified('expired', 'CERTIFICATE_EXPIRED', { notAfter: later(NOW, -DAY) }),
  certified('of tomorrow', 'CERTIFICATE_NOT_YET_VALID', { notBefore: later(NOW, DAY) }),
  certified('not for signing', 'CERTIFICATE_USAGE', { keyUsage: ['keyEncipherment'] }),
]

const without = (name: string) => (content: string) =>
  content.replace(new RegExp(`<${name}>[^<]*</${name}>`), '')

/** W-30…W-33: what is read once the signature is good. */
export const senderRows: readonly Refusal[] = [
  ...['SendMessage', 'requestInfo', 'requestData', 'data'].map((name) =>
    row(`${name} under another name`, 'MESSAGE_SHAPE', {
      content: (content) =>
        content.replaceAll(new RegExp(`(</?(?:t:)?)${name}\\b`, 'g'), '$1other'),
    }),
  ),
  ...['serviceId', 'messageDate', 'senderId'].map((name) =>
    row(`no ${name}`, 'FIELD_MISSING', { content: without(name) }),
  ),
  { ...row('no messageId', 'FIELD_MISSING', { content: without('messageId') }), nameless: true },
  row('a date that is none', 'FIELD_INVALID', { info: { messageDate: 'yesterday' } }),
  row('serviceId twice', 'FIELD_REPEATED', {
    content: (content) => content.replace(/<serviceId>.*<\/serviceId>/, '$&$&'),
  }),
  row('an unknown sender', 'SENDER_UNKNOWN', {
    info: { sender: { senderId: 'nobody', password: demo.password } },
  }),
  row('a wrong password', 'PASSWORD_WRONG', {
    info: { sender: { senderId: demo.senderId, password: 'wrong' } },
  }),
  row('no password', 'PASSWORD_WRONG', { info: { sender: { senderId: demo.senderId } } }),
  certified(
    'a certificate of another organisation',
    'CERTIFICATE_OF_ANOTHER',
    { identity: { bin: '991240000023' } },
    undefined,
    true,
  ),
  row(
    'a certificate that was retired, whatever its BIN',
    'CERTIFICATE_RETIRED',
    async (emulator) => {
      const holder = await issueFor(emulator.pki, { profile: 'system' })
      await register(emulator, holder)
      const { fingerprint } = holder.certificate
      await emulator.control.retireCertificate(demo.senderId, fingerprint, 'transport')
      return { holder }
    },
    true,
  ),
  row(
    'a certificate of a person, without a BIN',
    'CERTIFICATE_OF_ANOTHER',
    async ({ pki }) => ({ holder: pki.person }),
    true,
  ),
  row('an unknown service', 'SERVICE_UNKNOWN', { info: { serviceId: 'KDP_SERVIS' } }),
]
