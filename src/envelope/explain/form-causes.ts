import type { FaultCode } from '../../contract/faults.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { DS, INCLUSIVE, WSSE, WSU } from '../namespaces.ts'
import { signaturesOf } from '../xmldsig/signatures.ts'
import type { CauseId } from './texts/causes.ts'

export interface FormCause {
  readonly id: CauseId
  readonly what?: string
}

type Look = (document: XmlDocument) => FormCause | undefined

/** What the form of a refused message shows, by the refusal. The document was read, so its bytes are not at fault. */
const looks: Partial<Readonly<Record<FaultCode, readonly Look[]>>> = {
  NOT_AN_ENVELOPE: [soap12, plainSignature],
  ENVELOPE_SHAPE: [plainSignature],
  SECURITY_MISSING: [plainSignature],
  SIGNATURE_MISSING: [plainSignature],
  SIGNATURE_SHAPE: [keyInfoMissing],
  CANONICALIZATION_FORBIDDEN: [inclusiveDeclared],
  TRANSFORM_FORBIDDEN: [inclusiveDeclared],
  ALGORITHM_SHA1: [sha1Declared],
  REFERENCE_COUNT: [otherParts],
  BODY_ID_MISSING: [otherElement],
  BODY_NOT_SIGNED: [otherElement],
  CERTIFICATE_UNREADABLE: [pemInside],
}

export function formCauseOf(fault: FaultCode, document: XmlDocument): FormCause | undefined {
  for (const look of looks[fault] ?? []) {
    const found = look(document)
    if (found) return found
  }
  return undefined
}

const all = (document: XmlDocument, test: (element: number) => boolean): number[] =>
  Array.from({ length: document.elementCount }, (_, element) => element).filter(test)

const named = (document: XmlDocument, namespace: string, name: string): number[] =>
  all(document, (element) => document.is(element, namespace, name))

function soap12(document: XmlDocument): FormCause | undefined {
  const namespace = document.namespace(0)
  const twelve = namespace === 'http://www.w3.org/2003/05/soap-envelope'
  return twelve ? { id: 'SOAP_12', what: namespace } : undefined
}

/** A signature that is not of WS-Security: it stands outside wsse:Security. */
function plainSignature(document: XmlDocument): FormCause | undefined {
  const outside = signaturesOf(document).find((one) => {
    const parent = document.parent(one)
    return parent < 0 || !document.is(parent, WSSE, 'Security')
  })
  if (outside === undefined) return undefined
  const parent = document.parent(outside)
  return { id: 'PLAIN_XMLDSIG', ...(parent < 0 ? {} : { what: document.localName(parent) }) }
}

function keyInfoMissing(document: XmlDocument): FormCause | undefined {
  const without = transportSignatures(document).some(
    (one) => !document.children(one).some((child) => document.is(child, DS, 'KeyInfo')),
  )
  return without ? { id: 'KEY_INFO_MISSING' } : undefined
}

const algorithms = (document: XmlDocument): string[] =>
  all(document, (element) => document.namespace(element) === DS).flatMap(
    (element) => document.valueOf(element, 'Algorithm') ?? [],
  )

function inclusiveDeclared(document: XmlDocument): FormCause | undefined {
  const uri = algorithms(document).find((one) => one.startsWith(INCLUSIVE))
  return uri === undefined ? undefined : { id: 'INCLUSIVE_DECLARED', what: uri }
}

function sha1Declared(document: XmlDocument): FormCause | undefined {
  const uri = algorithms(document).find((one) => /sha1$/.test(one))
  return uri === undefined ? undefined : { id: 'SHA1_DECLARED', what: uri }
}

/** Elements that the references of the transport signature name. */
function referenced(document: XmlDocument): { uri: string; element: number | undefined }[] {
  return transportSignatures(document)
    .flatMap((signature) => document.children(signature).slice(0, 1))
    .flatMap((signedInfo) => document.children(signedInfo))
    .filter((one) => document.is(one, DS, 'Reference'))
    .map((one) => {
      const uri = document.valueOf(one, 'URI') ?? ''
      const id = document.ids.find((at) => `#${document.attributeValue(at)}` === uri)
      return { uri, element: id === undefined ? undefined : document.ownerOf(id) }
    })
}

const transportSignatures = (document: XmlDocument): number[] =>
  named(document, WSSE, 'Security')
    .flatMap((security) => document.children(security))
    .filter((child) => document.is(child, DS, 'Signature'))

function otherParts(document: XmlDocument): FormCause | undefined {
  const parts = referenced(document)
  const elements = parts.flatMap(({ element }) => (element === undefined ? [] : [element]))
  const what = elements.map((one) => document.localName(one)).join(', ')
  if (elements.some((one) => document.is(one, WSU, 'Timestamp')))
    return { id: 'TIMESTAMP_SIGNED', what }
  return parts.length > 1 ? { id: 'OTHER_PARTS_SIGNED', what } : undefined
}

function otherElement(document: XmlDocument): FormCause | undefined {
  const [first] = referenced(document)
  if (!first) return undefined
  if (first.uri === '') return { id: 'WHOLE_DOCUMENT_SIGNED' }
  if (first.element === undefined) return { id: 'REFERENCE_NOWHERE', what: first.uri }
  return { id: 'OTHER_ELEMENT_SIGNED', what: document.localName(first.element) }
}

/** PEM in the place of base64, or base64 of PEM. */
function pemInside(document: XmlDocument): FormCause | undefined {
  const holders = all(document, (element) =>
    ['KeyIdentifier', 'BinarySecurityToken', 'X509Certificate'].includes(
      document.localName(element),
    ),
  )
  const pem = holders.find((element) => {
    const text = document.text(element).slice(0, 200).trim()
    return `${text}${Buffer.from(text, 'base64').toString('latin1')}`.includes('-----BEGIN')
  })
  return pem === undefined ? undefined : { id: 'CERTIFICATE_IS_PEM', what: document.localName(pem) }
}
