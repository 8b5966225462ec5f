import type { Consent, ConsentEvent, ConsentStep } from '../../storage/consents.ts'

/** What a consent is at a moment; `not-yet`: its history begins later. */
export type ConsentStateName = ConsentStep | 'not-yet'

/** The fold of a history up to a moment (ISO UTC). The end of the term needs no event: the clock says it. */
export function stateAt(
  { until }: Pick<Consent, 'until'>,
  events: readonly ConsentEvent[],
  moment: string,
): ConsentStateName {
  const last = events.filter(({ at }) => at <= moment).at(-1)
  return stateAfter(last, until, moment)
}

/** The same by the one event that counts. */
export function stateAfter(
  last: ConsentEvent | undefined,
  until: string | undefined,
  moment: string,
): ConsentStateName {
  if (last === undefined) return 'not-yet'
  return stands(last.event) && until !== undefined && until <= moment ? 'expired' : last.event
}

/** While the operator has not decided, and after it refused the withdrawal, the consent stands (Law art. 8(2), 8(7)). */
export const stands = (state: ConsentStateName): boolean =>
  state === 'given' || state === 'withdrawal-asked' || state === 'withdrawal-refused'
