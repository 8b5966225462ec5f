import { ShepFault } from '../../contract/faults.ts'
import { grounds } from '../../contract/grounds.ts'
import type { Access } from '../../storage/accesses.ts'
import type { Stores } from '../../storage/stores.ts'
import { recordAccess } from '../notices/record-access.ts'

/** A case in which data is collected without consent. */
export interface NoConsentCase {
  readonly code: string
  readonly source: string
  /** Whether a link to where the data was published is needed. */
  readonly needsLink: boolean
}

const published = 'PUBLISHED'

/** The grounds of art. 9, which КДП takes as `basis-code` too, and published data, which never comes to КДП. */
export const noConsentCases: readonly NoConsentCase[] = [
  ...[...grounds].map(([code, item]) => ({
    code,
    source: `Закон № 94-V, ${item}`,
    needsLink: false,
  })),
  { code: published, source: '№ 395/НҚ, п. 4-3', needsLink: true },
]

/** What an organisation collected without consent, and why it may. */
export interface Collection extends Pick<Access, 'at' | 'iin' | 'bin' | 'company' | 'services'> {
  readonly basis: string
  /** Where the data was published. */
  readonly link: string | undefined
}

/** without consent only on a ground of the list; R-069: the subject is told on four of them. */
export async function collectWithoutConsent(
  stores: Pick<Stores, 'accesses' | 'notices'>,
  { link, ...collection }: Collection,
): Promise<{ readonly basis: string; readonly link?: string; readonly told: boolean }> {
  const found = noConsentCases.find(({ code }) => code === collection.basis)
  if (!found) throw new ShepFault('GROUND_UNKNOWN', { actual: collection.basis })
  if (found.needsLink && !isLink(link))
    throw new ShepFault('SOURCE_LINK_MISSING', { field: 'link' })
  const basis = link === undefined ? found.code : `${found.code} ${link}`
  const access = { ...collection, basis, mode: 'protocol', action: 'access' } as const
  const told = await recordAccess(stores, access)
  return { basis: found.code, ...(link !== undefined && { link }), told: told !== undefined }
}

const isLink = (text: string | undefined): boolean => /^https?:\/\/[^\s/]+/.test(text ?? '')
