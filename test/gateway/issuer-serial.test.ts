import assert from 'node:assert/strict'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { demo } from '../../src/emulator/demo.ts'
import { give } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { type MessageChanges, register, signedMessage } from '../support/messages.ts'

const NAME = /(<ds:X509IssuerName>)([^<]*)/

describe('gateway: a certificate named by issuer and serial number (W-21)', () => {
  let emulator: TestEmulator
  before(async () => {
    emulator = await startEmulator()
  })
  after(() => emulator.close())

  const outcome = async (changes: MessageChanges, edit: (xml: string) => string = (xml) => xml) => {
    const bytes = await signedMessage(emulator, { keyInfo: 'issuer-serial', ...changes })
    return (await give(emulator, Buffer.from(edit(bytes.toString('utf8'))))).entry.outcome
  }

  it('the registered one is found, and judged like any other', async () => {
    assert.equal(await outcome({}), 'OK')
  })

  const spellings: Readonly<Record<string, (name: string) => string>> = {
    'the other way round': (name) => name.split(',').reverse().join(','),
    'with blanks after the commas': (name) => name.replaceAll(',', ', '),
    'by OIDs': (name) => name.replace('CN=', 'OID.2.5.4.3=').replace('O=', '2.5.4.10='),
    'in small letters': (name) => name.replace('CN=', 'cn='),
  }
  for (const [title, spelling] of Object.entries(spellings)) {
    it(`its name ${title} is the same name`, async () => {
      const spelt = (xml: string) =>
        xml.replace(NAME, (_, start: string, name: string) => start + spelling(name))
      assert.equal(await outcome({}, spelt), 'OK')
    })
  }

  it('a name that is none is KEY_INFO_UNKNOWN', async () => {
    const broken = (xml: string) => xml.replace(NAME, '$1nobody')
    assert.equal(await outcome({}, broken), 'KEY_INFO_UNKNOWN')
  })

  it('another serial number is CERTIFICATE_UNREGISTERED', async () => {
    const next = (xml: string) => xml.replace(/(<ds:X509SerialNumber>)/, '$11')
    assert.equal(await outcome({}, next), 'CERTIFICATE_UNREGISTERED')
  })

  it('an unregistered one is CERTIFICATE_UNREGISTERED, and OK once it is registered', async () => {
    const holder = await issueFor(emulator.pki, {
      profile: 'system',
      sameKeyAs: emulator.pki.initiator,
    })
    assert.equal(await outcome({ holder }), 'CERTIFICATE_UNREGISTERED')
    await register(emulator, holder)
    assert.equal(await outcome({ holder }), 'OK')
  })

  it('a registered one that has ended is CERTIFICATE_EXPIRED', async () => {
    const holder = await issueFor(emulator.pki, {
      profile: 'system',
      sameKeyAs: emulator.pki.initiator,
      notAfter: new Date(emulator.clock().getTime() - 1000),
    })
    await emulator.control.registerCertificate(demo.senderId, {
      pem: Buffer.from(holder.certificate.der).toString('base64'),
      purposes: ['transport'],
    })
    assert.equal(await outcome({ holder }), 'CERTIFICATE_EXPIRED')
  })
})
