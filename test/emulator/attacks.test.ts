import assert from 'node:assert/strict'
import { writePem } from '../../src/eds/pem.ts'
import { approve } from '../gateway/service-rows.ts'
import { fieldOf, give, type Seen } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData, IIN, signedMessage, verificationToken } from '../support/messages.ts'
import { askBy, grantAll, present } from '../support/methods.ts'

const NUMBER = '+77000000001'
const MINUTE = 60_000

describe('attacks on a citizen’s consent, each with its own refusal', () => {
  let emulator: TestEmulator
  let api: string
  let services = 0
  before(async () => {
    emulator = await startEmulator()
    api = `${(await emulator.start()).url}/api/v1`
    await grantAll(emulator)
    await askApi(`${api}/bmg/${IIN}`, 'PUT', { number: NUMBER })
  })
  after(() => emulator.close())

  const post = async (path: string, body: unknown) => (await askApi(api + path, 'POST', body)).json
  const text = (words: string) => post(`/phone/${NUMBER}`, { text: words })
  const lastCode = async () => {
    const { messages } = (await askApi(`${api}/phone/${NUMBER}`)).json as {
      messages: { direction: string; text: string }[]
    }
    const sent = messages.filter(({ direction }) => direction === 'out')
    return /\b\d{6}\b/.exec(sent.at(-1)?.text ?? '')?.[0] ?? ''
  }
  /** A question of its own for each attack, and its repeats. */
  const question = async (method: '1414' | 'sms') => {
    const access_name = `GBDFLUniversal_token; ATTACK_${++services}`
    const first = await askBy(emulator, method, { access_name })
    const id = fieldOf(first, 'request-id') ?? ''
    assert.equal(fieldOf(first, 'status'), 'PENDING')
    const again = (more: Record<string, string> = {}) =>
      askBy(emulator, method, { access_name, 'request-id': id, ...more })
    return { id, access_name, code: await lastCode(), again }
  }
  const withdraw = async (id: string) => {
    const path = `/cabinet/${IIN}/consents/${id}/withdraw`
    const { id: withdrawal } = (await post(path, {})) as { id: string }
    const data = {
      namespace: 'http://service.2fa-chain.kz/ns/kdp',
      type: 'sendSolutionRequest',
      qualified: false,
      fields: [
        { name: 'revoke-id', value: withdrawal },
        { name: 'company_bin', value: '991240000013' },
        { name: 'solution', value: 'TERMINATED' },
      ],
    }
    const info = { serviceId: 'KDP_SEND_SOLUTION' }
    const { entry } = await give(emulator, await signedMessage(emulator, { info, data }))
    assert.equal(entry.outcome, 'OK')
  }
  const refusedWith = ({ entry }: Seen, code: string, wire: string, seen?: Seen) => {
    assert.equal(entry.outcome, code)
    if (seen) assert.match(fieldOf(seen, 'reason') ?? '', new RegExp(`^${wire}`))
  }

  it('R-087: the consent given to another BIN', async () => {
    const { code, id, access_name } = await question('1414')
    await text(`1 ${code}`)
    const thief = { senderId: 'thief', password: 'thief', bin: '991240000023', name: 'TEST ONLY' }
    const holder = emulator.pki.gateway
    await emulator.control.registerParticipant(thief)
    await emulator.control.registerCertificate(thief.senderId, {
      pem: writePem('CERTIFICATE', holder.certificate.der),
      purposes: ['transport', 'verification-token'],
    })
    await approve(emulator.control, { senderId: thief.senderId, method: '1414' })
    for (const company_bin of [thief.bin, '991240000013']) {
      const fields = { 'omit-sms': 'false', ovt: '', access_name, 'request-id': id, company_bin }
      const data = await accessData(emulator, fields)
      const message = { data, holder, info: { sender: thief } }
      const seen = await give(emulator, await signedMessage(emulator, message))
      refusedWith(seen, 'REQUEST_NOT_YOURS', 'KDP-127', seen)
    }
  })

  it('R-055: the verification token of another BIN', async () => {
    const ovt = await verificationToken(emulator, { bin: '991240000023' })
    const seen = await askBy(emulator, 'own', { ovt })
    refusedWith(seen, 'BIN_MISMATCH', 'KDP-114', seen)
  })

  it('R-088: a replayed code, and the code of another request: attempts like any other', async () => {
    const old = await question('sms')
    await text(old.code)
    assert.equal(fieldOf(await old.again(), 'status'), 'VALID')
    const next = await question('sms')
    for (let attempt = 0; attempt < 3; attempt++) await text(old.code)
    const seen = await next.again()
    refusedWith(seen, 'CODE_WRONG', 'KDP-124', seen)
    const [one, other] = [await question('sms'), await question('sms')]
    await text(one.code)
    assert.equal(fieldOf(await other.again(), 'status'), 'PENDING')
    assert.equal(fieldOf(await one.again(), 'status'), 'VALID')
    await text(other.code)
  })

  it('Q-08: a code that the initiator hands in itself', async () => {
    const { code, again } = await question('sms')
    const seen = await again({ 'sms-code': code })
    refusedWith(seen, 'CODE_NOT_BY_SUBJECT', 'KDP-125', seen)
    await text(code)
  })

  it('R-088: refused, then repeated, agreed to too late, and taken twice', async () => {
    const refused = await question('1414')
    await text(`0 ${refused.code}`)
    await text(`1 ${refused.code}`)
    for (let time = 0; time < 2; time++) {
      const seen = await refused.again()
      refusedWith(seen, 'SUBJECT_REFUSED', 'KDP-122', seen)
    }
    const taken = await question('1414')
    await text(`1 ${taken.code}`)
    assert.equal(fieldOf(await taken.again(), 'status'), 'VALID')
    const seen = await taken.again()
    refusedWith(seen, 'TOKEN_TAKEN', 'KDP-130', seen)
  })

  it('R-126: withdrawn, then repeated; the token of before opens nothing either', async () => {
    const { id, code, again } = await question('1414')
    await text(`1 ${code}`)
    const valid = await again()
    await withdraw(id)
    const seen = await again()
    refusedWith(seen, 'CONSENT_WITHDRAWN', 'KDP-131', seen)
    refusedWith(await present(emulator, valid), 'TOKEN_CONSENT_WITHDRAWN', '')
  })

  it('R-111: the clock turned back, to before the answer and past the end of the window', async () => {
    const agreed = await question('1414')
    emulator.clock.forward(MINUTE)
    await text(`1 ${agreed.code}`)
    emulator.clock.forward(-MINUTE)
    const early = await agreed.again()
    refusedWith(early, 'REQUEST_FROM_FUTURE', 'KDP-129', early)
    emulator.clock.forward(MINUTE)
    assert.equal(fieldOf(await agreed.again(), 'status'), 'VALID')
    const late = await question('1414')
    emulator.clock.forward(11 * MINUTE)
    const over = await late.again()
    refusedWith(over, 'ANSWER_LATE', 'KDP-123', over)
    emulator.clock.forward(-5 * MINUTE)
    await text(`1 ${late.code}`)
    const back = await late.again()
    refusedWith(back, 'REQUEST_FROM_FUTURE', 'KDP-129', back)
    emulator.clock.forward(5 * MINUTE)
    refusedWith(await late.again(), 'ANSWER_LATE', 'KDP-123')
  })
})
