import { ShepFault } from '../contract/faults.ts'
import { type Fields, fieldsOf, need, optional } from '../contract/fields.ts'
import type { DataElement, Property, SyncMessageInfo } from '../contract/messages.ts'
import { letGo } from '../xml/arrays.ts'
import type { XmlDocument } from '../xml/document.ts'
import { readXml } from '../xml/scan.ts'
import type { SignedBytes } from './engines/engine.ts'
import { SOAP, SYNC_INTERFACES, SYNC_TYPES, XSI } from './namespaces.ts'

export interface SignedBody {
  readonly info: SyncMessageInfo
  readonly data: DataElement | undefined
}

/** Reads SendMessage out of the signed bytes themselves, never out of the document the signature was found in (shep.md 2.2). */
export function readBody(signed: SignedBytes): SignedBody {
  const bytes = Buffer.from(signed.buffer, signed.byteOffset, signed.length)
  const document = readXml(bytes, unlimited)
  if (!document.is(0, SOAP, 'Body')) throw shape('soap:Body', document, 0)
  const info = only(document, requestIn(document, 0), '', 'requestInfo')
  const data = dataIn(document, 0)
  const body = {
    info: readInfo(document, info),
    data: data === undefined ? undefined : tree(document, data),
  }
  letGo(document)
  return body
}

const requestIn = (document: XmlDocument, body: number): number =>
  only(document, only(document, body, SYNC_TYPES, 'SendMessage'), '', 'request')

/** What was signed has passed the gate, and canonical form grows by declarations: its limits are not asked again. */
export const unlimited = {
  bytes: Number.MAX_SAFE_INTEGER,
  depth: 200,
  elements: Number.MAX_SAFE_INTEGER,
  attributes: 1_000,
  name: Number.MAX_SAFE_INTEGER,
}

function readInfo(document: XmlDocument, info: number): SyncMessageInfo {
  const fields = fieldsOf(withoutProperties(tree(document, info)), '')
  const sender = fieldsOf(tree(document, only(document, info, '', 'sender')), '')
  const properties = document
    .children(info)
    .filter((child) => document.is(child, '', 'properties'))
    .flatMap((child) => readProperty(fieldsOf(tree(document, child), '')))
  const messageDate = need(fields, 'messageDate')
  if (Number.isNaN(Date.parse(messageDate)))
    throw new ShepFault('FIELD_INVALID', { field: 'messageDate', text: messageDate.slice(0, 60) })
  const password = sender.get('password')
  return {
    messageId: need(fields, 'messageId'),
    serviceId: need(fields, 'serviceId'),
    messageDate,
    sender: { senderId: need(sender, 'senderId'), ...(password === undefined ? {} : { password }) },
    properties,
    ...present('correlationId', optional(fields, 'correlationId')),
    ...present('routeId', optional(fields, 'routeId')),
    ...present('sessionId', optional(fields, 'sessionId')),
  }
}

const withoutProperties = (info: DataElement): DataElement => ({
  ...info,
  children: info.children.filter(({ name }) => name !== 'properties'),
})

function present<Name extends string>(
  name: Name,
  value: string | undefined,
): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>)
}

/** Clients in use send an empty `<properties/>`: it says nothing, and is let pass (shep.md 8.6). */
function readProperty(fields: Fields): Property[] {
  const key = fields.get('key')
  const value = fields.get('value')
  return key === undefined || value === undefined ? [] : [{ key, value }]
}

/**
 * `requestData/data` of a Body, by number; undefined when there is none. It is unqualified; one client puts it into the
 * Interfaces namespace (shep.md 2.5).
 */
export function dataIn(document: XmlDocument, body: number): number | undefined {
  const requestData = only(document, requestIn(document, body), '', 'requestData')
  const [data, ...others] = document.children(requestData)
  if (data === undefined) return undefined
  const known = document.is(data, '', 'data') || document.is(data, SYNC_INTERFACES, 'data')
  if (!known || others.length > 0) throw shape('data', document, data)
  return data
}

/** One element as a tree of values, to be read by name. */
export function tree(document: XmlDocument, element: number): DataElement {
  const type = document.valueOf(element, 'type', XSI)
  return {
    name: document.localName(element),
    namespace: document.namespace(element),
    text: document.text(element),
    children: document.children(element).map((child) => tree(document, child)),
    ...(type === undefined ? {} : { type }),
  }
}

function only(document: XmlDocument, parent: number, namespace: string, name: string): number {
  const children = document.children(parent)
  const found = children.filter((child) => document.is(child, namespace, name))
  if (found.length !== 1) throw shape(name, document, children[0] ?? parent)
  return found[0] as number
}

const shape = (expected: string, document: XmlDocument, element: number): ShepFault =>
  new ShepFault('MESSAGE_SHAPE', {
    expected,
    actual: `{${document.namespace(element)}}${document.localName(element)}`.slice(0, 200),
  })
