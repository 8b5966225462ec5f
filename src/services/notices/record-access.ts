import type { Access } from '../../storage/accesses.ts'
import type { Stores } from '../../storage/stores.ts'
import { notify } from './notify.ts'

/** LAW art. 8-1(3): the grounds of access without consent that the subject is told of. */
const toldGrounds: ReadonlySet<string> = new Set(['ART9_4', 'ART9_6', 'ART9_8', 'ART9_9_3'])

/**
 * Writes what was done with the data into the history, and tells the subject. Of access without consent the subject
 * is told on four grounds alone. Gives the clause the subject was told by; undefined when not told.
 */
export async function recordAccess(
  stores: Pick<Stores, 'accesses' | 'notices'>,
  access: Access,
  { automated = false }: { readonly automated?: boolean } = {},
): Promise<'R-069' | 'R-130' | undefined> {
  await stores.accesses.add(access)
  const { iin, at, bin, company: operator, services, mode, basis, tokenId, action } = access
  const protocoled = mode === 'protocol'
  if (protocoled && !toldGrounds.has(basis ?? '')) return undefined
  const kind = protocoled && action === 'access' ? 'protocoled' : action
  const reference = tokenId === undefined ? {} : { reference: tokenId }
  const about = { iin, at, bin, operator, services, automated, ...reference }
  await notify(stores, { ...about, kind, text: kind })
  return protocoled ? 'R-069' : 'R-130'
}
