import assert from 'node:assert/strict'
import { fieldsOf } from '../../../src/contract/fields.ts'
import type { DataElement } from '../../../src/contract/messages.ts'
import { translated } from '../../../src/gateway/bureau/operations.ts'

const ESBD = 'getPersonDataAccessControlForESBD'
const fields = (said: Readonly<Record<string, string>>): DataElement[] =>
  Object.entries(said).map(([name, text]) => ({ name, namespace: '', text, children: [] }))
const asked = (operation: string, said: Readonly<Record<string, string>>) => {
  const { data, requestNumber } = translated({ operation, userId: 'u', fields: fields(said) })
  return { requestNumber, ...Object.fromEntries(fieldsOf(data, '')) }
}

describe('what КДП is asked when the bureau is (Q-5)', () => {
  it('insurers count seconds and ask the subject; КДП counts milliseconds', () => {
    const said = { uin: '991231500016', company: 'c', company_bin: 'b', 'respon-uin': 'r' }
    assert.deepEqual(asked(ESBD, { ...said, expiresIn: '157680000' }), {
      requestNumber: undefined,
      uin: '991231500016',
      company: 'c',
      company_bin: 'b',
      employee_name: 'r',
      access_name: 'GBDFLUniversal_token',
      expiresIn: '157680000000',
      'omit-sms': 'false',
    })
  })

  it('a term that is no number goes on as it is, to be refused by its name', () => {
    for (const expiresIn of ['', '-1', '1e3', 'ten'])
      assert.equal((asked(ESBD, { expiresIn }) as { expiresIn?: string }).expiresIn, expiresIn)
  })

  it('the other operation has the fields of КДП, and a number of its own', () => {
    const said = { uin: 'i', expiresIn: '600000', 'omit-sms': 'true', extra: 'x' }
    assert.deepEqual(asked('getPersonDataAccessControl', { requestNumber: ' 7 ', ...said }), {
      requestNumber: '7',
      uin: 'i',
      expiresIn: '600000',
      'omit-sms': 'true',
    })
  })

  it('W-62: there are no others, and a field that repeats is refused', () => {
    for (const operation of ['constructor', 'getPersonData', ''])
      assert.throws(() => asked(operation, {}), { code: 'BUREAU_SHAPE' })
    const twice = [...fields({ uin: '1' }), ...fields({ uin: '2' })]
    assert.throws(() => translated({ operation: ESBD, userId: 'u', fields: twice }), {
      code: 'FIELD_REPEATED',
    })
  })
})
