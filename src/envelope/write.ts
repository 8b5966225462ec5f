import type {
  DataField,
  ErrorInfo,
  ResponseData,
  SyncMessageInfo,
  SyncMessageInfoResponse,
} from '../contract/messages.ts'
import { attributeText, characters, leaf } from '../xml/write.ts'
import { SYNC_TYPES, XSI } from './namespaces.ts'

/** Content of a Body, canonical by construction, and the declarations its xsi:type needs on Envelope. */
export interface BodyContent {
  readonly content: string
  readonly declarations: string
}

/** `SendMessageResponse/response` (shep.md 2.3). Elements in the order of the schema. `element`: `data` as written, signed or not. */
export function writeResponse(
  info: SyncMessageInfoResponse,
  data: ResponseData | undefined,
  element = data ? writeData(data) : '',
): BodyContent {
  const content =
    `<t:SendMessageResponse xmlns:t="${SYNC_TYPES}"><response><responseInfo>` +
    leaf('messageId', info.messageId) +
    leaf('correlationId', info.correlationId) +
    leaf('responseDate', info.responseDate) +
    `<status>${leaf('code', info.status.code)}${leaf('message', info.status.message.slice(0, 250))}</status>` +
    leaf('sessionId', info.sessionId) +
    `</responseInfo><responseData>${element}</responseData></response></t:SendMessageResponse>`
  return { content, declarations: data ? declarationOf(data) : '' }
}

/** `SendMessage/request` (shep.md 2.2), for the reference client. `element`: `data` as written, signed or not. */
export function writeRequest(
  info: SyncMessageInfo,
  data: ResponseData,
  element = writeData(data),
): BodyContent {
  const properties = info.properties.map(
    ({ key, value }) => `<properties>${leaf('key', key)}${leaf('value', value)}</properties>`,
  )
  const content =
    `<t:SendMessage xmlns:t="${SYNC_TYPES}"><request><requestInfo>` +
    leaf('messageId', info.messageId) +
    leaf('correlationId', info.correlationId) +
    leaf('serviceId', info.serviceId) +
    leaf('messageDate', info.messageDate) +
    leaf('routeId', info.routeId) +
    `<sender>${leaf('senderId', info.sender.senderId)}${leaf('password', info.sender.password)}</sender>` +
    properties.join('') +
    leaf('sessionId', info.sessionId) +
    `</requestInfo><requestData>${element}</requestData></request></t:SendMessage>`
  return { content, declarations: declarationOf(data) }
}

/** `bare`: the faultcode repeats errorCode, as providers show it; `soap`: the standard code (shep.md 4). */
export type FaultCodeStyle = 'bare' | 'soap'

/** A SOAP 1.1 fault with ErrorInfo in its detail (shep.md 2.4). */
export function writeFault(error: ErrorInfo, style: FaultCodeStyle): BodyContent {
  const faultcode = style === 'bare' ? characters(error.errorCode) : 'soap:Server'
  return {
    content:
      `<soap:Fault><faultcode>${faultcode}</faultcode>${leaf('faultstring', error.errorMessage)}<detail>` +
      `<t:SendMessageFault1_SendMessageFault xmlns:t="${SYNC_TYPES}">` +
      leaf('errorCode', error.errorCode) +
      leaf('errorMessage', error.errorMessage) +
      leaf('errorData', error.errorData) +
      leaf('errorDate', error.errorDate) +
      leaf('sessionId', error.sessionId) +
      '</t:SendMessageFault1_SendMessageFault></detail></soap:Fault>',
    declarations: '',
  }
}

/** Prefix `d` of xsi:type stands on Envelope: exclusive c14n does not see a prefix in a value (shep.md 10). */
const declarationOf = ({ namespace }: ResponseData): string =>
  ` xmlns:d="${attributeText(namespace)}"`

/** `data` as an element: a document of its own too, for every prefix that its names use is declared in it. */
export function writeData(data: ResponseData): string {
  const fields = data.fields.map((field) => writeField(field, data)).join('')
  return `<data xmlns:xsi="${XSI}" xsi:type="d:${characters(data.type)}">${fields}</data>`
}

/** A qualified field declares its prefix itself, so that its bytes are canonical wherever it stands. */
function writeField({ name, value }: DataField, data: ResponseData): string {
  const tag = data.qualified ? `d:${name}` : name
  const declared = data.qualified ? ` xmlns:d="${attributeText(data.namespace)}"` : ''
  const inner =
    typeof value === 'string'
      ? characters(value)
      : value.map((field) => writeField(field, { ...data, qualified: false })).join('')
  return `<${tag}${declared}>${inner}</${tag}>`
}
