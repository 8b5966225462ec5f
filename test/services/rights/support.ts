import { createCalendar } from '../../../src/calendar/calendar.ts'
import type { MatterKind } from '../../../src/contract/rights.ts'
import { askMatter, type MatterAsked } from '../../../src/services/rights/ask.ts'
import { decideMatter, type RightsDecision } from '../../../src/services/rights/decide.ts'
import { describeMatter } from '../../../src/services/rights/views.ts'
import type { Storage } from '../../../src/storage/database.ts'
import type { MatterContent } from '../../../src/storage/rights.ts'
import { BIN, IIN, NOW } from '../support.ts'

export const calendar = createCalendar()
/** What each kind must say. */
export const contents: Readonly<Record<MatterKind, MatterContent>> = {
  information: { points: ['fact', 'terms'] },
  change: { data: 'surname', documents: ['свидетельство о браке'] },
  supplement: { data: 'address', documents: ['адресная справка'] },
  block: { violation: 'обработка без согласия' },
  unblock: {},
  destroy: { violation: 'сбор без согласия' },
  objection: { text: 'решение принимает программа' },
  complaint: { text: 'на запрос не ответили' },
}

let counted = 0

/** A subject asks; gives the id of the matter. */
export async function asks(
  storage: Storage,
  kind: MatterKind,
  { now = NOW, ...more }: Partial<MatterAsked> & { now?: Date } = {},
): Promise<string> {
  const asked: MatterAsked = {
    ...{ id: `m-${++counted}`, kind, iin: IIN, by: IIN, bin: BIN },
    ...{ organisationRole: 'operator', channel: 'electronic-document', content: contents[kind] },
    ...more,
  }
  const terms = { now, calendar, complaintDays: 15 }
  return (await storage.transact((stores) => askMatter(stores, asked, terms))).id
}

export const decides = (
  storage: Storage,
  id: string,
  { now = NOW, ...more }: Partial<RightsDecision> & { now?: Date } = {},
) =>
  storage.transact((stores) =>
    decideMatter(stores, { id, bin: BIN, solution: 'SATISFIED', confirmed: true, ...more }, now),
  )

export const stands = (storage: Storage, id: string, now = NOW) =>
  storage.read((stores) => describeMatter(stores, id, now))

/** what was asked is done at once. */
export async function done(
  storage: Storage,
  kind: MatterKind,
  more: Partial<MatterAsked> = {},
): Promise<void> {
  const id = await asks(storage, kind, more)
  await decides(storage, id, { bin: more.bin ?? BIN })
}

export const upholdObjection = (storage: Storage): Promise<void> => done(storage, 'objection')

export const markDeceased = (
  storage: Storage,
  acts: 'nobody' | 'representative' = 'nobody',
): Promise<void> =>
  storage.transact(({ subjectStandings }) =>
    subjectStandings.mark({
      ...{ iin: IIN, standing: 'deceased', acts },
      ...{ basis: 'свидетельство', at: NOW.toISOString() },
    }),
  )
