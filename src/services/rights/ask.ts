import type { MatterKind, OrganisationRole, RightsChannel } from '../../contract/rights.ts'
import type { Matter, MatterContent } from '../../storage/rights.ts'
import type { Stores } from '../../storage/stores.ts'
import { roleOf } from '../consents/acting.ts'
import { dataOwners } from '../owners/data-owners.ts'
import { mustSay } from './contents.ts'
import { dueOf, type Terms } from './terms.ts'

/** What someone asks, for a subject, of an organisation or about it. */
export interface MatterAsked {
  readonly id: string
  readonly kind: MatterKind
  readonly iin: string
  readonly by: string
  readonly bin: string
  /** Its name, where the emulator does not know it. */
  readonly organisation?: string | undefined
  readonly organisationRole: OrganisationRole
  readonly channel: RightsChannel
  readonly content: MatterContent
}

/** …R-156: the subject or the representative asks; the term begins the day after. */
export async function askMatter(
  stores: Pick<Stores, 'rights' | 'representatives' | 'subjectStandings' | 'participants'>,
  { organisation, ...asked }: MatterAsked,
  terms: Terms,
): Promise<Matter> {
  const { kind, iin, by, bin, channel, content } = asked
  const at = terms.now.toISOString()
  const role = await roleOf(stores, { by, iin, at })
  mustSay(kind, channel, content)
  const name = organisation ?? (await knownName(stores, bin)) ?? bin
  const due = dueOf(kind, terms)
  const matter: Matter = { ...asked, organisation: name, role, receivedAt: at, due }
  await stores.rights.receive(matter)
  return matter
}

async function knownName(
  { participants }: Pick<Stores, 'participants'>,
  bin: string,
): Promise<string | undefined> {
  const owner = dataOwners.find((one) => one.bin === bin)
  if (owner) return owner.name.ru
  return (await participants.list()).find((one) => one.bin === bin)?.name
}
