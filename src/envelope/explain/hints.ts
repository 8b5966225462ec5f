import type { Text } from '../../contract/texts/text.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { E_END, E_NEXT, E_START } from '../../xml/layout.ts'
import { DS, SOAP, WSSE, WSU, X509_V3, XSI } from '../namespaces.ts'
import { type HintId, hintTexts } from './texts/hints.ts'

/** Advice on a message, valid or not; no verdict rests on it. */
export interface Hint {
  readonly id: HintId
  /** The clause of WS-I BSP, the profile of the gateway, or our own reason. */
  readonly source: string
  readonly text: Text
}

type Applies = (document: XmlDocument, received: Uint8Array) => boolean

const rows: Readonly<Record<HintId, Applies>> = {
  'HINT-01': (document) => some(document, WSSE, 'KeyIdentifier', 'ValueType', X509_V3),
  'HINT-02': (document) =>
    named(document, WSSE, 'Security').some(
      (one) => document.valueOf(one, 'mustUnderstand', SOAP) !== '1',
    ),
  'HINT-03': typePrefixOutsideBody,
  'HINT-04': (document) => named(document, WSSE, 'BinarySecurityToken').length > 0,
  'HINT-05': (document) => named(document, DS, 'X509IssuerSerial').length > 0,
  'HINT-06': (document) =>
    named(document, SOAP, 'Body').some((one) => document.valueOf(one, 'Id', WSU) === undefined),
  'HINT-07': (document) => /&#(?:13|x0*[dD]);/.test(sourceOfAll(document, DS, 'Signature')),
  'HINT-08': (document) => />\s+</.test(sourceOfAll(document, DS, 'SignedInfo')),
  'HINT-09': (document) => /\?{4,}/.test(sourceOfAll(document, SOAP, 'Body')),
  'HINT-10': (document) =>
    /[ÐÑ][\u0080-\u00BFŒœŠšŽžŸ]|(?:Р[°-џ]|С[Ђ-џ]){3}/.test(sourceOfAll(document, SOAP, 'Body')),
  'HINT-11': (_, received) => received[0] === 0xef && received[1] === 0xbb,
}

/** What a careful reader would say of the message besides its verdict. */
export const hintsFor = (document: XmlDocument, received: Uint8Array): Hint[] =>
  (Object.keys(rows) as HintId[])
    .filter((id) => rows[id](document, received))
    .map((id) => {
      const { source, ru, kk, en } = hintTexts[id]
      return { id, source, text: { ru, kk, en } }
    })

function named(document: XmlDocument, namespace: string, name: string): number[] {
  const found: number[] = []
  for (let element = 0; element < document.elementCount; element++)
    if (document.is(element, namespace, name)) found.push(element)
  return found
}

const some = (
  document: XmlDocument,
  namespace: string,
  name: string,
  attribute: string,
  value: string,
): boolean =>
  named(document, namespace, name).some((one) => document.valueOf(one, attribute) === value)

const sourceOfAll = (document: XmlDocument, namespace: string, name: string): string =>
  named(document, namespace, name)
    .map((one) =>
      document.bytes.toString('utf8', document.element(one, E_START), document.element(one, E_END)),
    )
    .join('\n')

/** Exclusive canonicalization does not see a prefix in a value: what it stands for is not signed (shep.md 10). */
function typePrefixOutsideBody(document: XmlDocument): boolean {
  const [body] = named(document, SOAP, 'Body')
  if (body === undefined) return false
  for (let element = body; element < document.element(body, E_NEXT); element++) {
    const [prefix, local] = (document.valueOf(element, 'type', XSI) ?? '').split(':')
    if (prefix === undefined || local === undefined) continue
    if (!declaredWithin(document, element, body, prefix)) return true
  }
  return false
}

function declaredWithin(
  document: XmlDocument,
  element: number,
  body: number,
  prefix: string,
): boolean {
  for (let at = element; at >= body; at = document.parent(at)) {
    const names = document.declarationsOf(at).map((one) => document.attributeLocalName(one))
    if (names.includes(prefix)) return true
  }
  return false
}
