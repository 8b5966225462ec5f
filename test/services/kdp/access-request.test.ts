import assert from 'node:assert/strict'
import { type FaultCode, faultEntry } from '../../../src/contract/faults.ts'
import { readAccessRequest } from '../../../src/services/kdp/access-request.ts'
import { KDP_NAMESPACE } from '../../../src/services/kdp/answers.ts'
import { BIN, dataOf, fieldAt, IIN } from '../support.ts'
import { ask, goodRequest } from './support.ts'

const minimal = {
  uin: IIN,
  company: 'ТОО Эмулятор-1',
  company_bin: BIN,
  access_name: 'GBDFLUniversal_token',
  expiresIn: '600000',
  'omit-sms': 'true',
}

describe('getUserDataRequest is read (W-4)', () => {
  it('with every field', () => {
    const read = readAccessRequest(
      dataOf({
        ...minimal,
        company_responsible: 'Владелец',
        employee_name: 'Тестов Т.',
        access_name: ' A ;B;A; C',
        personal_data_name: 'address',
        ovt: 'a.b.c',
        'request-id': 'r-1',
        'proactive-code': 'P-100',
        'basis-code': 'ART9_1',
        'sms-otp': 'true',
        'sms-code': '123456',
        automated: 'true',
      }),
    )
    assert.deepEqual(read, {
      iin: IIN,
      company: 'ТОО Эмулятор-1',
      bin: BIN,
      responsible: 'Владелец',
      employee: 'Тестов Т.',
      services: ['A', 'B', 'C'],
      dataName: 'address',
      expiresIn: 600_000,
      omitSms: true,
      ovt: 'a.b.c',
      requestId: 'r-1',
      proactiveCode: 'P-100',
      basisCode: 'ART9_1',
      oneTimeCode: true,
      smsCode: '123456',
      automated: true,
    })
  })

  it('with the fewest, qualified or not (W-3)', () => {
    const unqualified = readAccessRequest(dataOf(minimal))
    assert.deepEqual(readAccessRequest(dataOf(minimal, KDP_NAMESPACE)), unqualified)
    assert.equal(unqualified.automated, false)
    assert.equal(unqualified.oneTimeCode, false)
  })

  it('children of another namespace are not its fields', () => {
    assert.throws(() => readAccessRequest(dataOf(minimal, 'urn:other')), {
      code: 'KDP_FIELD_MISSING',
    })
  })
})

describe('getUserDataRequest is refused with a status (KDP-141)', () => {
  const rows: readonly (readonly [string, string | undefined, FaultCode])[] = [
    ...['uin', 'company', 'company_bin', 'access_name', 'expiresIn', 'omit-sms'].flatMap(
      (field) =>
        [
          [field, undefined, 'KDP_FIELD_MISSING'],
          [field, '  ', 'KDP_FIELD_MISSING'],
        ] as const,
    ),
    ['uin', '991231500017', 'KDP_FIELD_INVALID'],
    ['uin', '99123150001', 'KDP_FIELD_INVALID'],
    ['uin', '99123150001x', 'KDP_FIELD_INVALID'],
    ['company_bin', '991240000014', 'KDP_FIELD_INVALID'],
    ['company_bin', '9912400000130', 'KDP_FIELD_INVALID'],
    ['access_name', 'A;;B', 'KDP_FIELD_INVALID'],
    ['access_name', 'A;', 'KDP_FIELD_INVALID'],
    ['access_name', ';', 'KDP_FIELD_INVALID'],
    ['expiresIn', '0', 'KDP_FIELD_INVALID'],
    ['expiresIn', '-1', 'KDP_FIELD_INVALID'],
    ['expiresIn', '1.5', 'KDP_FIELD_INVALID'],
    ['expiresIn', '1e5', 'KDP_FIELD_INVALID'],
    ['expiresIn', '9'.repeat(16), 'KDP_FIELD_INVALID'],
    ['omit-sms', 'TRUE', 'KDP_FIELD_INVALID'],
    ['omit-sms', '1', 'KDP_FIELD_INVALID'],
    ['sms-otp', 'yes', 'KDP_FIELD_INVALID'],
    ['automated', '0', 'KDP_FIELD_INVALID'],
  ]
  for (const [field, value, code] of rows) {
    it(`${field} = ${value ?? 'nothing'}: ${code}`, async () => {
      const asked = await goodRequest('own')
      asked.fields[field] = value
      const { code: got, fault, data, checks } = await ask(asked)
      assert.equal(got, code)
      assert.equal(fault?.detail['field'], field)
      assert.equal(faultEntry(code).as, 'status')
      assert.equal(fieldAt(data, 'reason'), 'KDP-141')
      assert.deepEqual(
        checks.map((check) => [check.rule, check.verdict, check.expected, check.fault]),
        [['W-30', 'fail', field, code]],
      )
    })
  }

  it('no data at all', () => {
    assert.throws(() => readAccessRequest(undefined), { code: 'KDP_FIELD_MISSING' })
  })

  it('a field twice, once qualified and once not', () => {
    const data = dataOf(minimal)
    const twice = {
      ...data,
      children: [...data.children, ...dataOf(minimal, KDP_NAMESPACE).children],
    }
    assert.throws(() => readAccessRequest(twice), {
      code: 'KDP_FIELD_INVALID',
      detail: {
        field: 'uin',
        value: 'repeated',
        checks: [
          {
            rule: 'W-30',
            verdict: 'fail',
            expected: 'uin',
            actual: 'repeated',
            fault: 'KDP_FIELD_INVALID',
          },
        ],
      },
    })
  })
})
