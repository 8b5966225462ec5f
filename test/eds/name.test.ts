import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ShepFault } from '../../src/contract/faults.ts'
import { parseNameText, valuesOf } from '../../src/eds/name.ts'
import { equal, nameOf, person, system } from './name-spellings.ts'

const different = [
  ['another value', 'C=KZ,CN=A', 'C=KZ,CN=B'],
  ['another type', 'C=KZ,SN=A', 'C=KZ,SERIALNUMBER=A'],
  ['one attribute less', 'C=KZ,CN=A', 'CN=A'],
  ['one attribute twice', 'C=KZ,CN=A', 'C=KZ,CN=A,CN=A'],
  ['two RDNs, or one of two values', 'CN=A,OU=B', 'CN=A+OU=B'],
  ['a comma inside a value', 'CN=A,OU=B', String.raw`CN=A\,OU\=B`],
  ['a comma inside quotes', 'CN=A,OU=B', 'CN="A,OU=B"'],
  ['text, or a value that is no string', 'CN=#020105', String.raw`CN=\#020105`],
  ['a backslash, or a comma', String.raw`CN=A\\`, String.raw`CN=A\,`],
] as const

const malformed = [
  ['no equals sign', 'KZ'],
  ['a separator without a value before it', 'C=KZ,,CN=A'],
  ['an open quote', 'CN="A'],
  ['text after a quote', 'CN="A"B'],
  ['half a byte of hex', 'CN=#041'],
  ['hex that is no DER', 'CN=#13ff41'],
  ['a backslash at the end', 'CN=A\\'],
  ['five thousand characters', `CN=${'A'.repeat(5000)}`],
] as const

describe('eds/name', () => {
  for (const [how, name, text] of equal) {
    it(`RFC 5280 7.1: ${how} is the same name`, () => {
      assert.equal(parseNameText(text).key, name.key)
    })
  }

  for (const [what, one, two] of different) {
    it(`${what}: not the same name`, () => {
      assert.notEqual(parseNameText(one).key, parseNameText(two).key)
    })
  }

  for (const [what, text] of malformed) {
    it(`W-21 refuses ${what} with KEY_INFO_UNKNOWN`, () => {
      assert.throws(
        () => parseNameText(text),
        (fault) => fault instanceof ShepFault && fault.code === 'KEY_INFO_UNKNOWN',
      )
    })
  }

  it('values of one RDN may come in any order', () => {
    assert.equal(parseNameText('CN=A+OU=B,C=KZ').key, parseNameText('C=KZ,OU=B+CN=A').key)
  })

  it('an unknown word is a type of its own, and fits no certificate', () => {
    assert.notEqual(parseNameText('INN=1').key, parseNameText('CN=1').key)
  })

  it('is written for people as RFC 4514 has it, the last RDN first', () => {
    assert.equal(
      system.text,
      String.raw`O=ТОО \"Тест\, Ко\" TEST ONLY,C=KZ,CN=ИС \"Тест\" TEST ONLY,UID=2.999.1.3`,
    )
  })

  it('gives the values of one type', () => {
    assert.deepEqual(valuesOf(person, '2.5.4.5'), ['IIN991231500016'])
    assert.deepEqual(valuesOf(person, '2.5.4.11'), [])
  })

  it('reads back its own text, whatever the values hold', () => {
    const value = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'\\,;+"<>=# /0aЯ') }),
    )
    const type = fc.constantFrom('CN', 'SERIALNUMBER', 'OU', 'O', 'G', '1.2.3.4')
    fc.assert(
      fc.property(fc.array(fc.tuple(type, value), { minLength: 1, maxLength: 5 }), (subject) => {
        const name = nameOf(...subject)
        assert.equal(parseNameText(name.text).key, name.key)
      }),
      { numRuns: 500 },
    )
  })
})
