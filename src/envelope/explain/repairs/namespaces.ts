import type { SourceRepair, Surroundings } from '../repair.ts'
import { isTag, mapTags, opens, piecesOf } from '../source.ts'

/** Prefixes and namespace declarations that were rewritten around a signed element, or in it. */
export const namespaceRepairs: readonly SourceRepair[] = [
  { id: 'PREFIX_RENAMED', undo: renamed, guesses: true },
  {
    id: 'EMPTY_NAMESPACE_ADDED',
    undo: (source) => [mapTags(source, (tag) => tag.replace(/\s+xmlns\s*=\s*(?:""|'')/g, ''))],
  },
  { id: 'EMPTY_NAMESPACE_LOST', undo: (source) => [withEmptyNamespaces(source)] },
]

/** What known clients call a namespace: SAAJ, WSS4J, JAX-WS, .NET, zeep, PHP, the passports of the gateway. */
const usual = [
  ...['soap', 'soapenv', 'SOAP-ENV', 'S', 's', 'env', 'SOAP', 'soap-env'],
  ...['ns2', 'ns3', 'ns1', 'ns0', 'ns4', 'ns5', 'n1', 'q1', 'tns', 'typ', 'types', 'v10', 't', 'm'],
]

/** Each prefix of the source under each usual name that is free. */
function* renamed(source: string, around: Surroundings): Generator<string> {
  const tags = piecesOf(source).filter(isTag)
  const used = new Set(
    tags.flatMap((tag) => [...tag.matchAll(/[<\s/]([\w.-]+):/g)].map((found) => found[1] ?? '')),
  )
  used.delete('xmlns')
  used.delete('xml')
  for (const prefix of used)
    for (const name of usual) if (!used.has(name)) yield withPrefix(source, prefix, name, around)
}

function withPrefix(source: string, prefix: string, name: string, around: Surroundings): string {
  const escaped = prefix.replace(/[.-]/g, '\\$&')
  const element = new RegExp(`^(</?)${escaped}:`)
  const attribute = new RegExp(`(\\s)${escaped}:(?=[\\w.-]+\\s*=)`, 'g')
  const declared = new RegExp(`(\\sxmlns:)${escaped}(?=\\s*=)`, 'g')
  const changed = mapTags(source, (tag) =>
    tag
      .replace(element, `$1${name}:`)
      .replace(attribute, `$1${name}:`)
      .replace(declared, `$1${name}`),
  )
  const namespace = around.namespaceOf(prefix)
  if (namespace === undefined || new RegExp(`^<[^>]*\\sxmlns:${name}\\s*=`).test(changed))
    return changed
  return changed.replace(/^<[^\s/>]+/, (start) => `${start} xmlns:${name}="${namespace}"`)
}

/** `xmlns=""` on each unprefixed child of an element that declares a default namespace: the form of the contract. */
function withEmptyNamespaces(source: string): string {
  const declares: boolean[] = []
  return mapTags(source, (tag) => {
    if (tag.startsWith('</')) {
      declares.pop()
      return tag
    }
    const inside = declares.at(-1) === true && /^<[^\s/>:]+[\s/>]/.test(tag)
    const bare = inside && !/\sxmlns\s*=/.test(tag)
    if (opens(tag)) declares.push(/\sxmlns\s*=\s*(?:"[^"]|'[^'])/.test(tag))
    return bare ? tag.replace(/^<[^\s/>]+/, (start) => `${start} xmlns=""`) : tag
  })
}
