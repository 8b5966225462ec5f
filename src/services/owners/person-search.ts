import type { Person } from './population.ts'

/** What a person may be looked for by; every field given must match. */
export interface Criteria {
  readonly iin: string | undefined
  readonly surname: string | undefined
  readonly name: string | undefined
  readonly patronymic: string | undefined
  /** xs:date, as the two below */
  readonly birthDate: string | undefined
  readonly birthDateFrom: string | undefined
  readonly birthDateTo: string | undefined
  readonly documentNumber: string | undefined
}

type Matches = (person: Person, wanted: string) => boolean

const matches: Readonly<Record<keyof Criteria, Matches>> = {
  iin: (person, wanted) => person.iin === wanted,
  surname: (person, wanted) => sameName(person.surname, wanted),
  name: (person, wanted) => sameName(person.name, wanted),
  patronymic: (person, wanted) => sameName(person.patronymic, wanted),
  birthDate: (person, wanted) => person.birthDate === dayOf(wanted),
  birthDateFrom: (person, wanted) => person.birthDate >= dayOf(wanted),
  birthDateTo: (person, wanted) => person.birthDate <= dayOf(wanted),
  documentNumber: (person, wanted) => person.documentNumber === wanted,
}

/** The people who fit, in their own order. */
export const findPeople = (people: readonly Person[], criteria: Criteria): readonly Person[] => {
  const wanted = (Object.keys(matches) as (keyof Criteria)[]).flatMap((field) => {
    const value = criteria[field]
    return value === undefined ? [] : [(person: Person) => matches[field](person, value)]
  })
  return people.filter((person) => wanted.every((fits) => fits(person)))
}

const sameName = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase()
/** An xs:date without its zone. */
const dayOf = (date: string): string => date.slice(0, 10)
