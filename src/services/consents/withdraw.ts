import type { Calendar } from '../../calendar/calendar.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Consent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Withdrawal } from '../../storage/withdrawals.ts'
import { roleOf } from './acting.ts'
import { lastEvent } from './history.ts'
import { stands, stateAfter } from './state.ts'

/** Law art. 8(7): the term of the operator, working days. */
export const WITHDRAWAL_DAYS = 15

/** Who asks to withdraw which consent of whom; `id` is for the new application. */
export interface WithdrawalAsked {
  readonly id: string
  readonly consentId: string
  readonly iin: string
  readonly by: string
}

/** the subject or the representative asks; the operator has 15 working days from the day after. */
export async function askWithdrawal(
  stores: Pick<Stores, 'consents' | 'withdrawals' | 'representatives' | 'subjectStandings'>,
  { id, consentId, iin, by }: WithdrawalAsked,
  { now, calendar }: { readonly now: Date; readonly calendar: Calendar },
): Promise<Withdrawal> {
  const at = now.toISOString()
  const role = await roleOf(stores, { by, iin, at })
  const consent = await stores.consents.find(consentId)
  if (consent?.iin !== iin) throw new ShepFault('CONSENT_UNKNOWN', { id: consentId })
  await mustStand(stores, consent, at)
  const { bin } = consent
  const due = calendar.due(now, WITHDRAWAL_DAYS).toISOString()
  const withdrawal = { id, consentId, iin, bin, askedAt: at, due }
  await stores.withdrawals.ask(withdrawal)
  await stores.consents.addEvent({ consentId, at, event: 'withdrawal-asked', by, role, detail: id })
  return withdrawal
}

/** Only what is in force can be withdrawn, and only one application at a time waits. */
async function mustStand(
  stores: Pick<Stores, 'consents'>,
  { id, until }: Consent,
  at: string,
): Promise<void> {
  const state = stateAfter(await lastEvent(stores, id, at), until, at)
  if (!stands(state)) throw new ShepFault('CONSENT_NOT_IN_FORCE', { id, actual: state })
  if (state === 'withdrawal-asked') throw new ShepFault('WITHDRAWAL_OPEN', { id })
}
