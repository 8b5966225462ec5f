import type { Participant } from '../../storage/participants.ts'
import type { Stores } from '../../storage/stores.ts'
import { recordAccess } from '../notices/record-access.ts'
import type { PresentedToken } from './presented-token.ts'

/** A data owner gave the data of the subject that a token names to the one it names: a transfer. */
export async function recordDisclosure(
  stores: Pick<Stores, 'accesses' | 'notices' | 'consents'>,
  token: PresentedToken | undefined,
  {
    sender,
    serviceId,
    now,
  }: {
    readonly sender: Participant
    readonly serviceId: string
    readonly now: Date
  },
): Promise<void> {
  const issue = token?.id === undefined ? undefined : await stores.accesses.issue(token.id)
  // A token that this emulator did not issue, as tests make them, has no subject who could be told.
  if (!issue) return
  const consent =
    issue.consentId === undefined ? undefined : await stores.consents.find(issue.consentId)
  await recordAccess(
    stores,
    {
      ...issue,
      at: now.toISOString(),
      company: sender.name,
      services: [serviceId],
      action: 'transfer',
    },
    { automated: consent?.automated ?? false },
  )
}
