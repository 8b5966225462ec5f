import {
  type FullName,
  fathers,
  fullNames,
  type Gender,
  givenNames,
  type Named,
  surnames,
} from './names.ts'
import { iinsOf, LAST_DAY } from './numbers.ts'
import { type Address, addressFrom } from './places.ts'
import { between, pick, type Random } from './random.ts'

/** A person who cannot be: born in December 2099, known only to this emulator. The name is in Kazakh. */
export interface Person extends FullName {
  readonly iin: string
  readonly inRussian: FullName
  /** xs:date */
  readonly birthDate: string
  readonly gender: Gender
  readonly address: Address
  readonly documents: readonly IdentityDocument[]
  readonly family: readonly Relative[]
}

export interface IdentityDocument {
  readonly kind: 'identity-card' | 'passport'
  readonly number: string
  /** xs:date, as impossible as the dates of birth. */
  readonly issuedOn: string
  readonly validUntil: string
}

/** What the other person is to this one. */
export interface Relative {
  readonly kin: 'spouse' | 'father' | 'mother' | 'child'
  readonly iin: string
}

interface Numbered {
  readonly index: number
  readonly gender: Gender
  readonly iin: string
  readonly birthDate: string
}

/** Men and women in turn; IINs do not depend on the randomness. Families are runs of this order: a couple, then its children. */
export function peopleFrom(size: number, random: Random): readonly Person[] {
  const iins = { male: iinsOf('male'), female: iinsOf('female') }
  const numbered = Array.from({ length: size }, (_, index): Numbered => {
    const gender = index % 2 === 0 ? 'male' : 'female'
    return { index, gender, ...iins[gender].next().value }
  })
  const people: Person[] = []
  while (people.length < size) {
    const members = numbered.slice(people.length, people.length + between(1, 6, random))
    people.push(...household(members, random))
  }
  return people
}

/** The first two are a couple; the rest are their children, by the surname and the name of the father. */
function household(members: readonly Numbered[], random: Random): Person[] {
  const address = addressFrom(random)
  const parents = members.slice(0, 2)
  const names = parents.map(({ gender }) => rootsFrom(gender, random))
  const father = names[parents.findIndex(({ gender }) => gender === 'male')]
  return members.map((member, at) => {
    const own = names[at] ?? {
      ...rootsFrom(member.gender, random),
      ...(father && { surname: father.surname, father: father.name }),
    }
    const { kk, ru } = fullNames(own, member.gender)
    const { index, ...numbers } = member
    const documents = documentsOf(index, random)
    return { ...numbers, ...kk, inRussian: ru, address, documents, family: kinOf(at, members) }
  })
}

const rootsFrom = (
  gender: Gender,
  random: Random,
): Readonly<Record<'surname' | 'name' | 'father', Named>> => ({
  surname: pick(surnames, random),
  name: pick(givenNames[gender], random),
  father: pick(fathers, random),
})

function kinOf(at: number, members: readonly Numbered[]): Relative[] {
  const parents = members.slice(0, 2)
  const children = members.slice(2).map(({ iin }): Relative => ({ kin: 'child', iin }))
  if (at > 1)
    return parents.map(({ gender, iin }) => ({ kin: gender === 'male' ? 'father' : 'mother', iin }))
  const spouse = parents[1 - at]
  return [...(spouse ? [{ kin: 'spouse', iin: spouse.iin } as const] : []), ...children]
}

/** Everybody has an identity card; about half have a passport too. */
function documentsOf(index: number, random: Random): IdentityDocument[] {
  const number = String(index + 1).padStart(6, '0')
  const dates = { issuedOn: LAST_DAY, validUntil: '2109-12-31' }
  const card = { kind: 'identity-card', number: `EMU${number}`, ...dates } as const
  return random() < 0.5 ? [card] : [card, { kind: 'passport', number: `EMP${number}`, ...dates }]
}
