import assert from 'node:assert/strict'
import { type FaultCode, faults } from '../../../src/contract/faults.ts'
import { checkDigit } from '../../../src/services/identifiers.ts'
import { GBDFL_NAMESPACE } from '../../../src/services/owners/gbdfl-answers.ts'
import { fieldAt, IIN, participant } from '../support.ts'
import { ask, goodRequest, now, people } from './support.ts'

describe('GBDFLUniversal_token reads its request (W-17)', () => {
  const wrong: readonly (readonly [string, string | undefined, FaultCode])[] = [
    ['messageId', undefined, 'GBD_FIELD_MISSING'],
    ['messageDate', undefined, 'GBD_FIELD_MISSING'],
    ['senderCode', undefined, 'GBD_FIELD_MISSING'],
    ['iin', undefined, 'GBD_FIELD_MISSING'],
    ['messageId', 'x'.repeat(37), 'GBD_FIELD_INVALID'],
    ['messageDate', '23.11.2026', 'GBD_FIELD_INVALID'],
    ['iin', '991231500017', 'GBD_FIELD_INVALID'],
    ['birthDate', '31.12.2099', 'GBD_FIELD_INVALID'],
  ]
  for (const [field, value, code] of wrong) {
    it(`${field} = ${value ?? 'nothing'}: ${code}`, async () => {
      const request = await goodRequest()
      request.fields[field] = value
      const { code: got, fault, data } = await ask(request)
      assert.equal(got, code)
      assert.equal(fault?.detail['field'], field)
      assert.equal(fieldAt(data, 'messageResult', 'code'), 'GBD-400')
      assert.equal(fieldAt(data, 'requestId'), 'm-1', 'of the gateway: its own could not be read')
    })
  }

  it('a search needs a name and a date of birth', async () => {
    for (const only of [{ surname: 'Тестов' }, { birthDate: '2099-12-31' }]) {
      const request = await goodRequest()
      request.fields = { ...request.fields, iin: undefined, ...only }
      assert.equal((await ask(request)).code, 'GBD_FIELD_MISSING')
    }
  })

  it('a search shows only whom the token is for', async () => {
    const [first] = people
    assert.ok(first)
    const request = await goodRequest()
    const { name, birthDate } = first
    request.fields = { ...request.fields, iin: undefined, name, birthDate }
    assert.ok(people.filter((one) => one.name === name).length > 1)
    const { data } = await ask(request)
    const persons = data.fields.find(({ name: field }) => field === 'persons')?.value
    assert.equal(persons?.length, 1)
    assert.equal(fieldAt(data, 'persons', 'person', 'iin'), IIN)
  })

  it('a search that finds others is refused: the token is for another (R-091)', async () => {
    const request = await goodRequest()
    request.fields = { ...request.fields, iin: undefined, documentNumber: 'EMU000002' }
    assert.equal((await ask(request)).code, 'TOKEN_IIN_MISMATCH')
  })

  it('a search that finds nobody, and an unknown IIN: PERSON_NOT_FOUND, without persons', async () => {
    const unknown = `99123150999${checkDigit('99123150999')}`
    for (const [fields, sub] of [
      [{ iin: undefined, documentNumber: 'EMU999999' }, IIN],
      [{ iin: unknown }, unknown],
    ] as const) {
      const request = await goodRequest()
      Object.assign(request.fields, fields)
      request.claims['sub'] = sub
      const { code, data, checks } = await ask(request)
      assert.equal(code, 'PERSON_NOT_FOUND')
      assert.ok(checks.every(({ verdict }) => verdict === 'pass'))
      assert.ok(!data.fields.some(({ name }) => name === 'persons'))
    }
  })
})

describe('the answer of GBDFLUniversal_token (W-17, W-19)', () => {
  it('of a person', async () => {
    const { data } = await ask(await goodRequest())
    assert.deepEqual(
      [data.namespace, data.type, data.qualified],
      [GBDFL_NAMESPACE, 'Response', false],
    )
    assert.deepEqual(
      data.fields.map(({ name }) => name),
      ['messageId', 'messageDate', 'requestId', 'sender', 'receiver', 'messageResult', 'persons'],
    )
    assert.equal(fieldAt(data, 'messageId'), 'id-1')
    assert.equal(fieldAt(data, 'messageDate'), '2026-11-23T10:00:00.000+05:00')
    assert.equal(fieldAt(data, 'requestId'), 'b-1')
    assert.equal(fieldAt(data, 'receiver', 'code'), 'EMU')
    assert.equal(fieldAt(data, 'receiver', 'nameRu'), participant().name)
    const [person] = people
    assert.equal(fieldAt(data, 'persons', 'person', 'surname'), person?.surname)
    assert.equal(fieldAt(data, 'persons', 'person', 'birthDate'), '2099-12-31')
    assert.equal(fieldAt(data, 'persons', 'person', 'gender', 'nameKz'), 'Ер')
  })

  it('of a refusal: the reason in two languages, and no persons', async () => {
    const request = await goodRequest()
    request.claims['exp'] = now - 1
    const { data } = await ask(request)
    assert.ok(!data.fields.some(({ name }) => name === 'persons'))
    const result = data.fields.find(({ name }) => name === 'messageResult')?.value
    assert.deepEqual(result, [
      { name: 'code', value: 'KDP-210' },
      { name: 'nameRu', value: faults.TOKEN_EXPIRED.ru },
      { name: 'nameKz', value: faults.TOKEN_EXPIRED.kk },
      { name: 'changeDate', value: '2026-11-23T10:00:00.000+05:00' },
    ])
  })
})
