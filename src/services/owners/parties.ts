import type { Company } from './companies.ts'
import type { Person } from './people.ts'
import type { Population } from './population.ts'

/** The people among the founders of a company. */
export const foundingPeople = ({ founders }: Company, { person }: Population): Person[] =>
  founders.flatMap((one) => ('iin' in one ? (person(one.iin) ?? []) : []))

/** The companies among the founders of a company. */
export const foundingCompanies = ({ founders }: Company, { company }: Population): Company[] =>
  founders.flatMap((one) => ('bin' in one ? (company(one.bin) ?? []) : []))

/** The companies that a company founded. */
export const foundedBy = ({ bin }: Company, { companies }: Population): Company[] =>
  companies.filter(({ founders }) => founders.some((one) => 'bin' in one && one.bin === bin))
