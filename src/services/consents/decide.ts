import { ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Consent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Solution, Withdrawal } from '../../storage/withdrawals.ts'
import { notify } from '../notices/notify.ts'
import { judgeInOrder } from '../ordered-checks.ts'
import { type DecisionFacts, decisionChecks } from './decision-checks.ts'
import { lastEvent } from './history.ts'

/** What an operator decides of a withdrawal. */
export interface Decision {
  readonly id: string
  /** Of the operator, as the decision says. */
  readonly bin: string
  /** Of the one who sent the decision. */
  readonly senderBin: string
  readonly solution: Solution
  readonly reason?: string | undefined
}

/** A withdrawal as it was asked, and everything judged of its decision. */
export interface Decided {
  readonly withdrawal: Withdrawal
  /** That the consent was given under. */
  readonly applicationId: string
  readonly checks: readonly CheckResult[]
  readonly overdue: boolean
}

type DecisionStores = Pick<Stores, 'consents' | 'withdrawals' | 'notices'>

/** the operator stops processing, or refuses with a reason. A decision after the term is taken, and told to be late. */
export async function decideWithdrawal(
  stores: DecisionStores,
  decision: Decision,
  now: Date,
): Promise<Decided> {
  const { checks, withdrawal, consent } = await judged(stores, decision)
  const at = now.toISOString()
  await lastEvent(stores, consent.id, at)
  await write(stores, consent, decision, at)
  const overdue = isOverdue(withdrawal, now)
  const inTime: CheckResult = {
    rule: 'R-125',
    verdict: overdue ? 'warn' : 'pass',
    expected: `решение не позже ${withdrawal.due}`,
    actual: at,
  }
  const { applicationId } = consent
  return { withdrawal, applicationId, checks: [...checks, inTime], overdue }
}

async function judged(
  { withdrawals, consents }: DecisionStores,
  decision: Decision,
): Promise<Pick<Decided, 'withdrawal' | 'checks'> & { consent: Consent }> {
  const withdrawal = await withdrawals.find(decision.id)
  const consent = withdrawal && (await consents.find(withdrawal.consentId))
  const facts: DecisionFacts = { ...decision, withdrawal, operatorBin: consent?.bin }
  const { checks, fault } = judgeInOrder(decisionChecks, facts)
  if (fault || !consent) {
    throw new ShepFault(fault ?? 'WITHDRAWAL_UNKNOWN', {
      withdrawal: decision.id,
      checks,
      ...(consent?.bin === decision.senderBin && { applicationId: consent.applicationId }),
    })
  }
  return { checks, withdrawal, consent }
}

async function write(
  stores: DecisionStores,
  { id: consentId, iin, operator, services, automated }: Consent,
  { id, bin, solution, reason }: Decision,
  at: string,
): Promise<void> {
  const event = solution === 'TERMINATED' ? 'withdrawn' : 'withdrawal-refused'
  await stores.withdrawals.decide(id, { decidedAt: at, solution, ...(reason && { reason }) })
  const said = reason ? { detail: reason } : {}
  await stores.consents.addEvent({ consentId, at, event, by: bin, role: 'operator', ...said })
  const about = { iin, at, bin, operator, services, automated, reference: id }
  await notify(stores, { ...about, kind: 'withdrawal', text: event })
}

/** Whether the term is over: of an application that waits, now; of one decided, when it was decided. */
export const isOverdue = ({ due, decision }: Withdrawal, now: Date): boolean =>
  (decision?.decidedAt ?? now.toISOString()) > due
