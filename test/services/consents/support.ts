import { createCalendar } from '../../../src/calendar/calendar.ts'
import { type FaultCode, ShepFault } from '../../../src/contract/faults.ts'
import { giveConsent } from '../../../src/services/consents/give.ts'
import { askWithdrawal } from '../../../src/services/consents/withdraw.ts'
import type { Consent } from '../../../src/storage/consents.ts'
import type { Storage } from '../../../src/storage/database.ts'
import type { Withdrawal } from '../../../src/storage/withdrawals.ts'
import { application, consent, IIN, NOW, storageWith } from '../support.ts'

export const calendar = createCalendar()
export const GUARDIAN = '991231600012'
export const MINUTE = 60_000
export const minutes = (count: number): Date => new Date(NOW.getTime() + count * MINUTE)

/** A database with the application that consents are given under, and a guardian of the subject. */
export async function registry(): Promise<Storage> {
  const storage = await storageWith({ applications: [application('own')] })
  const linkedAt = NOW.toISOString()
  const link = { representativeIin: GUARDIAN, subjectIin: IIN, basis: 'опека', from: linkedAt }
  await storage.transact(({ representatives }) => representatives.link({ ...link, linkedAt }))
  return storage
}

export const give = (storage: Storage, more: Partial<Consent> = {}, by = IIN): Promise<Consent> =>
  storage.transact((stores) => giveConsent(stores, consent(more), { by, at: NOW.toISOString() }))

export const withdraw = (
  storage: Storage,
  now: Date,
  { id = 'w-1', consentId = 'consent-1', iin = IIN, by = IIN } = {},
): Promise<Withdrawal> =>
  storage.transact((stores) => askWithdrawal(stores, { id, consentId, iin, by }, { now, calendar }))

/** The refusal of a piece of work; undefined when there was none. */
export async function refusalIn(work: Promise<unknown>): Promise<FaultCode | undefined> {
  try {
    await work
    return undefined
  } catch (fault) {
    if (fault instanceof ShepFault) return fault.code
    throw fault
  }
}
