import type { DataDecision } from '../../storage/rights.ts'
import type { Stores } from '../../storage/stores.ts'

/** How an organisation holds the data of a subject. */
export type DataStanding = 'open' | 'blocked' | 'destroyed'

/** What is destroyed does not come back (№ 395/НҚ, cl. 2(5)); a block lasts until it is lifted (cl. 2(2)). */
export function standingOfData(decisions: readonly Pick<DataDecision, 'kind'>[]): DataStanding {
  if (decisions.some(({ kind }) => kind === 'destroy')) return 'destroyed'
  return decisions.at(-1)?.kind === 'block' ? 'blocked' : 'open'
}

/** by the whole of the history, wherever the clock stands. */
export const dataStanding = async (
  { rights }: Pick<Stores, 'rights'>,
  { iin, bin }: { readonly iin: string; readonly bin: string },
): Promise<DataStanding> => standingOfData(await rights.dataDecisions(iin, bin))
