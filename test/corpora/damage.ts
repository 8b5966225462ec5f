import { generate } from './generate.ts'
import { Random } from './random.ts'

/** Bytes that mean something to a reader of XML, or of UTF-8. */
const bytes = [
  ...Buffer.from('<>&"\'/=:;!?-[]# xX0aA\t\n\r'),
  ...[0, 1, 0x0b, 0x7f, 0x80, 0x85, 0xbf, 0xc0, 0xc2, 0xd0, 0xed, 0xef],
  ...[0xf0, 0xf4, 0xf5, 0xfe, 0xff],
] as const

const tags = [
  ...['<', '>', '/>', '</', '</a>', '<a>', '<a/>', '<a:b/>', '<:a/>', '<a:/>', '<1/>', '<a b/>'],
  ...['<a b=1/>', '<a / >', '< a/>', '<é·\u0301/>', '<·a/>', '<\u0301/>', '<a×/>', '<a:b:c/>'],
] as const
const sections = [
  ...['<!-', '<!--', '-->', '--', '--->', '<!----->', '<![CDATA[', ']]>', ']]', '<![cdata[x]]>'],
  ...['<!DOCTYPE a>', '<!doctype a>', '<!DOCTYPE a [<!ENTITY b "c">]>', '<!ELEMENT a ANY>', '<!>'],
  ...[
    '<?',
    '<?p?>',
    '<?p x?>',
    '<?xml version="1.0"?>',
    '<?XML x?>',
    '<? p?>',
    '<?xml-a b?>',
    '?>',
  ],
] as const
const references = [
  ...['&', '&;', '&#;', '&#x;', '&#0;', '&#x0;', '&#8;', '&#xB;', '&#x7F;', '&#x9F;', '&#xD800;'],
  ...['&#xDFFF;', '&#xE000;', '&#xFFFD;', '&#xFFFE;', '&#xFFFF;', '&#x1FFFE;', '&#x10FFFF;'],
  ...[
    '&#x110000;',
    '&#X41;',
    '&#-1;',
    '&#+1;',
    '&# 65;',
    '&#65',
    '&#6A;',
    '&#xG;',
    '&#4294967361;',
  ],
  ...['&#99999999999;', '&#18446744073709551681;', '&nbsp;', '&amp', '& amp;', '&AMP;', '&a:b;'],
] as const
const attributes = [
  ...[' xmlns=""', ' xmlns:a=""', ' xmlns:a="urn:1"', ' xmlns:xml="urn:1"', ' xmlns:xmlns="urn:1"'],
  ...[' xmlns:a="http://www.w3.org/XML/1998/namespace"', ' xmlns="http://www.w3.org/2000/xmlns/"'],
  ...[' xmlns="http://www.w3.org/XML/1998/namespace"', ' xmlns:="urn:1"', ' xmlns:a:b="urn:1"'],
  ...[' xml:lang="x"', ' xml:lang=""', ' a=""', ' a="1" a="2"', ' a:b="1"', ' a="<"', ' a="&lt;"'],
  ...[" a='>'", ' a="]]>"', ' a="&#10;"', 'a="1"', ' a = "1"', ' a=\'1"', ' a="1" b'],
] as const
const characters = [
  ...['\u0000', '\u0001', '\u000B', '\u000C', '\u001F', '\u007F', '\u0085', '\u2028', '\uFDD0'],
  ...['\uFFFD', '\uFFFE', '\uFFFF', '\u{1FFFE}', '\u{10FFFF}', '\uFEFF', '×', '·', '\u0301'],
] as const
const fragments = [tags, sections, references, attributes, characters] as const

/** What is no UTF-8: overlong, surrogates, beyond the last character, cut off. */
const broken = [
  [0xc0, 0x80],
  [0xc0, 0xbc],
  [0xe0, 0x80, 0xbc],
  [0xed, 0xa0, 0x80],
  [0xed, 0xbf, 0xbf],
  [0xf0, 0x80, 0x80, 0xbc],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
  [0xd0],
  [0xe2, 0x80],
  [0xf0, 0x9d, 0x84],
] as const

/** A generated document with one to three injuries, at times with none; the same for the same seed. */
export function damaged(seed: number): Buffer {
  const random = new Random(seed ^ 0x5eed)
  let document = generate(seed).bytes
  for (let left = random.pick([0, 1, 1, 1, 1, 1, 2, 3]); left > 0; left--)
    document = injured(document, random)
  return document
}

function injured(document: Buffer, random: Random): Buffer {
  const wide = wideness(document)
  const at = place(document, random, wide === undefined ? 1 : 2)
  const put = (what: Uint8Array, instead = 0) =>
    Buffer.concat([document.subarray(0, at), what, document.subarray(at + instead)])
  const kind = random.next()
  if (kind < 0.12) return put(Buffer.from([(document[at] ?? 0) ^ (1 << random.below(8))]), 1)
  if (kind < 0.25) return put(Buffer.from([random.pick(bytes)]), 1)
  if (kind < 0.35) return put(Buffer.from([random.pick(bytes)]))
  if (kind < 0.7) return put(written(random.pick<string>(random.pick(fragments)), wide))
  if (kind < 0.75) return put(Buffer.from(random.pick(broken)))
  if (kind < 0.85) return put(Buffer.alloc(0), 1 + random.below(random.pick([1, 2, 30])))
  if (kind < 0.95) return put(piece(document, random))
  return kind < 0.98 ? document.subarray(0, at) : document.subarray(at)
}

/** Whether a document is in UTF-16, and in which order of bytes. */
function wideness(document: Buffer): 'le' | 'be' | undefined {
  if (document[0] === 0xff && document[1] === 0xfe) return 'le'
  return document[0] === 0xfe && document[1] === 0xff ? 'be' : undefined
}

function written(text: string, wide: 'le' | 'be' | undefined): Buffer {
  const bytes = Buffer.from(text, wide ? 'utf16le' : 'utf8')
  return wide === 'be' ? bytes.swap16() : bytes
}

/** Anywhere; among the first bytes, where the declaration is; just before or after a tag; or after the declaration. */
function place(document: Buffer, random: Random, width: number): number {
  const at = random.below(document.length + 1)
  const kind = random.next()
  if (kind < 0.05) return Math.max(0, document.indexOf('?>') + 1 + width)
  if (kind < 0.15) return random.below(Math.min(60, document.length + 1))
  if (kind < 0.65) {
    const tag = kind < 0.4 ? document.indexOf('<', at) : document.indexOf('>', at) + width
    return Math.max(0, tag - (tag % width))
  }
  return at
}

/** Some bytes of the document, from anywhere. */
function piece(document: Buffer, random: Random): Buffer {
  const start = random.below(document.length)
  return document.subarray(start, start + 1 + random.below(40))
}
