import { isTokenWithdrawn } from '../consents/in-force.ts'
import type { PinnedKdpKeys } from '../kdp/kdp-keys.ts'
import { type Operation, operation } from '../operation.ts'
import { type DataCase, disclose, prepareCase } from './disclosure.ts'
import { found, refused } from './gbdfl-answers.ts'
import { readGbdflRequest } from './gbdfl-request.ts'
import type { Person } from './population.ts'
import { recordDisclosure } from './record-disclosure.ts'

const serviceId = 'GBDFLUniversal_token'

/** A data owner, the state base of natural persons: tells what a good security token opens. */
export function gbdflUniversal({
  kdpKeys: pinned,
  people: all,
  newId,
  expiryInclusive = true,
  tokensAfterWithdrawal = 'refuse',
}: {
  readonly kdpKeys: PinnedKdpKeys
  readonly people: readonly Person[]
  readonly newId: () => string
  /** whether a token is still good at the very moment of its `exp`. */
  readonly expiryInclusive?: boolean
  /** what becomes of tokens of a withdrawn consent that have not expired yet. */
  readonly tokensAfterWithdrawal?: 'refuse' | 'honour'
}): Operation<DataCase> {
  return operation({
    serviceId,
    read: readGbdflRequest,
    prepare: (request) => prepareCase(request, pinned),
    decide: async (asked, { sender, receivedAt: now, stores }) => {
      const { token } = asked
      const withdrawn =
        tokensAfterWithdrawal === 'refuse' && (await isTokenWithdrawn(stores, token?.id))
      const circumstances = { pinned, bin: sender.bin, serviceId, now, expiryInclusive, withdrawn }
      const { checks, people, refusal } = disclose(asked, all, circumstances)
      if (!refusal) await recordDisclosure(stores, token, { sender, serviceId, now })
      const { messageId: requestId, senderCode } = asked.request
      const head = { messageId: newId(), at: now, requestId, sender, senderCode }
      return {
        data: refusal ? refused(head, refusal) : found(head, people),
        checks,
        ...(refusal && { refused: refusal }),
        ...(token?.id !== undefined && { tokenId: token.id }),
      }
    },
    refuse: (fault, { info, sender, receivedAt }) =>
      refused({ messageId: newId(), at: receivedAt, requestId: info.messageId, sender }, fault),
  })
}
