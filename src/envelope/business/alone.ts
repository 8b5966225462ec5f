import type { XmlDocument } from '../../xml/document.ts'
import { A_NAME, A_URI, E_END, E_NAME, E_NEXT, E_START, E_URI } from '../../xml/layout.ts'
import { Names } from '../../xml/names.ts'

/**
 * One element as a document of its own, in the bytes it was received in. What its names use and the document around it
 * declares is declared where it is first used, as serializers of DOM do (javax.xml.transform, XmlBeans). What a value
 * alone mentions (a prefix in xsi:type) they do not see: its declaration stays where it was, outside.
 */
export function alone(document: XmlDocument, apex: number): Buffer {
  const { bytes } = document
  const parts: Buffer[] = []
  let from = document.element(apex, E_START)
  for (const { at, declarations } of missingDeclarations(document, apex)) {
    parts.push(bytes.subarray(from, at), ...declarations)
    from = at
  }
  return Buffer.concat([...parts, bytes.subarray(from, document.element(apex, E_END))])
}

interface Insertion {
  readonly at: number
  readonly declarations: readonly Buffer[]
}

const NONE: ReadonlySet<number> = new Set()

/** In document order. Prefixes and namespaces are numbers of `document.names`. */
function missingDeclarations(document: XmlDocument, apex: number): Insertion[] {
  const { names } = document
  const insertions: Insertion[] = []
  const inScope = new Map<number, ReadonlySet<number>>()
  const end = document.element(apex, E_NEXT)
  for (let element = apex; element < end; element++) {
    const around = inScope.get(document.parent(element)) ?? NONE
    const declared = [...around, ...declaredBy(document, element)]
    const missing = usedBy(document, element).filter(({ prefix }) => !declared.includes(prefix))
    const added = missing.map(({ prefix }) => prefix)
    inScope.set(element, new Set([...declared, ...added]))
    const declarations = missing.map(({ prefix, uri }) => names.declaration(prefix, uri))
    if (missing.length > 0) insertions.push({ at: nameEnd(document, element), declarations })
  }
  return insertions
}

const declaredBy = (document: XmlDocument, element: number): number[] =>
  document
    .declarationsOf(element)
    .map((at) => document.names.declares[document.attribute(at, A_NAME)] as number)

/** Prefixes of names that need a declaration, each once; attributes without a prefix need none. */
function usedBy(
  document: XmlDocument,
  element: number,
): { readonly prefix: number; readonly uri: number }[] {
  const { prefixOf } = document.names
  const used = new Map<number, number>()
  for (const at of document.attributesOf(element))
    used.set(prefixOf[document.attribute(at, A_NAME)] as number, document.attribute(at, A_URI))
  used.delete(Names.NO_PREFIX)
  used.delete(Names.XML)
  const uri = document.element(element, E_URI)
  if (uri !== Names.NO_URI) used.set(prefixOf[document.element(element, E_NAME)] as number, uri)
  return [...used].map(([prefix, bound]) => ({ prefix, uri: bound }))
}

const nameEnd = (document: XmlDocument, element: number): number =>
  document.element(element, E_START) +
  '<'.length +
  document.names.qualified.lengthOf(document.element(element, E_NAME))
