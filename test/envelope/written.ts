import type { ErrorInfo, ResponseData, SyncMessageInfo } from '../../src/contract/messages.ts'
import {
  type BodyContent,
  writeFault,
  writeRequest,
  writeResponse,
} from '../../src/envelope/write.ts'

/** What XML cannot carry, what must be escaped, and what need not be. */
export const nasty = `<&>"'\r\n\t\u0000\u0007\uFFFE\uD800 ]]> Қазақ 𐰴 \u2028`
export const carried = `<&>"'\r\n\t\uFFFD\uFFFD\uFFFD\uFFFD ]]> Қазақ 𐰴 \u2028`

export const flat: ResponseData = {
  namespace: 'http://service.2fa-chain.kz/ns/kdp',
  type: 'getUserDataResponse',
  qualified: true,
  fields: [
    { name: 'status', value: 'VALID' },
    { name: 'code', value: nasty },
    { name: 'empty', value: '' },
  ],
}
export const nested: ResponseData = {
  namespace: 'urn:x?a=1&b="2"<3>',
  type: 'Response',
  qualified: false,
  fields: [{ name: 'persons', value: [{ name: 'person', value: [{ name: 'iin', value: '1' }] }] }],
}
export const nestedQualified: ResponseData = { ...nested, qualified: true }

const answerInfo = {
  messageId: 'm-1',
  correlationId: nasty,
  responseDate: '2026-11-23T10:00:00.000+05:00',
  status: { code: 'SCSS001', message: nasty },
  sessionId: '{s}',
}
export const leastInfo = { messageId: 'm', responseDate: 'd', status: { code: 'c', message: 't' } }
const requestInfo: SyncMessageInfo = {
  messageId: 'm-1',
  correlationId: 'c',
  serviceId: 'KDP_SERVICE',
  messageDate: '2026-11-23T10:00:00.000+05:00',
  routeId: 'r',
  sender: { senderId: 's', password: nasty },
  properties: [{ key: nasty, value: '' }],
  sessionId: '{s}',
}
export const error: ErrorInfo = {
  errorCode: nasty,
  errorMessage: nasty,
  errorData: nasty,
  errorDate: '2026-11-23T10:00:00.000+05:00',
  sessionId: '{s}',
}

export const written: Readonly<Record<string, BodyContent>> = {
  'an answer': writeResponse(answerInfo, flat),
  'an answer with nested data': writeResponse(answerInfo, nested),
  'an answer with nested data of a namespace': writeResponse(answerInfo, nestedQualified),
  'an answer without data, of needed fields alone': writeResponse(leastInfo, undefined),
  'a request': writeRequest(requestInfo, flat),
  'a fault': writeFault(error, 'bare'),
  'a fault of the standard code': writeFault(error, 'soap'),
  'a fault of needed fields alone': writeFault(
    { errorCode: 'c', errorMessage: 'm', errorDate: 'd' },
    'bare',
  ),
}
