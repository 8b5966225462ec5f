import assert from 'node:assert/strict'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { demo } from '../../src/emulator/demo.ts'
import { type KeyInfoForm, keyInfoForms } from '../../src/envelope/security-header.ts'
import { ask } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { register } from '../support/messages.ts'

const other = { senderId: 'other', bin: '991240000023', name: 'АО TEST ONLY', password: 'p' }
const naming: readonly KeyInfoForm[] = ['issuer-serial', 'ski', 'thumbprint']

describe('gateway: the registry of participants decides whose certificate it is (W-21, W-32)', () => {
  let emulator: TestEmulator
  before(async () => {
    emulator = await startEmulator()
    await emulator.control.registerParticipant(other)
  })
  after(() => emulator.close())

  const issue = (bin: string = demo.bin, sameKeyAs?: Holder) =>
    issueFor(emulator.pki, {
      profile: 'system',
      identity: { bin },
      ...(sameKeyAs && { sameKeyAs }),
    })
  const retire = ({ certificate }: Holder, senderId: string = demo.senderId) =>
    emulator.control.retireCertificate(senderId, certificate.fingerprint, 'transport')
  const outcomes = async (holder: Holder, forms: readonly KeyInfoForm[] = keyInfoForms) => {
    const found = []
    for (const keyInfo of forms)
      found.push((await ask(emulator, { holder, keyInfo })).entry.outcome)
    return new Set(found)
  }
  const only = (code: string) => new Set([code])

  it('a registered certificate is good in every form', async () => {
    assert.deepEqual(await outcomes(emulator.pki.initiator), only('OK'))
  })

  it('one that nobody registered passes by its BIN, where the message carries it', async () => {
    const holder = await issue()
    assert.deepEqual(
      await outcomes(holder, ['key-identifier', 'binary-token', 'x509-data']),
      only('OK'),
    )
    assert.deepEqual(await outcomes(holder, naming), only('CERTIFICATE_UNREGISTERED'))
  })

  it('what was looked for stands in the refusal', async () => {
    const holder = await issue()
    const { entry } = await ask(emulator, { holder, keyInfo: 'thumbprint' })
    assert.equal(entry.reason['text'], `thumbprint ${holder.certificate.thumbprint}`)
  })

  it('rotation: two are good at once, then the old one is refused in every form, and comes back', async () => {
    const [old, fresh] = [await issue(), await issue()]
    for (const holder of [old, fresh]) await register(emulator, holder)
    assert.deepEqual(await outcomes(old), only('OK'))
    assert.deepEqual(await outcomes(fresh), only('OK'))
    await retire(old)
    assert.deepEqual(await outcomes(old), only('CERTIFICATE_RETIRED'))
    assert.deepEqual(await outcomes(fresh), only('OK'))
    await register(emulator, old)
    assert.deepEqual(await outcomes(old), only('OK'))
  })

  it('a retired one does not pass by BIN through another participant either', async () => {
    const holder = await issue(other.bin)
    await register(emulator, holder, other.senderId)
    await retire(holder, other.senderId)
    assert.deepEqual(await outcomes(holder), only('CERTIFICATE_RETIRED'))
  })

  it('one certificate of two participants: each is judged by its own registration', async () => {
    const holder = await issue(other.bin)
    await register(emulator, holder, other.senderId)
    assert.deepEqual(await outcomes(holder), only('CERTIFICATE_OF_ANOTHER'))
    await register(emulator, holder)
    assert.deepEqual(await outcomes(holder), only('OK'))
    await retire(holder)
    assert.deepEqual(await outcomes(holder), only('CERTIFICATE_RETIRED'))
  })

  it('two certificates of one key: a key identifier names both, and is not guessed about', async () => {
    const mine = await issue()
    const theirs = await issue(other.bin, mine)
    await register(emulator, mine)
    await register(emulator, theirs, other.senderId)
    assert.deepEqual(await outcomes(mine, ['ski']), only('CERTIFICATE_AMBIGUOUS'))
    assert.deepEqual(await outcomes(mine, ['issuer-serial', 'thumbprint']), only('OK'))
    assert.deepEqual(await outcomes(theirs, ['thumbprint']), only('CERTIFICATE_OF_ANOTHER'))
    await retire(theirs, other.senderId)
    assert.deepEqual(await outcomes(mine, ['ski']), only('OK'))
  })

  it('history: all there ever were, with their dates, states and events', async () => {
    const sender = { ...other, senderId: 'historian' }
    await emulator.control.registerParticipant(sender)
    const holder = await issue(other.bin)
    const at = emulator.clock().toISOString()
    await register(emulator, holder, sender.senderId)
    await retire(holder, sender.senderId)
    await register(emulator, holder, sender.senderId)
    await retire(holder, sender.senderId)
    assert.deepEqual(await emulator.control.certificates(sender.senderId, false), [])
    const { fingerprint, thumbprint, subjectKeyId, notBefore, notAfter } = holder.certificate
    const [row, ...others] = (await emulator.control.certificates(sender.senderId, true)) as {
      events: unknown[]
    }[]
    assert.deepEqual(others, [])
    assert.deepEqual(row, {
      fingerprint,
      thumbprint,
      subjectKeyId,
      senderId: sender.senderId,
      purpose: 'transport',
      issuerKey: holder.certificate.issuer.key,
      serial: holder.certificate.serial.toString(),
      registeredAt: at,
      retiredAt: at,
      subject: holder.certificate.subject.text,
      issuer: holder.certificate.issuer.text,
      notBefore: notBefore.toISOString(),
      notAfter: notAfter.toISOString(),
      state: 'retired',
      events: ['registered', 'retired', 'registered', 'retired'].map((event) => ({ event, at })),
    })
  })
})
