import { faultEntry, type ShepFault } from '../../contract/faults.ts'
import type { DataField, ResponseData } from '../../contract/messages.ts'

export const KDP_NAMESPACE = 'http://service.2fa-chain.kz/ns/kdp'

/** Token and key are wrapped as the service does it (W-12); `request-id` is said only to who asked with one. */
export const granted = (
  code: string,
  publicKey: string,
  requestId: string | undefined,
): ResponseData =>
  answer([
    { name: 'status', value: 'VALID' },
    { name: 'code', value: wrapped(code) },
    { name: 'public-key', value: wrapped(publicKey) },
    ...(requestId === undefined ? [] : [{ name: 'request-id', value: requestId }]),
  ])

/** A failing status, and our code of the reason. */
export const refused = (fault: ShepFault): ResponseData =>
  answer([
    { name: 'status', value: 'INVALID' },
    { name: 'reason', value: faultEntry(fault.code).wire },
  ])

const answer = (fields: readonly DataField[]): ResponseData => ({
  namespace: KDP_NAMESPACE,
  type: 'getUserDataResponse',
  qualified: true,
  fields,
})

/** Lines of 76 characters, as MIME base64 breaks them. */
const wrapped = (text: string): string => text.match(/.{1,76}/g)?.join('\n') ?? ''
