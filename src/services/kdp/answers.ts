import { type FaultCode, faultEntry, type ShepFault } from '../../contract/faults.ts'
import type { DataField, ResponseData } from '../../contract/messages.ts'

export const KDP_NAMESPACE = 'http://service.2fa-chain.kz/ns/kdp'

/** Token and key are wrapped as the service does it (W-12); `request-id` is said only to who asked with one. */
export const granted = (
  code: string,
  publicKey: string,
  requestId: string | undefined,
): ResponseData =>
  answerOf('getUserDataResponse', [
    { name: 'status', value: 'VALID' },
    { name: 'code', value: wrapped(code) },
    { name: 'public-key', value: wrapped(publicKey) },
    ...(requestId === undefined ? [] : [{ name: 'request-id', value: requestId }]),
  ])

/** ST-1 by its two names, and the identifier to repeat the request with. */
export const pending = (requestId: string): ResponseData =>
  answerOf('getUserDataResponse', [
    { name: 'status', value: 'PENDING' },
    { name: 'status-text', value: 'субъектінің жауабын күту / ожидание ответа субъекта' },
    { name: 'request-id', value: requestId },
  ])

/** What was looked for and not found: a number of the subject, a request. */
const notFound: ReadonlySet<FaultCode> = new Set<FaultCode>(['NUMBER_UNKNOWN', 'REQUEST_UNKNOWN'])

/** A failing status, and our code of the reason; the identifier of a request that is on record. */
export const refused = (fault: ShepFault, requestId?: string): ResponseData =>
  answerOf('getUserDataResponse', [
    { name: 'status', value: notFound.has(fault.code) ? 'NOT_FOUND' : 'INVALID' },
    ...(requestId === undefined ? [] : [{ name: 'request-id', value: requestId }]),
    { name: 'reason', value: faultEntry(fault.code).wire },
  ])

/** A failing status, and our code of the reason, in an answer of the type named. */
export const refusedAs =
  (type: string) =>
  (fault: ShepFault): ResponseData =>
    answerOf(type, [
      { name: 'status', value: 'INVALID' },
      { name: 'reason', value: faultEntry(fault.code).wire },
    ])

/** `data` of a КДП service. */
export const answerOf = (type: string, fields: readonly DataField[]): ResponseData => ({
  namespace: KDP_NAMESPACE,
  type,
  qualified: true,
  fields,
})

/** Lines of 76 characters, as MIME base64 breaks them. */
const wrapped = (text: string): string => text.match(/.{1,76}/g)?.join('\n') ?? ''
