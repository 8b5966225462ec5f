import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { readConfig } from '../../src/config/read.ts'
import { createEmulator, type Emulator } from '../../src/emulator.ts'
import { dataFolder } from '../support/emulator.ts'
import { type SoapExchange, type SoapSigning, talkThroughSoap } from './soap-client.ts'
import { bodyOf, canRun, canRunZeep, publishedSchemas, validate, xmlsecVerifies } from './tools.ts'
import {
  talkThroughZeep,
  type ZeepForm,
  type ZeepParticipant,
  type ZeepSaid,
} from './zeep-client.ts'

const participant = {
  senderId: 'emu-initiator-1',
  password: 'emu-only',
  bin: '991240000013',
  name: 'ТОО Эмулятор-1',
}
const iin = '991231500016'
let data = ''
const pem = (name: string) => join(data, 'pki', `${name}.pem`)
const textOf = (name: string) => readFileSync(pem(name), 'utf8')

describe('clients of other houses talk to the gateway over a real port', () => {
  let emulator: Emulator
  let wsdlUrl: string
  before(async () => {
    data = await dataFolder()
    emulator = await createEmulator(readConfig({ SHEP_DATA: data, SHEP_PORT: '0' }))
    wsdlUrl = `${(await emulator.start()).url}/bip-sync-wss-gost/?wsdl`
    await admit(emulator)
  })
  after(async () => {
    await emulator?.stop()
    rmSync(data, { recursive: true, force: true })
  })

  const throughSoap = async (signing: SoapSigning, password = participant.password) =>
    talkThroughSoap({
      wsdlUrl,
      privateKey: textOf('initiator.key'),
      certificate: textOf('initiator.cer'),
      senderId: participant.senderId,
      password,
      bin: participant.bin,
      iin,
      ovt: await verificationToken(),
      signing,
    })

  for (const signing of ['plain', 'wsu'] as const) {
    it(`npm soap (${signing}): КДП gives a token, and the owner a person for it`, async () => {
      const { kdp, person } = await throughSoap(signing)
      assert.equal(kdp.fault, undefined)
      assert.deepEqual([kdp.statusCode, kdp.data?.['status']], ['SCSS001', 'VALID'])
      const persons = person?.data?.['persons'] as { person?: { iin?: string } } | undefined
      assert.equal(persons?.person?.iin, iin)
    })
  }

  const refusals: readonly (readonly [
    string,
    SoapSigning,
    string,
    wire: string,
    reason: RegExp,
  ])[] = [
    ['two References', 'untouched', participant.password, 'SCE006', /REFERENCE_COUNT \[W-16\]/],
    ['a wrong password', 'plain', 'wrong', 'EMU-002', /PASSWORD_WRONG \[W-31\]/],
  ]
  for (const [title, signing, password, wire, reason] of refusals) {
    it(`npm soap: ${title}: a fault of the published form`, async () => {
      const { kdp, person } = await throughSoap(signing, password)
      assert.equal(person, undefined)
      const detail = kdp.fault?.detail as {
        SendMessageFault1_SendMessageFault?: { errorCode: string; errorData?: string }
      }
      assert.equal(detail.SendMessageFault1_SendMessageFault?.errorCode, wire)
      assert.match(detail.SendMessageFault1_SendMessageFault?.errorData ?? '', reason)
    })
  }

  describe('what they received', () => {
    let answers: Readonly<Record<string, string>>
    before(async () => {
      const { kdp, person } = await throughSoap('plain')
      const refused = await throughSoap('untouched')
      answers = answersOf({ kdp, person, fault: refused.kdp })
    })

    for (const name of ['kdp', 'person', 'fault']) {
      it(`${name}: is signed by the gateway, says xmlsec1`, function () {
        if (!canRun('xmlsec1', '--version')) this.skip()
        const answer = answers[name] ?? ''
        assert.ok(xmlsecVerifies(answer, textOf('gateway.cer')))
        assert.ok(!xmlsecVerifies(answer, textOf('initiator.cer')), 'under another certificate')
        assert.ok(
          !xmlsecVerifies(answer.replace('</sessionId>', ' </sessionId>'), textOf('gateway.cer')),
          'changed',
        )
      })

      it(`${name}: is valid by the published schemas, says xmllint`, function () {
        if (!canRun('xmllint', '--version')) this.skip()
        const { status, output } = validate(bodyOf(answers[name] ?? ''), publishedSchemas())
        assert.equal(status, 0, output)
      })
    }
  })

  const throughZeep = (form: ZeepForm, changes: Partial<ZeepParticipant> = {}) =>
    talkThroughZeep({
      ...participant,
      wsdlUrl,
      keyPath: pem('initiator.key'),
      certificatePath: pem('initiator.cer'),
      gatewayCertificatePath: pem('gateway.cer'),
      iin,
      form,
      ...changes,
    })

  for (const form of ['binary', 'x509'] as const) {
    it(`zeep (${form}): token, person, and both signatures hold`, async function () {
      if (!canRunZeep()) this.skip()
      const { code, said } = await throughZeep(form)
      assert.equal(said.kdp?.status, 'VALID')
      assert.deepEqual(
        said.person?.persons?.person?.map((one) => one.iin),
        [iin],
      )
      assert.deepEqual(validities(said), [true, true])
      assert.equal(code, 0)
    })
  }

  it('zeep: a wrong password is a fault, and it is signed', async function () {
    if (!canRunZeep()) this.skip()
    const { code, said } = await throughZeep('binary', { password: 'wrong' })
    assert.equal(said.fault?.detail['errorCode'], 'EMU-002')
    assert.deepEqual(validities(said), [true])
    assert.equal(code, 1)
  })

  it('zeep: under another certificate no answer is believed', async function () {
    if (!canRunZeep()) this.skip()
    const changes = { gatewayCertificatePath: pem('initiator.cer') }
    const { code, said } = await throughZeep('binary', changes)
    assert.deepEqual(validities(said), [false, false])
    assert.equal(code, 1)
  })
})

const validities = ({ signatures }: ZeepSaid) => signatures.map(({ valid }) => valid)

/** The participant is known, its certificate serves both purposes, and an application grants method 2. */
async function admit({ control }: Emulator): Promise<void> {
  const { senderId } = participant
  await control.registerParticipant(participant)
  await control.registerCertificate(senderId, {
    pem: textOf('initiator.cer'),
    purposes: ['transport', 'verification-token'],
  })
  const five = {
    services: '1',
    neededServices: '2',
    servicePeriod: '3',
    storageTerm: '4',
    storageGrounds: '5',
  }
  const application = await control.submitApplication({ senderId, method: 'own', ...five })
  await control.approveApplication((application as { id: string }).id)
}

const verificationToken = (): Promise<string> =>
  new SignJWT({ cbin: participant.bin, mcheck: 'Bio' })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(createPrivateKey(textOf('initiator.key')))

const answersOf = (exchanges: Readonly<Record<string, SoapExchange | undefined>>) =>
  Object.fromEntries(Object.entries(exchanges).map(([name, one]) => [name, one?.answer ?? '']))
