import { ShepFault } from '../../contract/faults.ts'
import { ByteTable } from '../../xml/byte-table.ts'
import { DS, SOAP, WSSE } from '../namespaces.ts'
import { ID_NAMESPACES, nameOf, requireNames, type Walk } from './walk.ts'

/** The values of one element may agree (`wsu:Id` beside `Id`); those of two elements may not. */
export function idsAreUnique({ document }: Pick<Walk, 'document'>): void {
  if (document.ids.length < 2) return
  const values = new ByteTable(document.ids.length)
  const bearers: number[] = []
  for (const attribute of document.ids) {
    if (!ID_NAMESPACES.has(document.attributeNamespace(attribute))) continue
    const value = document.valueId(attribute, values)
    const earlier = bearers[value]
    if (earlier === undefined) bearers[value] = attribute
    else if (document.ownerOf(earlier) !== document.ownerOf(attribute))
      throw new ShepFault('ID_REPEATED', {
        actual: document.attributeValue(attribute).slice(0, 100),
      })
  }
}

export function rootIsEnvelope({ document }: Walk): void {
  if (!document.is(0, SOAP, 'Envelope'))
    throw new ShepFault('NOT_AN_ENVELOPE', {
      expected: `{${SOAP}}Envelope`,
      actual: nameOf(document, 0),
    })
}

/** A Body alone is an unsigned message, the plainest mistake, which W-12 names: Header is optional (SOAP 1.1, 4). */
export function envelopeHoldsHeaderAndBody(walk: Walk): void {
  const { document } = walk
  const children = document.children(0)
  const [header, body = -1] = children.length === 1 ? [undefined, ...children] : children
  const right =
    children.length <= 2 &&
    (header === undefined || document.is(header, SOAP, 'Header')) &&
    document.is(body, SOAP, 'Body')
  if (!right)
    throw new ShepFault('ENVELOPE_SHAPE', {
      expected: 'Header, Body',
      actual: children.map((child) => nameOf(document, child)).join(', '),
    })
  walk.header = header
  walk.body = body
}

export function oneSecurityForUs(walk: Walk): void {
  const { document, header } = walk
  const headers = header === undefined ? [] : document.children(header)
  const all = headers.filter((child) => document.is(child, WSSE, 'Security'))
  const ours = all.filter((child) => !document.valueOf(child, 'actor', SOAP))
  if (ours.length > 1)
    throw new ShepFault('SECURITY_REPEATED', { expected: 1, actual: ours.length })
  if (ours.length === 0)
    throw new ShepFault(all.length > 0 ? 'SECURITY_FOR_ANOTHER' : 'SECURITY_MISSING')
  walk.security = ours[0] as number
}

export function oneSignatureInSecurity(walk: Walk): void {
  const { document, security } = walk
  const found = document.children(security).filter((child) => document.is(child, DS, 'Signature'))
  if (found.length === 0) throw new ShepFault('SIGNATURE_MISSING')
  if (found.length > 1)
    throw new ShepFault('SIGNATURE_REPEATED', { expected: 1, actual: found.length })
  walk.signature = found[0] as number
}

export function signatureHoldsThree(walk: Walk): void {
  const { document, signature } = walk
  const children = document.children(signature)
  requireNames(document, children, ['SignedInfo', 'SignatureValue', 'KeyInfo'], 'SIGNATURE_SHAPE')
  walk.signedInfo = children[0] as number
  const methods = document.children(walk.signedInfo).slice(0, 2)
  requireNames(document, methods, ['CanonicalizationMethod', 'SignatureMethod'], 'SIGNATURE_SHAPE')
}

export function bodyHoldsOneElement({ document, body }: Walk): void {
  const count = document.children(body).length
  if (count !== 1) throw new ShepFault('BODY_SHAPE', { expected: 1, actual: count })
}
