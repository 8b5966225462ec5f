import type { Stores } from '../../storage/stores.ts'
import { type Deadline, deadlinesOf, type Now } from './deadlines.ts'
import {
  awaitedLists,
  type BreachCase,
  eventOf,
  findCase,
  stateOf,
  subjectCount,
} from './history.ts'

type BreachStores = Pick<Stores, 'breaches' | 'breachDeliveries'>

/** How many of those who could not be reached are shown. */
const SHOWN = 1000

/** A breach in a list. */
export const summaryOf = (found: BreachCase, now: Now) => {
  const { no: _, content, ...breach } = found.breach
  return {
    ...breach,
    subjects: subjectCount(found.breach),
    state: stateOf(found),
    deadlines: deadlinesOf(found, now),
  }
}

/** One breach with its history, documents and terms. */
export async function describeBreach(stores: BreachStores, id: string, now: Now) {
  const found = await findCase(stores, id)
  const documents = await stores.breaches.documents(found.breach.no)
  return {
    ...summaryOf(found, now),
    content: found.breach.content,
    awaitedLists: awaitedLists(found),
    events: found.events,
    documents: documents.map(({ sha256, document, at, bytes }) => ({
      sha256,
      document,
      at,
      bytes: bytes.length,
    })),
    progress: await progressOf(stores, id),
  }
}

/** how far the delivery has come. */
export async function progressOf(stores: BreachStores, id: string) {
  const found = await findCase(stores, id)
  const counts = await stores.breachDeliveries.counts(found.breach.no)
  const { cabinet, sms, undeliverable, repeated } = counts
  return {
    state: stateOf(found),
    subjects: subjectCount(found.breach),
    done: cabinet + sms + undeliverable + repeated,
    ...counts,
    startedAt: eventOf(found, 'delivery-started')?.at,
    lastAt: (await stores.breachDeliveries.lastBatch(found.breach.no))?.at,
    deliveredAt: eventOf(found, 'delivered')?.at,
  }
}

/** those whom nobody can reach, reported back. */
export async function undeliverableOf(stores: BreachStores, id: string) {
  const { breach } = await findCase(stores, id)
  const { undeliverable } = await stores.breachDeliveries.counts(breach.no)
  return {
    rule: 'R-147',
    count: undeliverable,
    first: await stores.breachDeliveries.undeliverable(breach.no, SHOWN),
  }
}

export async function listBreaches({ breaches }: BreachStores, limit: number, now: Now) {
  const found = await breaches.list(limit)
  return Promise.all(
    found.map(async (breach) =>
      summaryOf({ breach, events: await breaches.events(breach.no) }, now),
    ),
  )
}

/** Every term that runs or was missed, the nearest first. */
export async function deadlineBoard(stores: BreachStores, limit: number, now: Now) {
  const listed = await listBreaches(stores, limit, now)
  const rows = listed.flatMap(({ id, bin, deadlines }) =>
    deadlines.map((deadline): Deadline & { id: string; bin: string } => ({ id, bin, ...deadline })),
  )
  return rows
    .filter(({ state }) => state !== 'on-time')
    .sort((one, other) => one.due.localeCompare(other.due))
}
