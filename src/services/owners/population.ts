import { type Company, companiesOf } from './companies.ts'
import { type Person, peopleFrom } from './people.ts'
import { randomFrom } from './random.ts'

/** Everybody there is: data owners and the Mobile Government know these people and no others. */
export interface Population {
  readonly people: readonly Person[]
  readonly companies: readonly Company[]
  readonly person: (iin: string) => Person | undefined
  readonly company: (bin: string) => Company | undefined
}

/** The same people and companies for the same seed; the IINs and BINs, and who founded the first two companies, for every seed. */
export function synthesize({ seed = 1, size = 100 } = {}): Population {
  const random = randomFrom(seed)
  const people = peopleFrom(size, random)
  const companies = companiesOf(people, random)
  const byIin = new Map(people.map((one) => [one.iin, one]))
  const byBin = new Map(companies.map((one) => [one.bin, one]))
  return {
    people,
    companies,
    person: (iin) => byIin.get(iin),
    company: (bin) => byBin.get(bin),
  }
}
