import type { Consent, ConsentEvent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'
import type { Withdrawal } from '../../storage/withdrawals.ts'
import { isOverdue } from './decide.ts'
import { type ConsentStateName, stands, stateAt } from './state.ts'

/** A consent as its subject sees it at a moment. */
export interface ConsentView extends Consent {
  readonly state: ConsentStateName
  readonly events: readonly ConsentEvent[]
}

/** An owner or operator that holds consent. */
export interface Holder {
  readonly bin: string
  readonly operator: string
  readonly services: readonly string[]
  readonly automated: boolean
  readonly consents: readonly string[]
}

export interface WithdrawalView extends Withdrawal {
  readonly overdue: boolean
}

/** every consent of a subject and what it was at a moment, from its history alone. */
export async function consentsOf(
  { consents }: Pick<Stores, 'consents'>,
  iin: string,
  moment: Date,
): Promise<ConsentView[]> {
  const at = moment.toISOString()
  const views: ConsentView[] = []
  for (const consent of await consents.ofSubject(iin)) {
    const events = await consents.events(consent.id)
    views.push({ ...consent, state: stateAt(consent, events, at), events })
  }
  return views
}

/** who holds consent at a moment, one entry an organisation. */
export async function holdersOf(
  stores: Pick<Stores, 'consents'>,
  iin: string,
  moment: Date,
): Promise<Holder[]> {
  const holders = new Map<string, Holder>()
  for (const consent of await consentsOf(stores, iin, moment)) {
    if (!stands(consent.state)) continue
    const { bin, operator, services, automated, id } = consent
    const known = holders.get(bin)
    holders.set(bin, {
      bin,
      operator,
      services: [...new Set([...(known?.services ?? []), ...services])],
      automated: automated || (known?.automated ?? false),
      consents: [...(known?.consents ?? []), id],
    })
  }
  return [...holders.values()]
}

/** the subject's applications for withdrawal, oldest first; which are overdue is told. */
export async function withdrawalsOf(
  { withdrawals }: Pick<Stores, 'withdrawals'>,
  iin: string,
  now: Date,
): Promise<WithdrawalView[]> {
  const all = await withdrawals.ofSubject(iin)
  return all.map((one) => ({ ...one, overdue: isOverdue(one, now) }))
}
