import type { FullName } from './names.ts'
import type { Person } from './people.ts'

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
  surname: (person, wanted) => isNamed(person, 'surname', wanted),
  name: (person, wanted) => isNamed(person, 'name', wanted),
  patronymic: (person, wanted) => isNamed(person, 'patronymic', wanted),
  birthDate: (person, wanted) => person.birthDate === dayOf(wanted),
  birthDateFrom: (person, wanted) => person.birthDate >= dayOf(wanted),
  birthDateTo: (person, wanted) => person.birthDate <= dayOf(wanted),
  documentNumber: (person, wanted) => person.documents.some(({ number }) => number === wanted),
}

/** The people who fit, in their own order. */
export const findPeople = (people: readonly Person[], criteria: Criteria): readonly Person[] => {
  const wanted = (Object.keys(matches) as (keyof Criteria)[]).flatMap((field) => {
    const value = criteria[field]
    return value === undefined ? [] : [(person: Person) => matches[field](person, value)]
  })
  return people.filter((person) => wanted.every((fits) => fits(person)))
}

/** In Kazakh or in Russian, whatever the letter case. */
const isNamed = (person: Person, part: keyof FullName, wanted: string): boolean =>
  [person[part], person.inRussian[part]].some((name) => name.toUpperCase() === wanted.toUpperCase())
/** An xs:date without its zone. */
const dayOf = (date: string): string => date.slice(0, 10)
