import { randomInt } from 'node:crypto'
import { notWellFormed, XmlError } from './error.ts'
import { escapeAttribute } from './text.ts'

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'

/** Byte strings as small numbers, so that the reader compares numbers and makes a string once per distinct name. */
export class ByteTable {
  readonly bytes: Buffer[] = []
  readonly text: string[] = []
  /** Bytes held by all entries together. */
  weight = 0
  private hashes: number[] = []
  private slots = new Int32Array(256).fill(-1)
  /** A secret odd multiplier: names cannot be chosen to collide, and a table stays fast whoever fills it. */
  private readonly multiplier = randomInt(1 << 24, 1 << 30) | 1

  get size(): number {
    return this.bytes.length
  }

  of(source: Uint8Array, start: number, end: number): number {
    const hash = this.hash(source, start, end)
    const slot = this.slotOf(source, start, end, hash)
    const id = this.slots[slot] as number
    return id < 0 ? this.add(source, start, end, hash, slot) : id
  }

  /** The id of a text met before, or -1. Asking leaves no trace: what a stranger only lists is not kept. */
  find(text: string): number {
    const bytes = Buffer.from(text, 'utf8')
    return this.slots[this.slotOf(bytes, 0, bytes.length, this.hash(bytes, 0, bytes.length))] ?? -1
  }

  ofText(text: string): number {
    const bytes = Buffer.from(text, 'utf8')
    return this.of(bytes, 0, bytes.length)
  }

  private hash(source: Uint8Array, start: number, end: number): number {
    const { multiplier } = this
    let hash = end - start
    for (let i = start; i < end; i++)
      hash = (Math.imul(hash, multiplier) + (source[i] as number)) | 0
    return hash
  }

  /** Where a byte string stands, or would stand. */
  private slotOf(source: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const id = this.slots[slot] as number
      if (id < 0 || (this.hashes[id] === hash && this.same(id, source, start, end))) return slot
      slot = (slot + 1) & mask
    }
  }

  private same(id: number, source: Uint8Array, start: number, end: number): boolean {
    const known = this.bytes[id] as Buffer
    if (known.length !== end - start) return false
    for (let i = 0; i < known.length; i++) if (known[i] !== source[start + i]) return false
    return true
  }

  private add(source: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const bytes = Buffer.from(source.subarray(start, end))
    const id = this.bytes.push(bytes) - 1
    this.text.push(bytes.toString('utf8', 0, bytes.length))
    this.weight += bytes.length
    this.hashes.push(hash)
    this.slots[slot] = id
    if (this.bytes.length * 2 > this.slots.length) this.rehash()
    return id
  }

  private rehash(): void {
    const bigger = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = bigger.length - 1
    for (const [id, hash] of this.hashes.entries()) {
      let slot = (hash ^ (hash >>> 15)) & mask
      while ((bigger[slot] as number) >= 0) slot = (slot + 1) & mask
      bigger[slot] = id
    }
    this.slots = bigger
  }
}

/** Order by code point, which in UTF-8 is the order of bytes. Names are short: a loop beats a native call. */
export function compareIn(table: readonly Buffer[], left: number, right: number): number {
  if (left === right) return 0
  const one = table[left] as Buffer
  const other = table[right] as Buffer
  const length = Math.min(one.length, other.length)
  for (let i = 0; i < length; i++) {
    const difference = (one[i] as number) - (other[i] as number)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

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
      notWellFormed(`"${this.qualified.text[id]?.slice(0, 60)}" is not a qualified name`, start)
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
    const name = prefix === Names.NO_PREFIX ? 'xmlns' : `xmlns:${this.prefixes.text[prefix]}`
    const value = escapeAttribute(this.uris.text[uri] ?? '')
    const bytes = Buffer.from(` ${name}="${value}"`, 'utf8')
    this.shown[prefix] = { uri, bytes }
    return bytes
  }

  private define(id: number): void {
    const text = this.qualified.text[id] ?? ''
    const bytes = this.qualified.bytes[id] as Buffer
    const colon = bytes.indexOf(0x3a)
    const prefix = colon < 0 ? '' : bytes.toString('utf8', 0, colon)
    const local = bytes.toString('utf8', colon + 1)
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
