import { ShepFault } from '../../contract/faults.ts'
import type { Text } from '../../contract/texts/text.ts'
import type { Matter, MatterEvent } from '../../storage/rights.ts'
import type { Stores } from '../../storage/stores.ts'
import { type MatterStanding, standingAt } from './state.ts'
import { kindTexts, stateTexts } from './texts.ts'

/** A matter as it stands at a moment. */
export interface MatterView extends Matter, MatterStanding {
  readonly kindText: Text
  readonly stateText: Text
  /** What had happened by then, each in words. */
  readonly events: readonly (MatterEvent & { readonly text: Text })[]
}

type RightsStores = Pick<Stores, 'rights'>

/** R-150…R-156: what a matter was at a moment, from its history alone. */
export async function describeMatter(
  stores: RightsStores,
  id: string,
  moment: Date,
): Promise<MatterView> {
  const matter = await stores.rights.find(id)
  if (!matter) throw new ShepFault('RIGHTS_UNKNOWN', { id })
  return viewOf(stores, matter, moment)
}

/** Every matter of a subject, oldest first. */
export const mattersOf = async (
  stores: RightsStores,
  iin: string,
  moment: Date,
): Promise<MatterView[]> => viewsOf(stores, await stores.rights.ofSubject(iin), moment)

/** What an organisation was asked, or all were, newest first. */
export async function listMatters(
  stores: RightsStores,
  { bin, limit }: { readonly bin: string | undefined; readonly limit: number },
  moment: Date,
): Promise<MatterView[]> {
  const { rights } = stores
  const found = bin === undefined ? rights.newest(limit) : rights.ofOrganisation(bin, limit)
  return viewsOf(stores, await found, moment)
}

async function viewsOf(
  stores: RightsStores,
  matters: readonly Matter[],
  moment: Date,
): Promise<MatterView[]> {
  const views: MatterView[] = []
  for (const matter of matters) views.push(await viewOf(stores, matter, moment))
  return views
}

async function viewOf({ rights }: RightsStores, matter: Matter, moment: Date): Promise<MatterView> {
  const at = moment.toISOString()
  const history = await rights.events(matter.id)
  const standing = standingAt(matter, history, at)
  return {
    ...matter,
    ...standing,
    kindText: kindTexts[matter.kind],
    stateText: stateTexts[standing.state],
    events: history
      .filter((event) => event.at <= at)
      .map((event) => ({ ...event, text: stateTexts[event.event] })),
  }
}
