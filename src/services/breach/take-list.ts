import { createHash } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Storage } from '../../storage/database.ts'
import { awaitedLists, findCase, requireForward } from './history.ts'
import { readSubjectLines } from './subject-lines.ts'

export interface TakenList {
  readonly list: number
  readonly lines: number
}

/**
 * A list of subjects that the signed notice names by its hash, so that it needs no signature of its own. Written in many
 * units of work; whatever broke off is uploaded again, and the same list a second time changes nothing.
 */
export async function takeList(
  id: string,
  bytes: Uint8Array,
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
): Promise<TakenList> {
  const found = await storage.read((stores) => findCase(stores, id))
  const { breach } = found
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const index = breach.content.lists.findIndex((one) => one.sha256 === sha256)
  const named = breach.content.lists[index]
  if (!named) throw new ShepFault('BREACH_LIST_FOREIGN', { sha256 })
  const taken = { list: index + 1, lines: named.lines }
  if (!awaitedLists(found).includes(named)) return taken
  for (const batch of await readSubjectLines(bytes, taken))
    await storage.transact(({ breachSubjects }) => breachSubjects.add(breach.no, batch))
  await storage.transact(async (stores) => {
    const now = await findCase(stores, id)
    if (!awaitedLists(now).some((one) => one.sha256 === sha256)) return
    const at = clock()
    requireForward(now, at)
    const event = { at: at.toISOString(), event: 'list-received', bin: breach.bin } as const
    await stores.breaches.addEvent(breach.no, { ...event, detail: { sha256, ...taken } })
  })
  return taken
}
