import { createHash, hash } from 'node:crypto'

/**
 * Canonical JSON, RFC 8785: members in the order of UTF-16 code units, no blanks, the shortest escapes.
 * Takes strings, safe integers, booleans, arrays and plain objects; a member that is undefined is left out.
 * Anything else, and a lone surrogate (RFC 8785, 3.2.2.2), is a TypeError: an act holds nothing of the kind.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isPlain(value)) return canonicalObject(canonicalMembers(value))
  throw new TypeError(`canonical JSON of an act cannot hold ${String(value)}`)
}

/** A member of an object: its name, and the canonical JSON of `"name":value`. */
export type CanonicalMember = readonly [name: string, text: string]

/** The members of an object in their order; one that is undefined is left out. */
export function canonicalMembers(object: Readonly<Record<string, unknown>>): CanonicalMember[] {
  const names = Object.keys(object).filter((name) => object[name] !== undefined)
  return names.sort(byCodeUnits).map((name) => memberOf(name, object[name]))
}

export const memberOf = (name: string, value: unknown): CanonicalMember => [
  name,
  `${quoted(name)}:${canonicalJson(value)}`,
]

/** The object of these members, in whatever order they are given. */
export const canonicalObject = (members: readonly CanonicalMember[]): string =>
  `{${members
    .toSorted(([one], [other]) => byCodeUnits(one, other))
    .map(([, text]) => text)
    .join(',')}}`

/** SHA-256 of the canonical JSON of the object of these members, in their order: it is nowhere whole. */
export function sha256OfObject(members: readonly CanonicalMember[]): string {
  const digest = createHash('sha256').update('{')
  for (const [index, [, text]] of members.entries())
    digest.update(index === 0 ? '' : ',').update(text)
  return digest.update('}').digest('hex')
}

/** SHA-256 of the UTF-8 bytes of a text, or of bytes; lower-case hex. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex')

/** JSON.stringify escapes exactly as RFC 8785 3.2.2.2 asks, except that it lets lone surrogates pass escaped. */
function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('canonical JSON: a lone surrogate')
  return JSON.stringify(text)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  return [Object.prototype, null].includes(Object.getPrototypeOf(value))
}

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : 1)
