import type { DataField, ResponseData } from '../contract/messages.ts'

/** What is asked of КДП; names as on the wire (kdp.md W-4). */
export interface AccessQuestion {
  readonly uin: string
  readonly company: string
  readonly company_bin: string
  readonly company_responsible: string
  readonly employee_name: string
  readonly access_name: string
  readonly personal_data_name: string
  readonly expiresIn: string
  readonly 'omit-sms': string
  readonly ovt?: string
  readonly 'proactive-code'?: string
  readonly 'basis-code'?: string
  readonly 'sms-otp'?: string
  /** Of the request that is repeated. */
  readonly 'request-id'?: string
}

/** What an operator asks of withdrawals (kdp.md W-15). */
export interface WithdrawalQuestion {
  readonly company_bin: string
  readonly 'revoke-id'?: string
  readonly solution?: 'TERMINATED' | 'REFUSED'
  readonly reason?: string
}

/** What is asked of the base of natural persons (kdp.md W-17). */
export interface PersonQuestion {
  readonly messageId: string
  readonly messageDate: string
  readonly senderCode: string
  readonly iin: string
  readonly kdpToken: string
  readonly publicKey: string
}

export const KDP_NAMESPACE = 'http://service.2fa-chain.kz/ns/kdp'
export const GBDFL_NAMESPACE = 'http://message.persistence.interactive.nat'

export const accessRequest = (question: AccessQuestion): ResponseData => ({
  namespace: KDP_NAMESPACE,
  type: 'getUserDataRequest',
  qualified: false,
  fields: fieldsOf(question),
})

/** The withdrawals that wait for the operator, or its decision on one of them. */
export const withdrawalRequest = (question: WithdrawalQuestion): ResponseData => ({
  namespace: KDP_NAMESPACE,
  type: question['revoke-id'] === undefined ? 'listToRevokeRequest' : 'sendSolutionRequest',
  qualified: false,
  fields: fieldsOf(question),
})

export const personRequest = (question: PersonQuestion): ResponseData => ({
  namespace: GBDFL_NAMESPACE,
  type: 'Request',
  qualified: false,
  fields: fieldsOf(question),
})

const fieldsOf = (question: object): DataField[] =>
  Object.entries(question).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value }] : [],
  )
