import type { Consent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'

export interface Wanted {
  readonly iin: string
  readonly bin: string
  readonly services: readonly string[]
}

/** The consent that lets an organisation use these services on a subject's data at a moment; absent when there is none. */
export const consentInForce = (
  { consents }: Pick<Stores, 'consents'>,
  { iin, bin, services }: Wanted,
  at: Date,
): Promise<Consent | undefined> => consents.inForce(iin, bin, services, at.toISOString())

/** when a consent was withdrawn, by the whole of its history, wherever the clock stands. */
export async function withdrawnAt(
  { consents }: Pick<Stores, 'consents'>,
  consentId: string,
): Promise<string | undefined> {
  const events = await consents.events(consentId)
  return events.find(({ event }) => event === 'withdrawn')?.at
}

/** whether the consent that a token was issued on was withdrawn. A token without one has nothing to lose. */
export async function isTokenWithdrawn(
  stores: Pick<Stores, 'consents' | 'accesses'>,
  tokenId: string | undefined,
): Promise<boolean> {
  const issue = tokenId === undefined ? undefined : await stores.accesses.issue(tokenId)
  if (issue?.consentId === undefined) return false
  return (await withdrawnAt(stores, issue.consentId)) !== undefined
}
