import assert from 'node:assert/strict'
import { isIdentifier } from '../../../src/services/identifiers.ts'
import type { FullName } from '../../../src/services/owners/names.ts'
import type { Person } from '../../../src/services/owners/people.ts'
import { findPeople } from '../../../src/services/owners/person-search.ts'
import { type Population, synthesize } from '../../../src/services/owners/population.ts'

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
const december = /^2099-12-\d\d$/
/** Sizes and seeds that the properties are held against. */
const samples = [3, 4, 7, 100, 1000].flatMap((size) =>
  [0, 1, 7, 4_294_967_295].map((seed) => ({ seed, size })),
)
const shown = ({ people, companies }: Population) => ({ people, companies })
const linksOf = ({ person }: Population, { family }: Person) =>
  family.map(({ kin, iin }) => ({ kin, other: person(iin) ?? assert.fail(`no ${iin}`) }))

/** What the two are to each other, and how their names follow from it. */
function agree(kin: Kin, back: Kin | undefined, one: Person, other: Person): boolean {
  switch (kin) {
    case 'spouse':
      return back === 'spouse' && one.gender !== other.gender
    case 'child':
      return back === (one.gender === 'male' ? 'father' : 'mother')
    case 'mother':
      return back === 'child' && other.gender === 'female'
    case 'father':
      return (
        back === 'child' &&
        one.patronymic.startsWith(other.name) &&
        one.surname.startsWith(other.surname)
      )
  }
}
type Kin = Person['family'][number]['kin']

describe('R-091: the synthetic population', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.equal(synthesize().people.length, 100)
    for (const sample of samples)
      assert.deepEqual(shown(synthesize(sample)), shown(synthesize(sample)))
    assert.deepEqual(shown(synthesize()), shown(synthesize({ seed: 1, size: 100 })))
    assert.notDeepEqual(shown(synthesize()), shown(synthesize({ seed: 2 })))
  })

  it('has valid check digits, impossible dates, and no number twice', () => {
    for (const sample of samples) {
      const { people, companies } = synthesize(sample)
      const numbers = [...people.map(({ iin }) => iin), ...companies.map(({ bin }) => bin)]
      assert.ok(numbers.every(isIdentifier))
      assert.equal(new Set(numbers).size, sample.size + companies.length)
      for (const { iin, gender, birthDate } of people)
        assert.equal(iin.slice(0, 7), `9912${birthDate.slice(8)}${gender === 'male' ? 5 : 6}`)
      assert.ok(companies.every(({ bin }) => bin.startsWith('991240')))
      const dates = [
        ...people.map(({ birthDate }) => birthDate),
        ...people.flatMap(({ documents }) => documents.map(({ issuedOn }) => issuedOn)),
        ...companies.map(({ registeredOn }) => registeredOn),
      ]
      assert.ok(dates.every((date) => december.test(date)))
    }
  })

  it('goes on with the day before when the numbers of a day run out', () => {
    const { people } = synthesize({ seed: 1, size: 20_000 })
    const days = new Set(people.map(({ birthDate }) => birthDate))
    assert.deepEqual(days, new Set(['2099-12-31', '2099-12-30']))
    assert.equal(new Set(people.map(({ iin }) => iin)).size, 20_000)
  })

  it('has the numbers that the fixtures use, whatever the seed', () => {
    for (const sample of samples) {
      const { person, company } = synthesize(sample)
      for (const iin of ['991231500016', '991231500026', '991231600012']) assert.ok(person(iin))
      for (const bin of ['991240000013', '991240000023']) assert.ok(company(bin))
    }
  })

  it('is named in Kazakh and in Russian', () => {
    const words = ({ surname, name, patronymic }: FullName) => `${surname} ${name} ${patronymic}`
    for (const person of synthesize({ seed: 3, size: 300 }).people) {
      assert.match(`${person.name} ${person.patronymic}`, /[әғқңөұүһі]/i)
      assert.doesNotMatch(words(person.inRussian), /[әғқңөұүһі]/i)
      assert.match(words(person.inRussian), /^[А-Яа-я]+ [А-Яа-я]+ [А-Яа-я]+$/)
    }
  })

  it('has families that agree with themselves', () => {
    for (const sample of samples) {
      const population = synthesize(sample)
      for (const person of population.people) {
        for (const { kin, other } of linksOf(population, person)) {
          const back = other.family.find(({ iin }) => iin === person.iin)?.kin
          assert.ok(agree(kin, back, person, other), `${kin} and ${back}`)
          assert.deepEqual(person.address, other.address)
        }
      }
    }
  })

  it('has companies with a head, people among the founders, and shares of a hundred', () => {
    for (const sample of samples) {
      const { companies, person } = synthesize(sample)
      for (const { head, founders } of companies) {
        const iins = founders.flatMap((one) => ('iin' in one ? [one.iin] : []))
        assert.ok(iins.length > 0)
        assert.ok([head, ...iins].every((iin) => person(iin)))
        const shares = founders.reduce((sum, { share }) => sum + share, 0)
        assert.equal(shares, 100)
      }
    }
  })

  it('has no company that owns itself, however far around', () => {
    for (const sample of samples) {
      const { companies } = synthesize(sample)
      const order = companies.map(({ bin }) => bin)
      for (const [at, { founders }] of companies.entries()) {
        const bins = founders.flatMap((one) => ('bin' in one ? [one.bin] : []))
        assert.ok(bins.every((bin) => order.slice(0, at).includes(bin)))
      }
    }
  })

  it('R-090: people are found by any of the three searches, in either language', () => {
    const { people } = synthesize()
    const [first] = people
    assert.ok(first)
    const { iin, surname, name, patronymic, birthDate, inRussian, documents } = first
    assert.deepEqual(findPeople(people, { ...nobody, iin }), [first])
    for (const { number: documentNumber } of documents)
      assert.deepEqual(findPeople(people, { ...nobody, documentNumber }), [first])
    const full = { ...nobody, surname: surname.toLowerCase(), name, patronymic }
    assert.ok(findPeople(people, { ...full, birthDate: `${birthDate}+05:00` }).includes(first))
    assert.ok(findPeople(people, { ...nobody, ...inRussian, birthDate }).includes(first))
    const range = { birthDateFrom: '2099-01-01', birthDateTo: birthDate }
    assert.ok(findPeople(people, { ...full, ...range }).includes(first))
    assert.deepEqual(findPeople(people, { ...full, birthDate: '2099-12-30' }), [])
    assert.deepEqual(findPeople(people, { ...full, ...range, birthDateTo: '2099-12-30' }), [])
    assert.deepEqual(findPeople(people, { ...full, name: 'Ешкім' }), [])
  })
})
