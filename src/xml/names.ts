import { ByteTable } from './byte-table.ts'
import { notWellFormed, XmlError } from './error.ts'
import { escapeAttribute } from './text.ts'

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'

const START = [
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}',
  '\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}',
  '\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}',
].join('')
const REST = `${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}`
/** NCName of Namespaces in XML 1.0, over Name of XML 1.0, fifth edition. */
const NCNAME = new RegExp(`^[${START}][${REST}]*$`, 'u')

/** What kind of attribute a name makes. */
export const PLAIN = 0
export const DECLARES = 1
export const IS_ID = 2
const BROKEN = 3

/** Every qualified name, prefix, local name and namespace met so far, shared by documents and bounded in number. */
export class Names {
  readonly qualified = new ByteTable()
  readonly prefixes = new ByteTable()
  readonly locals = new ByteTable()
  readonly uris = new ByteTable()
  /** By id of the qualified name. */
  readonly prefixOf: number[] = []
  readonly localOf: number[] = []
  readonly kind: number[] = []
  /** The prefix that a namespace declaration binds. */
  readonly declares: number[] = []
  /** By id of the prefix: the declaration written last, and the namespace that it binds. */
  private readonly shown: { readonly uri: number; readonly bytes: Buffer }[] = []
  /** By id of a name plus one: the name that came after it the last time; -1 is none yet. */
  private readonly followers: number[] = [-1]

  static readonly NO_PREFIX = 0
  static readonly XML = 1
  static readonly XMLNS = 2
  static readonly NO_URI = 0
  static readonly XML_URI = 1
  static readonly XMLNS_URI = 2

  constructor() {
    for (const prefix of ['', 'xml', 'xmlns']) this.prefixes.ofText(prefix)
    for (const uri of ['', XML_NAMESPACE, XMLNS_NAMESPACE]) this.uris.ofText(uri)
  }

  /** The id of a qualified name; a new one is checked once (Namespaces in XML 1.0, 4). */
  of(source: Uint8Array, start: number, end: number, longest: number): number {
    if (end - start > longest) throw new XmlError('name-too-long', 'a name is too long', start)
    const id = this.qualified.of(source, start, end)
    if (id === this.prefixOf.length) this.define(id)
    if (this.kind[id] === BROKEN)
      notWellFormed(`"${this.qualified.text(id).slice(0, 60)}" is not a qualified name`, start)
    return id
  }

  /** The name that came after this one the last time, in any document; -1 when none did. */
  follower(name: number): number {
    return this.followers[name + 1] as number
  }

  follow(name: number, next: number): void {
    this.followers[name + 1] = next
  }

  /** True when so much has been met that a fresh table is due: a stranger's names must not stay for ever. */
  get full(): boolean {
    return this.qualified.size > 4096 || this.uris.size > 4096 || this.uris.weight > 1_000_000
  }

  /** A namespace declaration as Canonical XML writes it, the space before it included. */
  declaration(prefix: number, uri: number): Buffer {
    const known = this.shown[prefix]
    if (known?.uri === uri) return known.bytes
    const name = prefix === Names.NO_PREFIX ? 'xmlns' : `xmlns:${this.prefixes.text(prefix)}`
    const value = escapeAttribute(this.uris.text(uri))
    const bytes = Buffer.from(` ${name}="${value}"`, 'utf8')
    this.shown[prefix] = { uri, bytes }
    return bytes
  }

  private define(id: number): void {
    const text = this.qualified.text(id)
    const colon = text.indexOf(':')
    const prefix = colon < 0 ? '' : text.slice(0, colon)
    const local = text.slice(colon + 1)
    this.prefixOf[id] = this.prefixes.ofText(prefix)
    this.localOf[id] = this.locals.ofText(local)
    this.declares[id] = -1
    this.followers[id + 1] = -1
    this.kind[id] = local === 'Id' || local === 'ID' || local === 'id' ? IS_ID : PLAIN
    if (prefix === 'xmlns' || text === 'xmlns') {
      this.kind[id] = DECLARES
      this.declares[id] = this.prefixes.ofText(prefix === '' ? '' : local)
    }
    if ((colon >= 0 && !NCNAME.test(prefix)) || !NCNAME.test(local)) this.kind[id] = BROKEN
  }
}
