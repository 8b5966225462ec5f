import { canonicalize, exclusive, inclusive } from '../../xml/canonical.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { XmlError } from '../../xml/error.ts'
import { E_END, E_START } from '../../xml/layout.ts'
import { readXml } from '../../xml/scan.ts'
import { SOAP } from '../namespaces.ts'
import { encodedIn } from './single-byte.ts'
import { canonicalOf, mapText, sourceOf, type Target } from './source.ts'
import type { CauseId } from './texts/causes.ts'

/** Other octets that programs hash, or sign, in place of the canonical form that they declare. */
export interface OctetsRow {
  readonly id: CauseId
  readonly octets: (target: Target) => Iterable<Found>
}

export interface Found {
  readonly octets: Uint8Array
  /** Which element, or which encoding; the same in every language. */
  readonly what?: string
}

export const octetsRows: readonly OctetsRow[] = [
  { id: 'C14N_INCLUSIVE', octets: inInclusiveForm },
  { id: 'C14N_EXCLUSIVE', octets: (target) => [{ octets: inForm(target, exclusive) }] },
  {
    id: 'C14N_WITH_COMMENTS',
    octets: (target) => [{ octets: inForm(target, { ...target.form, comments: true }) }],
  },
  { id: 'BYTES_AS_SENT', octets: asSent },
  { id: 'XML_DECLARATION_HASHED', octets: withXmlDeclaration },
  {
    id: 'LINE_END_AFTER',
    octets: (target) => variants(target, (text) => [`${text}\n`, `${text}\r\n`]),
  },
  { id: 'EMPTY_TAGS_COLLAPSED', octets: (target) => variants(target, collapsed) },
  { id: 'ESCAPES_NOT_CANONICAL', octets: (target) => variants(target, escapedOtherwise) },
  { id: 'DECLARATIONS_MISSING', octets: (target) => variants(target, withoutDeclarations) },
  { id: 'ENCODED_OTHERWISE', octets: encodedOtherwise },
  { id: 'LENGTH_IN_CHARACTERS', octets: cutShort },
  { id: 'PART_HASHED', octets: innerParts },
  { id: 'ENVELOPE_HASHED', octets: outerParts },
  { id: 'TEXT_HASHED', octets: textAlone },
]

const inForm = (target: Target, form: Target['form']): Buffer => canonicalOf({ ...target, form })

/** In its place, where it inherits the declarations of Envelope, and alone, where it does not. */
function* inInclusiveForm(target: Target): Generator<Found> {
  yield { octets: inForm(target, inclusive) }
  yield { octets: inForm(target, { mode: 'inclusive', comments: true }) }
  const alone = standalone(target)
  if (alone) yield { octets: canonicalize(alone, 0, inclusive) }
}

/** The element as a document of its own, with just the declarations that it needs from outside. */
function standalone(target: Target): XmlDocument | undefined {
  const source = sourceOf(target)
  const canonical = canonicalOf(target).toString('utf8')
  const tag = source.slice(0, source.indexOf('>'))
  const needed =
    canonical.slice(0, canonical.indexOf('>')).match(/ xmlns(?::[\w.-]+)?="[^"]*"/g) ?? []
  const missing = needed.filter((one) => !tag.includes(one.slice(0, one.indexOf('=') + 1)))
  const [name = ''] = /^<[^\s/>]+/.exec(source) ?? []
  try {
    return readXml(Buffer.from(`${name}${missing.join('')}${source.slice(name.length)}`, 'utf8'))
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

function* asSent(target: Target): Generator<Found> {
  const source = sourceOf(target)
  yield { octets: Buffer.from(source, 'utf8') }
  yield { octets: Buffer.from(source.replace(/\r\n?/g, '\n'), 'utf8') }
}

const heads = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<?xml version="1.0" encoding="utf-8"?>',
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
]

function* withXmlDeclaration(target: Target): Generator<Found> {
  const texts = [canonicalOf(target).toString('utf8'), sourceOf(target)]
  for (const text of texts)
    for (const head of heads)
      for (const end of ['', '\n', '\r\n'])
        yield { octets: Buffer.from(`${head}${end}${text}`, 'utf8') }
}

/** The canonical form changed as text. */
function* variants(
  target: Target,
  change: (canonical: string) => readonly string[],
): Generator<Found> {
  const canonical = canonicalOf(target).toString('utf8')
  for (const text of change(canonical))
    if (text !== canonical) yield { octets: Buffer.from(text, 'utf8') }
}

const collapsed = (text: string): string[] =>
  ['/>', ' />'].map((end) => text.replace(/<([^\s/>]+)([^<>]*)><\/\1>/g, `<$1$2${end}`))

const escapedOtherwise = (text: string): string[] => [
  mapText(text, (one) => one.replaceAll('&gt;', '>')),
  mapText(text, (one) => one.replaceAll('"', '&quot;')),
  mapText(text, (one) => one.replaceAll('"', '&quot;').replaceAll("'", '&apos;')),
  text.replaceAll('&#xD;', '&#13;'),
  text.replaceAll('&#xD;', '\r'),
]

/** What is left when the element is cut out of its message as text: without all, or some, of the declarations it inherits. */
function withoutDeclarations(text: string): string[] {
  const end = text.indexOf('>')
  const [tag, rest] = [text.slice(0, end), text.slice(end)]
  const declared = tag.match(/ xmlns(?::[\w.-]+)?="[^"]*"/g) ?? []
  const less = declared.slice(0, 8).map((one) => tag.replace(one, '') + rest)
  return [...less, declared.reduce((left, one) => left.replace(one, ''), tag) + rest]
}

function* encodedOtherwise(target: Target): Generator<Found> {
  const text = canonicalOf(target).toString('utf8')
  yield { octets: Buffer.from(text, 'utf16le'), what: 'UTF-16LE' }
  for (const encoding of ['windows-1251', 'iso-8859-1', 'windows-1252'] as const) {
    const octets = encodedIn(text, encoding)
    if (octets) yield { octets, what: encoding }
    const twice = Buffer.from(text, 'utf8')
    yield { octets: Buffer.from(decodedAs(twice, encoding), 'utf8'), what: `UTF-8 → ${encoding}` }
  }
  yield { octets: Buffer.from(text.replace(/[^\0-\x7f]/gu, '?'), 'latin1'), what: 'US-ASCII, ?' }
}

const decodedAs = (bytes: Buffer, encoding: string): string =>
  encoding === 'iso-8859-1' ? bytes.toString('latin1') : new TextDecoder(encoding).decode(bytes)

/** As many bytes as the text has characters: Cyrillic takes two bytes a letter. */
function cutShort(target: Target): Found[] {
  const octets = canonicalOf(target)
  const { length } = octets.toString('utf8')
  return length < octets.length ? [{ octets: octets.subarray(0, length) }] : []
}

const LAYERS = 4

/** The content of the element, and its descendants down the first few layers, each in both forms. */
function* innerParts(target: Target): Generator<Found> {
  const { document, element } = target
  yield { octets: contentOf(canonicalOf(target)), what: 'content' }
  let layer = document.children(element).slice(0, 4)
  for (let depth = 0; depth < LAYERS && layer.length > 0; depth++) {
    for (const part of layer) yield* formsOf(document, part)
    layer = layer.flatMap((part) => document.children(part).slice(0, 4)).slice(0, 8)
  }
}

/** What stands between the start tag and the end tag. */
const contentOf = (canonical: Buffer): Buffer =>
  canonical.subarray(canonical.indexOf('>') + 1, canonical.lastIndexOf('<'))

function* formsOf(document: XmlDocument, part: number, without = -1): Generator<Found> {
  const what = document.localName(part)
  for (const form of [exclusive, inclusive])
    yield { octets: canonicalize(document, part, form, without), what }
}

/** Envelope without what was inserted after it had been hashed: Header, Security or Signature; Envelope as it is; Header. */
function* outerParts({ document, element }: Target): Generator<Found> {
  if (element === 0) return
  yield* formsOf(document, 0)
  const [header = -1] = document.children(0)
  if (header < 0 || !document.is(header, SOAP, 'Header')) return
  yield* formsOf(document, header)
  yield* formsOf(document, 0, header)
  for (const security of document.children(header)) {
    yield* formsOf(document, 0, security)
    for (const signature of document.children(security)) yield* formsOf(document, 0, signature)
  }
}

/** The characters of the element without any tags. */
function* textAlone({ document, element }: Target): Generator<Found> {
  const written = (one: number): string =>
    document.text(one) + document.children(one).map(written).join('')
  const text = written(element)
  yield { octets: Buffer.from(text, 'utf8') }
  yield { octets: Buffer.from(text.trim(), 'utf8') }
}

/** Bytes of work that all rows over one reading cost, at most: Envelope is written in five ways, in both forms. */
export const octetsCost = ({ document, element }: Target): number =>
  octetsRows.length * 4 * sizeOf(document, element) + 10 * document.bytes.length

const sizeOf = (document: XmlDocument, element: number): number =>
  document.element(element, E_END) - document.element(element, E_START)
