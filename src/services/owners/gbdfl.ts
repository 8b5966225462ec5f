import type { PinnedKdpKeys } from '../kdp/kdp-keys.ts'
import { type Operation, operation } from '../operation.ts'
import { type DataCase, disclose, prepareCase } from './disclosure.ts'
import { found, refused } from './gbdfl-answers.ts'
import { readGbdflRequest } from './gbdfl-request.ts'
import type { Person } from './population.ts'

const serviceId = 'GBDFLUniversal_token'

/** A data owner, the state base of natural persons: tells what a good security token opens. */
export function gbdflUniversal({
  kdpKeys: pinned,
  people: all,
  newId,
  expiryInclusive = true,
}: {
  readonly kdpKeys: PinnedKdpKeys
  readonly people: readonly Person[]
  readonly newId: () => string
  /** whether a token is still good at the very moment of its `exp`. */
  readonly expiryInclusive?: boolean
}): Operation<DataCase> {
  return operation({
    serviceId,
    read: readGbdflRequest,
    prepare: (request) => prepareCase(request, pinned),
    decide: async (asked, { sender, receivedAt: now }) => {
      const circumstances = { pinned, bin: sender.bin, serviceId, now, expiryInclusive }
      const { checks, people, refusal } = disclose(asked, all, circumstances)
      const { messageId: requestId, senderCode } = asked.request
      const head = { messageId: newId(), at: now, requestId, sender, senderCode }
      return {
        data: refusal ? refused(head, refusal) : found(head, people),
        checks,
        ...(refusal && { refused: refusal }),
        ...(asked.token?.id !== undefined && { tokenId: asked.token.id }),
      }
    },
    refuse: (fault, { info, sender, receivedAt }) =>
      refused({ messageId: newId(), at: receivedAt, requestId: info.messageId, sender }, fault),
  })
}
