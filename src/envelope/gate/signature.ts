import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { CanonicalForm } from '../../xml/canonical.ts'
import { digestMethodOf, signatureMethodOf } from '../algorithms.ts'
import { readBase64 } from '../base64.ts'
import { readKeyInfo } from '../key-info.ts'
import { DS, EC, EXCLUSIVE } from '../namespaces.ts'
import { idsOf, nameOf, requireNames, type Walk } from './walk.ts'

export function algorithmsAreKnown(walk: Walk): void {
  const { document, signedInfo, settings } = walk
  const [canonicalization = -1, method = -1, ...references] = document.children(signedInfo)
  const forbidden = 'CANONICALIZATION_FORBIDDEN'
  walk.signedInfoForm = exclusiveForm(walk, canonicalization, forbidden, forbidden)
  walk.signatureMethod = signatureMethodOf(document, method, settings.quirks)
  for (const reference of references)
    for (const part of document.children(reference))
      if (document.is(part, DS, 'DigestMethod'))
        walk.digestMethod = digestMethodOf(document, part, settings.quirks)
}

export function oneReference(walk: Walk): void {
  const { document, signedInfo } = walk
  const references = document.children(signedInfo).slice(2)
  if (references.length !== 1 || !document.is(references[0] as number, DS, 'Reference'))
    throw new ShepFault('REFERENCE_COUNT', { expected: 1, actual: references.length })
  walk.reference = references[0] as number
  const parts = document.children(walk.reference)
  requireNames(document, parts, ['Transforms', 'DigestMethod', 'DigestValue'], 'REFERENCE_SHAPE')
  walk.transforms = parts[0] as number
}

export function oneTransform(walk: Walk): void {
  const { document, transforms } = walk
  const found = document.children(transforms)
  if (found.length !== 1 || !document.is(found[0] as number, DS, 'Transform'))
    throw new ShepFault('TRANSFORM_FORBIDDEN', { expected: 1, actual: found.length })
  const element = found[0] as number
  walk.bodyForm = exclusiveForm(walk, element, 'TRANSFORM_FORBIDDEN', 'TRANSFORM_PARAMETER')
}

/**
 * Exclusive canonicalization without comments, with a PrefixList where the settings allow one. A list names
 * declarations, so it may be as long as an element may have of them: each prefix costs time at every element.
 */
function exclusiveForm(
  { document, settings }: Walk,
  element: number,
  unknown: FaultCode,
  parameter: FaultCode,
): CanonicalForm {
  const uri = document.valueOf(element, 'Algorithm')
  if (uri !== EXCLUSIVE) throw new ShepFault(unknown, { expected: EXCLUSIVE, actual: uri })
  const parameters = document.children(element)
  if (parameters.length === 0) return { mode: 'exclusive', comments: false }
  const list = document.valueOf(parameters[0] as number, 'PrefixList')
  const known =
    parameters.length === 1 && document.is(parameters[0] as number, EC, 'InclusiveNamespaces')
  const prefixes = list?.split(/\s+/).filter(Boolean) ?? []
  const allowed = known && list !== undefined && settings.inclusiveNamespaces
  if (!allowed || prefixes.length > settings.limits.attributes)
    throw new ShepFault(parameter, { actual: nameOf(document, parameters[0] as number) })
  return { mode: 'exclusive', comments: false, prefixes }
}

export function valuesArePlain(walk: Walk): void {
  const { document, signature, reference } = walk
  walk.digestValue = readBase64(document, document.children(reference)[2] as number)
  walk.signatureValue = readBase64(document, document.children(signature)[1] as number)
}

export function referencePointsAtBody(walk: Walk): void {
  const { document, reference, body } = walk
  const uri = document.valueOf(reference, 'URI')
  const ids = idsOf(document, body)
  if (ids.length === 0) throw new ShepFault('BODY_ID_MISSING', { expected: uri })
  const id = ids.find((one) => uri === `#${one}`)
  if (!id)
    throw new ShepFault('BODY_NOT_SIGNED', {
      expected: ids.map((one) => `#${one}`).join(' | '),
      actual: uri,
    })
  walk.bodyId = id
}

export function keyIsNamed(walk: Walk): void {
  const { document, signature, security } = walk
  walk.key = readKeyInfo(document, document.children(signature)[2] as number, security)
}
