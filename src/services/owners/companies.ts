import type { Named } from './names.ts'
import { bins, LAST_DAY } from './numbers.ts'
import type { Person } from './people.ts'
import { type Address, addressFrom } from './places.ts'
import { between, pick, type Random } from './random.ts'

/** A company that cannot be: registered in December 2099. */
export interface Company {
  readonly bin: string
  readonly name: Named
  /** xs:date */
  readonly registeredOn: string
  readonly activity: Named
  readonly address: Address
  /** IIN. */
  readonly head: string
  /** People by IIN, companies by BIN; at least one person. */
  readonly founders: readonly Founder[]
}

export type Founder =
  | { readonly iin: string; readonly share: number }
  | { readonly bin: string; readonly share: number }

const activities: readonly Named[] = [
  { kk: 'Бағдарламаларды сынау', ru: 'Испытание программ' },
  { kk: 'Үлгілер шығару', ru: 'Производство образцов' },
  { kk: 'Көшірмелер саудасы', ru: 'Торговля копиями' },
]

/** One company for every five people, two at least. A founding company stands before those it founded, so nothing owns itself. */
export function companiesOf(people: readonly Person[], random: Random): readonly Company[] {
  const numbers = bins()
  const companies: Company[] = []
  const count = Math.max(2, Math.ceil(people.length / 5))
  while (companies.length < count) {
    const bin = numbers.next().value
    const { head, people: persons, company } = partiesOf(companies, people, random)
    companies.push({
      bin,
      name: nameOf(companies.length + 1),
      registeredOn: LAST_DAY,
      activity: pick(activities, random),
      address: addressFrom(random),
      head,
      founders: shared([
        ...persons.map((iin) => ({ iin })),
        ...(company === undefined ? [] : [{ bin: company }]),
      ]),
    })
  }
  return companies
}

interface Parties {
  readonly head: string
  readonly people: readonly string[]
  readonly company?: string | undefined
}

/** The first two companies are the same for every seed, so that an example can name them; the second is founded by the first. */
function partiesOf(before: readonly Company[], people: readonly Person[], random: Random): Parties {
  const [first, second, third] = people.slice(0, 3).map(({ iin }) => iin)
  if (first === undefined) throw new Error('a company needs people')
  if (before.length === 0)
    return { head: first, people: second === undefined ? [first] : [first, second] }
  if (before.length === 1)
    return { head: third ?? first, people: [third ?? first], company: before[0]?.bin }
  const iin = () => pick(people, random).iin
  const founders = Array.from({ length: between(1, 4, random) }, iin)
  const company = random() < 0.3 ? pick(before, random).bin : undefined
  return { head: iin(), people: [...new Set(founders)], company }
}

type Party = { readonly iin: string } | { readonly bin: string }

/** Equal parts of a hundred; the first takes what is left over. */
function shared(parties: readonly Party[]): Founder[] {
  const part = Math.floor(100 / parties.length)
  return parties.map((party, at) => ({
    ...party,
    share: at === 0 ? 100 - part * (parties.length - 1) : part,
  }))
}

const nameOf = (number: number): Named => ({
  kk: `«Эмулятор-${number}» ЖШС`,
  ru: `ТОО «Эмулятор-${number}»`,
})
