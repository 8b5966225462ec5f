import assert from 'node:assert/strict'
import * as soap from 'soap'
import { demo } from '../../src/emulator/demo.ts'
import { approve } from '../gateway/service-rows.ts'
import { ask, entryOf } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'
import { IIN, OWNER, personData, verificationToken } from '../support/messages.ts'

const path = '/gbdServices/PersonalDataAccessControlImplService'

interface Answer {
  readonly requestNumber: string
  readonly status: string
  readonly Token?: string
  readonly PublicKey?: string
  readonly reason?: string
  readonly 'request-id'?: string
}

describe('the façade of the credit bureau (W-60…W-62)', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator()
    url = `${(await emulator.start()).url}${path}`
  })
  after(() => emulator.close())

  const clientOf = async (password: string = demo.password) => {
    const client = await soap.createClientAsync(`${url}?wsdl`)
    client.setSecurity(new soap.BasicAuthSecurity(demo.senderId, password))
    client.addSoapHeader('<userId>emu-user</userId>')
    return client
  }
  const fields = async () => ({
    requestNumber: '4711',
    uin: IIN,
    company: demo.name,
    company_bin: demo.bin,
    company_responsible: 'Владелец данных (эмулятор)',
    employee_name: 'Тестов Т.',
    access_name: OWNER,
    personal_data_name: 'person',
    expiresIn: 600_000,
    'omit-sms': true,
    ovt: await verificationToken(emulator),
  })
  const call = async (name: string, said: object): Promise<Answer> => {
    const client = await clientOf()
    const [answer] = (await client[`${name}Async`](said)) as [{ return: Answer }]
    return answer.return
  }

  it('npm soap, from its WSDL: a Token and its PublicKey, which open the person at the data owner', async () => {
    const { services } = (await clientOf()).wsdl.definitions
    const port = services['PersonalDataAccessControlImplService']?.ports
    assert.equal(port?.['PersonalDataAccessControlImplPort']?.location, url)
    const answer = await call('getPersonDataAccessControl', await fields())
    assert.deepEqual([answer.requestNumber, answer.status], ['4711', 'VALID'])
    const data = personData(emulator, answer.Token ?? '', answer.PublicKey ?? '')
    const { entry } = await ask(emulator, { info: { serviceId: OWNER }, data })
    assert.equal(entry.outcome, 'OK')
  })

  it('is journaled as others are, without the password, and belongs to no session', async () => {
    const opened = await emulator.control.openSession(emulator.demo.applicationId)
    const { id } = opened as { id: string }
    await call('getPersonDataAccessControl', { ...(await fields()), requestNumber: '4712' })
    const entry = await entryOf(emulator, '4712')
    assert.deepEqual(
      [entry.outcome, entry.verified, entry['serviceId'], entry['senderId'], entry['endpoint']],
      ['OK', false, 'getPersonDataAccessControl', demo.senderId, path],
    )
    assert.equal(entry['certificationId'], undefined)
    assert.match(JSON.stringify(entry['headers']), /"authorization","Basic …"/i)
    const progress = (await emulator.control.progress(id)) as { received: number }
    assert.equal(progress.received, 0)
    await emulator.control.abandon(id)
  })

  it('R-031, R-055, W-30: the same refusals as of КДП', async () => {
    const good = await fields()
    const refused: readonly (readonly [object, string])[] = [
      [{ ...good, 'omit-sms': false }, 'KDP-101'],
      [{ ...good, ovt: undefined }, 'KDP-111'],
      [{ ...good, company_bin: '991240000023' }, 'KDP-114'],
      [{ ...good, uin: '991231500017' }, 'KDP-141'],
    ]
    for (const [said, reason] of refused) {
      const answer = await call('getPersonDataAccessControl', said)
      assert.deepEqual([answer.status, answer.reason, answer.Token], ['INVALID', reason, undefined])
    }
  })

  it('getPersonDataAccessControlForESBD asks the subject, and counts seconds (Q-5)', async () => {
    const said = { uin: IIN, company: demo.name, company_bin: demo.bin, 'respon-uin': IIN }
    const answer = await call('getPersonDataAccessControlForESBD', { ...said, expiresIn: 600 })
    assert.deepEqual([answer.status, answer.reason], ['INVALID', 'KDP-101'])
    assert.match(answer.requestNumber, /^[\w-]{36}$/)
  })

  describe('by method 1', () => {
    const NUMBER = '+77000000001'
    let api: string
    before(async () => {
      api = url.replace(path, '/api/v1')
      await approve(emulator.control, { senderId: demo.senderId, method: '1414' })
      await askApi(`${api}/bmg/${IIN}`, 'PUT', { number: NUMBER })
    })
    const said = { uin: IIN, company: demo.name, company_bin: demo.bin }
    const questions = {
      getPersonDataAccessControl: {
        ...{ ...said, access_name: OWNER, personal_data_name: 'person' },
        ...{ company_responsible: 'x', employee_name: 'x', expiresIn: 600_000, 'omit-sms': false },
      },
      getPersonDataAccessControlForESBD: { ...said, 'respon-uin': IIN, expiresIn: 600 },
    }
    for (const [name, asked] of Object.entries(questions))
      it(`R-040, R-089: ${name}: PENDING, the citizen agrees, the Token opens the person`, async () => {
        const first = await call(name, asked)
        assert.deepEqual([first.status, first.Token], ['PENDING', undefined])
        const again = { ...asked, 'request-id': first['request-id'] }
        assert.equal((await call(name, again)).status, 'PENDING')
        await askApi(`${api}/phone/${NUMBER}`, 'POST', { text: '1' })
        const answer = await call(name, again)
        assert.equal(answer.status, 'VALID')
        const data = personData(emulator, answer.Token ?? '', answer.PublicKey ?? '')
        const { entry } = await ask(emulator, { info: { serviceId: OWNER }, data })
        assert.equal(entry.outcome, 'OK')
      })

    it('R-088: refused by the citizen, and an identifier of nobody', async () => {
      const asked = questions.getPersonDataAccessControl
      const first = await call('getPersonDataAccessControl', asked)
      await askApi(`${api}/phone/${NUMBER}`, 'POST', { text: '0' })
      const reasonOf = async (id?: string) =>
        (await call('getPersonDataAccessControl', { ...asked, 'request-id': id })).reason
      assert.deepEqual(
        [await reasonOf(first['request-id']), await reasonOf('nobody')],
        ['KDP-122', 'KDP-126'],
      )
    })
  })

  const envelope = (body: string, header = '<userId>u</userId>') =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`
  const operation = '<d:getPersonDataAccessControl xmlns:d="http://data.gbd.chdb.scb.kz/"/>'
  const basic = (user: string, password: string) =>
    `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const good = basic(demo.senderId, demo.password)
  const rows: readonly (readonly [string, string, string, number, string])[] = [
    ['no credentials', envelope(operation), '', 401, 'BUREAU_CREDENTIALS_MISSING'],
    ['another scheme', envelope(operation), 'Bearer abc', 401, 'BUREAU_CREDENTIALS_MISSING'],
    ['no user', envelope(operation), basic('', 'x'), 401, 'BUREAU_CREDENTIALS_MISSING'],
    ['an unknown user', envelope(operation), basic('nobody', 'x'), 401, 'SENDER_UNKNOWN'],
    ['a wrong password', envelope(operation), basic(demo.senderId, 'x'), 401, 'PASSWORD_WRONG'],
    ['no userId', envelope(operation, ''), good, 500, 'BUREAU_USER_MISSING'],
    [
      'two userIds',
      envelope(operation, '<userId>u</userId><userId>v</userId>'),
      good,
      500,
      'BUREAU_USER_MISSING',
    ],
    ['another namespace', envelope('<getPersonDataAccessControl/>'), good, 500, 'BUREAU_SHAPE'],
    [
      'another operation',
      envelope('<d:constructor xmlns:d="http://data.gbd.chdb.scb.kz/"/>'),
      good,
      500,
      'BUREAU_SHAPE',
    ],
    ['two operations', envelope(operation + operation), good, 500, 'BUREAU_SHAPE'],
    ['no operation', envelope(''), good, 500, 'BUREAU_SHAPE'],
    ['no envelope', operation, good, 500, 'BUREAU_SHAPE'],
    ['no XML', '{}', good, 500, 'NOT_WELL_FORMED'],
    ['a DOCTYPE', `<!DOCTYPE a>${envelope(operation)}`, good, 500, 'DOCTYPE_FORBIDDEN'],
  ]
  for (const [name, body, authorization, status, code] of rows) {
    it(`${name}: ${status}, ${code}`, async () => {
      const headers = { 'content-type': 'text/xml', ...(authorization && { authorization }) }
      const reply = await request(url, { method: 'POST', headers, body })
      assert.equal(reply.status, status, reply.body.toString())
      assert.match(reply.body.toString(), new RegExp(`<errorData>${code}\\b`))
      assert.equal(reply.headers.has('www-authenticate'), status === 401)
    })
  }
})
