import { fieldsOf, optional } from '../contract/fields.ts'
import type { DataElement } from '../contract/messages.ts'
import { readXml } from '../xml/scan.ts'
import type { SignedBytes } from './engines/engine.ts'
import { SOAP, SYNC_TYPES } from './namespaces.ts'
import { tree } from './read.ts'

/** What the gateway answered, read from signed bytes: a `SendMessageResponse`, or a fault with ErrorInfo. */
export type GatewayAnswer =
  | {
      readonly kind: 'response'
      /** Of the message it answers. */
      readonly messageId: string | undefined
      readonly correlationId: string | undefined
      readonly code: string
      readonly message: string
      readonly sessionId: string | undefined
      readonly data: DataElement | undefined
    }
  | {
      readonly kind: 'fault'
      readonly errorCode: string
      readonly errorMessage: string
      readonly errorData: string | undefined
    }

/** Throws an Error when the signed Body is neither. */
export function readAnswer(signed: SignedBytes): GatewayAnswer {
  const body = tree(readXml(Buffer.from(signed.buffer, signed.byteOffset, signed.length)), 0)
  const [content] = body.children
  if (body.namespace !== SOAP || !content) throw new Error('the answer has no Body')
  if (content.namespace === SOAP && content.name === 'Fault') return readFault(content)
  if (content.namespace === SYNC_TYPES && content.name === 'SendMessageResponse')
    return readResponse(content)
  throw new Error(`the answer holds {${content.namespace}}${content.name}`)
}

function readResponse(content: DataElement): GatewayAnswer {
  const response = child(content, 'response')
  const info = child(response, 'responseInfo')
  const status = fieldsOf(child(info, 'status'), '')
  const fields = fieldsOf(info, '')
  return {
    kind: 'response',
    messageId: optional(fields, 'messageId'),
    correlationId: optional(fields, 'correlationId'),
    code: status.get('code') ?? '',
    message: status.get('message') ?? '',
    sessionId: optional(fields, 'sessionId'),
    data: child(response, 'responseData').children[0],
  }
}

function readFault(content: DataElement): GatewayAnswer {
  const [error] = child(content, 'detail').children
  const fields = fieldsOf(error ?? content, '')
  return {
    kind: 'fault',
    errorCode: fields.get('errorCode') ?? fields.get('faultcode') ?? '',
    errorMessage: fields.get('errorMessage') ?? fields.get('faultstring') ?? '',
    errorData: optional(fields, 'errorData'),
  }
}

function child(parent: DataElement, name: string): DataElement {
  const found = parent.children.find((one) => one.name === name)
  if (!found) throw new Error(`the answer has no ${name} in ${parent.name}`)
  return found
}
