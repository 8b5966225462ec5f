import assert from 'node:assert/strict'
import { isIdentifier } from '../../../src/services/identifiers.ts'
import { findPeople } from '../../../src/services/owners/person-search.ts'
import { synthesize } from '../../../src/services/owners/population.ts'

const nobody = {
  iin: undefined,
  surname: undefined,
  name: undefined,
  patronymic: undefined,
  birthDate: undefined,
  birthDateFrom: undefined,
  birthDateTo: undefined,
  documentNumber: undefined,
}

describe('synthetic people', () => {
  it('are a hundred, and the same for the same seed', () => {
    assert.equal(synthesize().length, 100)
    assert.deepEqual(synthesize(), synthesize({ seed: 1 }))
    assert.notDeepEqual(synthesize(), synthesize({ seed: 2 }))
  })

  it('have impossible dates of birth, valid check digits and no IIN twice', () => {
    const people = synthesize({ seed: 7, size: 1000 })
    for (const { iin, gender, birthDate } of people) {
      assert.ok(isIdentifier(iin))
      assert.equal(iin.slice(0, 7), `991231${gender === 'male' ? '5' : '6'}`)
      assert.equal(birthDate, '2099-12-31')
    }
    assert.equal(new Set(people.map(({ iin }) => iin)).size, 1000)
  })

  it('are there by the numbers the fixtures use, with Kazakh letters in their names', () => {
    const people = synthesize()
    for (const iin of ['991231500016', '991231500026', '991231600012']) {
      assert.ok(people.some((person) => person.iin === iin))
    }
    for (const { name, patronymic } of people) {
      assert.match(`${name} ${patronymic}`, /[әғқңөұүһі]/i)
    }
  })

  it('are found by any of the three searches', () => {
    const people = synthesize()
    const [first] = people
    assert.ok(first)
    const { iin, surname, name, patronymic, birthDate, documentNumber } = first
    assert.deepEqual(findPeople(people, { ...nobody, iin }), [first])
    assert.deepEqual(findPeople(people, { ...nobody, documentNumber }), [first])
    const full = { ...nobody, surname: surname.toLowerCase(), name, patronymic }
    assert.ok(findPeople(people, { ...full, birthDate: `${birthDate}+05:00` }).includes(first))
    const range = { birthDateFrom: '2099-01-01', birthDateTo: birthDate }
    assert.ok(findPeople(people, { ...full, ...range }).includes(first))
    assert.deepEqual(findPeople(people, { ...full, birthDate: '2099-12-30' }), [])
    assert.deepEqual(findPeople(people, { ...full, ...range, birthDateTo: '2099-12-30' }), [])
    assert.deepEqual(findPeople(people, { ...full, name: 'Ешкім' }), [])
  })
})
