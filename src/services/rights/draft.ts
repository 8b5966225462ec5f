import { ShepFault } from '../../contract/faults.ts'
import type { InformationPoint } from '../../contract/rights.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { Access } from '../../storage/accesses.ts'
import type { Matter } from '../../storage/rights.ts'
import type { Stores } from '../../storage/stores.ts'
import { consentsOf } from '../consents/cabinet.ts'
import { stands } from '../consents/state.ts'
import { EARLIEST, LATEST } from '../kdp/moments.ts'
import { dataOwners } from '../owners/data-owners.ts'
import { draftTexts } from './draft-texts.ts'

/** A consent on which an organisation processes the data. */
export interface KnownConsent {
  readonly purpose: string
  readonly services: readonly string[]
  readonly dataList: string
  readonly method: Access['mode']
  readonly automated: boolean
  /** Absent: until the purposes are reached. */
  readonly until?: string
  /** The time of storage that the application names. */
  readonly storage?: string
}

/** What the product itself knows of an organisation and the data of a subject. */
export interface Known {
  /** Those in force now. */
  readonly consents: readonly KnownConsent[]
  /** What it did, or, of a data owner, gave away; oldest first. */
  readonly accesses: readonly Access[]
}

type DraftStores = Pick<Stores, 'rights' | 'consents' | 'accesses' | 'applications'>

/** More entries than these are not counted: a draft is to be completed by whoever answers. */
const MOST = 5000

/** a draft of the answer, each point asked for, from the consents and the history of access. */
export async function draftAnswer(
  stores: DraftStores,
  id: string,
  now: Date,
): Promise<Partial<Record<InformationPoint, Text>>> {
  const matter = await stores.rights.find(id)
  if (!matter) throw new ShepFault('RIGHTS_UNKNOWN', { id })
  const known = await knownOf(stores, matter, now)
  const points = matter.content.points ?? []
  return Object.fromEntries(points.map((point) => [point, draftTexts[point](known)]))
}

async function knownOf(
  stores: DraftStores,
  { iin, bin }: Pick<Matter, 'iin' | 'bin'>,
  now: Date,
): Promise<Known> {
  const consents: KnownConsent[] = []
  for (const one of await consentsOf(stores, iin, now)) {
    if (one.bin !== bin || !stands(one.state)) continue
    const { purpose, services, dataList, method, automated, until, applicationId } = one
    const application = await stores.applications.find(applicationId)
    consents.push({
      ...{ purpose, services, dataList, method, automated },
      ...(until !== undefined && { until }),
      ...(application && { storage: application.storageTerm }),
    })
  }
  const given = new Set(dataOwners.find((one) => one.bin === bin)?.services)
  const all = await stores.accesses.ofSubject(iin, { from: EARLIEST, to: LATEST }, MOST)
  const gave = (one: Access) =>
    one.action === 'transfer' && one.services.some((name) => given.has(name))
  return { consents, accesses: all.filter((one) => one.bin === bin || gave(one)) }
}
