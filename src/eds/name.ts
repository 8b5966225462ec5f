import { ShepFault } from '../contract/faults.ts'
import { childrenOf, DerError, type DerNode, expectTag, membersOf, readDer, tags } from './der.ts'
import { readOid, readText } from './der-values.ts'
import { attributeName, attributeOid } from './name-attributes.ts'
import { rdnsOfText } from './name-text.ts'

/** `type` is an OID; a value that is no string is `#` and the hex of its DER, as RFC 4514 writes it. */
export interface NameAttribute {
  readonly type: string
  readonly value: string
  readonly isHex: boolean
}

type Rdn = readonly NameAttribute[]

export interface Name {
  /** RFC 4514, for people: `C=KZ,CN=…`. */
  readonly text: string
  /** What is compared: equal for equal sets of RDNs, whatever their order, case, spaces and spelling. */
  readonly key: string
  readonly attributes: readonly NameAttribute[]
  /** The bytes it was read from, for whoever must repeat them exactly. Absent in a name read from a text. */
  readonly der?: Uint8Array
}

/** RFC 5280 4.1.2.4: a SEQUENCE of SETs of attributes. */
export function readName(node: DerNode): Name {
  const rdns = childrenOf(expectTag(node, tags.sequence)).map((rdn) => {
    const attributes = childrenOf(expectTag(rdn, tags.set)).map(readAttribute)
    if (attributes.length === 0) throw new DerError('an empty RDN')
    return attributes
  })
  return { ...nameOf(rdns), der: node.raw }
}

/**
 * A name as texts carry it (X509IssuerName), in the spelling of Java, .NET, OpenSSL or RFC 4514, RDNs in any order.
 * Throws ShepFault KEY_INFO_UNKNOWN when it cannot be read as a name at all.
 */
export function parseNameText(text: string): Name {
  try {
    const rdns = rdnsOfText(text).map((rdn) =>
      rdn.map(({ type, value, hex }) =>
        hex === undefined
          ? { type: attributeOid(type), value, isHex: false }
          : attributeOf(attributeOid(type), readDer(hex)),
      ),
    )
    return nameOf(rdns.reverse())
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    const said = `X509IssuerName "${text.slice(0, 200)}" is not a name: ${cause.message}`
    throw new ShepFault('KEY_INFO_UNKNOWN', { text: said }, cause)
  }
}

/** The values of one attribute type, in the order of the name. */
export const valuesOf = (name: Name, type: string): string[] =>
  name.attributes.filter((attribute) => attribute.type === type).map(({ value }) => value)

function readAttribute(node: DerNode): NameAttribute {
  const members = membersOf(node)
  const type = readOid(members.need())
  const value = attributeOf(type, members.need())
  members.end()
  return value
}

function attributeOf(type: string, node: DerNode): NameAttribute {
  const text = readText(node)
  if (text !== undefined) return { type, value: text, isHex: false }
  return { type, value: `#${Buffer.from(node.raw).toString('hex')}`, isHex: true }
}

function nameOf(rdns: readonly Rdn[]): Name {
  const joined = (write: (attribute: NameAttribute) => string) => rdns.map((rdn) => rdn.map(write))
  return {
    text: joined(attributeText)
      .reverse()
      .map((rdn) => rdn.join('+'))
      .join(','),
    key: joined(attributeKey)
      .map((rdn) => rdn.sort().join('+'))
      .sort()
      .join(','),
    attributes: rdns.flat(),
  }
}

const attributeText = ({ type, value, isHex }: NameAttribute): string =>
  `${attributeName(type)}=${isHex ? value : escaped(value).replace(/^[# ]|(?<!^) $/g, '\\$&')}`

/** RFC 5280 7.1: case and runs of spaces do not count. Escapes keep two different names from one key. */
const attributeKey = ({ type, value, isHex }: NameAttribute): string =>
  isHex ? `${type}${value}` : `${type}=${escaped(folded(value))}`

const folded = (value: string): string =>
  value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

const escaped = (value: string): string => value.replace(/[\\,;+"<>=]/g, '\\$&')
