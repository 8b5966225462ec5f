import { ShepFault } from '../../contract/faults.ts'
import type { Consent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Solution, Withdrawal } from '../../storage/withdrawals.ts'
import { notify } from '../notices/notify.ts'
import { lastEvent } from './history.ts'

/** What an operator decides of a withdrawal. */
export interface Decision {
  readonly id: string
  /** Of the operator that decides. */
  readonly bin: string
  readonly solution: Solution
  readonly reason?: string | undefined
}

type DecisionStores = Pick<Stores, 'consents' | 'withdrawals' | 'notices'>

/** the operator stops processing, or refuses with a reason. Late is told, and taken. Gives the withdrawal as it was asked. */
export async function decideWithdrawal(
  stores: DecisionStores,
  decision: Decision,
  now: Date,
): Promise<Withdrawal> {
  const at = now.toISOString()
  const { withdrawal, consent } = await mayDecide(stores, decision)
  await lastEvent(stores, consent.id, at)
  const { id, bin, solution, reason } = decision
  const why = reason === undefined ? {} : { reason }
  await stores.withdrawals.decide(id, { decidedAt: at, solution, ...why })
  const event = solution === 'TERMINATED' ? 'withdrawn' : 'withdrawal-refused'
  const detail = reason === undefined ? {} : { detail: reason }
  await stores.consents.addEvent({
    ...{ consentId: consent.id, at, event, by: bin, role: 'operator' },
    ...detail,
  })
  const { iin, operator, services, automated } = consent
  await notify(stores, {
    ...{ iin, at, kind: 'withdrawal', text: event, bin, operator, services, automated },
    reference: id,
  })
  return withdrawal
}

/** In this order: it is there, it is this operator's, it is not decided, a refusal has its reason. */
async function mayDecide(
  { withdrawals, consents }: DecisionStores,
  { id, bin, solution, reason }: Decision,
): Promise<{ withdrawal: Withdrawal; consent: Consent }> {
  const withdrawal = await withdrawals.find(id)
  const consent = withdrawal && (await consents.find(withdrawal.consentId))
  if (!consent) throw new ShepFault('WITHDRAWAL_UNKNOWN', { id })
  if (consent.bin !== bin) throw new ShepFault('WITHDRAWAL_FOREIGN', { id, bin })
  if (withdrawal.decision) throw new ShepFault('WITHDRAWAL_DECIDED', { id, ...withdrawal.decision })
  if (solution === 'REFUSED' && reason === undefined)
    throw new ShepFault('WITHDRAWAL_REASON_MISSING', { id })
  return { withdrawal, consent }
}

/** Whether the term is over: of an application that waits, now; of one decided, when it was decided. */
export const isOverdue = ({ due, decision }: Withdrawal, now: Date): boolean =>
  (decision?.decidedAt ?? now.toISOString()) > due
