import { type Operation, operation } from '../operation.ts'
import { dataWordsIn } from './data-words.ts'
import { disclose } from './disclosure.ts'
import { found, refused } from './gbdfl-answers.ts'
import { type GbdflRequest, readGbdflRequest } from './gbdfl-request.ts'
import { recordDisclosure } from './record-disclosure.ts'
import { type OwnerDeps, prepareToken, type TokenCase } from './token-case.ts'

const serviceId = 'GBDFLUniversal_token'

interface DataCase {
  readonly request: GbdflRequest
  readonly token: TokenCase
}

/** A data owner, the state base of natural persons: tells what a good security token opens. */
export function gbdflUniversal({ policy, population, newId }: OwnerDeps): Operation<DataCase> {
  return operation({
    serviceId,
    read: readGbdflRequest,
    prepare: async (request) => ({ request, token: await prepareToken(request, policy) }),
    decide: async ({ request, token }, { sender, receivedAt: now, stores }) => {
      const circumstances = { bin: sender.bin, serviceId, now, data: told }
      const deps = { people: population.people, circumstances, policy, stores }
      const { checks, people, refusal } = await disclose(request, token, deps)
      if (!refusal) await recordDisclosure(stores, token.token, { sender, serviceId, now })
      const { messageId: requestId, senderCode } = request
      const head = { messageId: newId(), at: now, requestId, sender, senderCode }
      const named = dataWordsIn(token.token?.claims?.['pd']) ?? told
      return {
        data: refusal ? refused(head, refusal) : found(head, people, named),
        checks,
        ...(refusal && { refused: refusal }),
        ...(token.token?.id !== undefined && { tokenId: token.token.id }),
      }
    },
    refuse: (fault, { info, sender, receivedAt }) =>
      refused({ messageId: newId(), at: receivedAt, requestId: info.messageId, sender }, fault),
  })
}

const told = ['person', 'address', 'documents', 'family'] as const
