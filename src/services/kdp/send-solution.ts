import type { Solution } from '../../storage/withdrawals.ts'
import { decideWithdrawal } from '../consents/decide.ts'
import { fieldReader } from '../fields.ts'
import { isIdentifier } from '../identifiers.ts'
import { asRead, type Operation, operation } from '../operation.ts'
import { answerOf, KDP_NAMESPACE, refusedAs } from './answers.ts'

/** `sendSolutionRequest`, read. */
export interface SolutionSent {
  readonly id: string
  readonly bin: string
  readonly solution: Solution
  readonly reason: string | undefined
}

const type = 'sendSolutionResponse'
const isSolution = (text: string): boolean => text === 'TERMINATED' || text === 'REFUSED'

/** The decision of an operator on an application for withdrawal (W-15). */
export const sendSolution: Operation<SolutionSent> = operation({
  serviceId: 'KDP_SEND_SOLUTION',
  read: (data): SolutionSent => {
    const fields = fieldReader(data, KDP_NAMESPACE, {
      missing: 'KDP_FIELD_MISSING',
      invalid: 'KDP_FIELD_INVALID',
    })
    return {
      id: fields.need('revoke-id'),
      bin: fields.need('company_bin', isIdentifier),
      solution: fields.need('solution', isSolution) as Solution,
      reason: fields.optional('reason'),
    }
  },
  prepare: asRead,
  decide: async (sent, { sender, stores, receivedAt }) => {
    const decision = { ...sent, senderBin: sender.bin }
    const { checks, overdue, applicationId } = await decideWithdrawal(stores, decision, receivedAt)
    return {
      data: answerOf(type, [{ name: 'status', value: 'VALID' }]),
      checks,
      applicationId,
      notes: { withdrawal: sent.id, solution: sent.solution, overdue },
    }
  },
  refuse: refusedAs(type),
})
