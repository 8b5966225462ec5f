import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import { type Hashable, sha256 } from '../../eds/algorithms/hashes.ts'
import type { XmlDocument } from '../../xml/document.ts'
import { XmlError } from '../../xml/error.ts'
import { defaultLimits } from '../../xml/limits.ts'
import { readXml } from '../../xml/scan.ts'
import { typeOf } from './layout.ts'
import { stepsOfLines } from './lines.ts'
import type { ZipFile } from './zip-content.ts'

const ASIC = 'http://uri.etsi.org/02918/v1.2.1#'
const DS = 'http://www.w3.org/2000/09/xmldsig#'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

/** ASiCManifest of ETSI EN 319 162-1, annex A: the files that one signature or one time stamp is over. */
export interface Manifest {
  /** Where the signature or the stamp is. */
  readonly signature: string
  readonly references: readonly Reference[]
}

export interface Reference {
  readonly name: string
  /** SHA-256, base64. */
  readonly digest: string
}

export const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64')

/** A manifest over files, one line each, step by step; `signature` is where its signature or stamp will be. Names are portable. */
export const manifestSteps = (
  signature: string,
  files: readonly Reference[],
): Iterable<Uint8Array> => stepsOfLines(manifestLines(signature, files))

/** The same whole. */
export const writeManifest = (signature: string, files: readonly Reference[]): Uint8Array =>
  Buffer.concat([...manifestSteps(signature, files)])

/** The content of a file whose SHA-256 is known (base64): it is read, whole, for other hashes alone. */
export const hashedBefore =
  (digest: string, read: () => Uint8Array): Hashable =>
  (algorithm) =>
    algorithm.oid === sha256.oid ? Buffer.from(digest, 'base64') : algorithm.digest(read())

function* manifestLines(signature: string, files: readonly Reference[]): Generator<string> {
  yield* headOf(signature)
  for (const file of files) yield lineOf(file)
  yield TAIL
}

const headOf = (signature: string): readonly string[] => [
  '<?xml version="1.0" encoding="UTF-8"?>',
  `<asic:ASiCManifest xmlns:asic="${ASIC}" xmlns:ds="${DS}">`,
  `<asic:SigReference URI="${signature}" MimeType="${typeOf(signature)}"/>`,
]

const lineOf = ({ name, digest }: Reference): string =>
  `<asic:DataObjectReference URI="${name}" MimeType="${typeOf(name)}"><ds:DigestMethod Algorithm="${SHA256}"/>` +
  `<ds:DigestValue>${digest}</ds:DigestValue></asic:DataObjectReference>`

const TAIL = '</asic:ASiCManifest>'

/** An act of some thousand responses has ten files for each, and three elements for a file. */
const limits = { ...defaultLimits, bytes: 32 * 1024 * 1024, elements: 500_000 }

/** Says why bytes are no manifest as acts have it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError'
}

/** A manifest that is to the byte as we write them, line by line: of ten thousand files it takes a tenth of the memory. */
function ownManifest(file: ManifestFile, known: Known): Manifest | undefined {
  if (file.size > limits.bytes) return undefined
  const lines = linesOf(file.steps())
  const head = [lines.next().value, lines.next().value, lines.next().value].join('\n')
  const signature = URI.exec(head)?.[1]
  if (signature === undefined || headOf(signature).join('\n') !== head) return undefined
  const references: Reference[] = []
  for (const line of lines) {
    if (line === TAIL) return isEnd(lines) ? { signature, references } : undefined
    const reference = referenceOf(line)
    if (reference === undefined) return undefined
    references.push(known(reference))
  }
  return undefined
}

/** After the last line there is a line end and nothing more. */
const isEnd = (lines: Iterator<string>): boolean =>
  lines.next().value === '' && lines.next().done === true

const URI = / URI="([\w./-]+)"/
const DIGEST = /<ds:DigestValue>([A-Za-z0-9+/]{43}=)</

/** Undefined when the line is not as we write it. */
function referenceOf(line: string): Reference | undefined {
  const reference = { name: own(URI.exec(line)?.[1]), digest: own(DIGEST.exec(line)?.[1]) }
  return lineOf(reference) === line ? reference : undefined
}

/** A part that was cut out of a text keeps the whole of it. */
const own = (part = ''): string => Buffer.from(part, 'latin1').toString('latin1')

function* linesOf(steps: Iterable<Uint8Array>): Generator<string, undefined> {
  let begun = ''
  for (const bytes of steps) {
    const step = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let at = 0
    for (let end = step.indexOf('\n'); end >= 0; end = step.indexOf('\n', at)) {
      yield begun + step.toString('latin1', at, end)
      begun = ''
      at = end + 1
    }
    begun += step.toString('latin1', at)
  }
  yield begun
}

/** The same reference as somebody holds it already, or the one given. */
export type Known = (reference: Reference) => Reference

/** A manifest in its file: most are read step by step, and never whole. */
export type ManifestFile = Pick<ZipFile, 'size' | 'steps' | 'bytes'>

/** Reads a manifest of anybody's; strict: SHA-256 alone, one SigReference first, no extensions. Throws ManifestError. */
export const readManifest = (file: ManifestFile, known: Known = (one) => one): Manifest =>
  distinct(ownManifest(file, known) ?? foreignManifest(file.bytes))

function foreignManifest(bytes: Uint8Array): Manifest {
  if (!isUtf8(bytes)) throw new ManifestError('not UTF-8')
  try {
    return manifestIn(readXml(Buffer.from(bytes), limits))
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause
    throw new ManifestError(cause.message, { cause })
  }
}

function manifestIn(xml: XmlDocument): Manifest {
  if (!xml.is(0, ASIC, 'ASiCManifest')) throw new ManifestError('the root is no ASiCManifest')
  const [first, ...others] = xml.children(0)
  if (first === undefined || !xml.is(first, ASIC, 'SigReference'))
    throw new ManifestError('SigReference is not the first')
  if (xml.children(first).length > 0) throw new ManifestError('SigReference holds something')
  const references = others.map((one) => referenceIn(xml, one))
  return { signature: uriOf(xml, first), references }
}

function distinct(manifest: Manifest): Manifest {
  const { references } = manifest
  if (references.length === 0) throw new ManifestError('there is no DataObjectReference')
  const names = new Set(references.map(({ name }) => name))
  if (names.size < references.length) throw new ManifestError('a file is listed twice')
  return manifest
}

function referenceIn(xml: XmlDocument, element: number): Reference {
  if (!xml.is(element, ASIC, 'DataObjectReference'))
    throw new ManifestError(`${xml.localName(element)} where DataObjectReference was expected`)
  const [method, value, ...others] = xml.children(element)
  const fits =
    method !== undefined &&
    value !== undefined &&
    others.length === 0 &&
    xml.is(method, DS, 'DigestMethod') &&
    xml.is(value, DS, 'DigestValue')
  if (!fits) throw new ManifestError('a DataObjectReference without its digest, or with more')
  if (xml.valueOf(method, 'Algorithm') !== SHA256) throw new ManifestError('a digest not SHA-256')
  return { name: uriOf(xml, element), digest: xml.text(value).trim() }
}

function uriOf(xml: XmlDocument, element: number): string {
  const uri = xml.valueOf(element, 'URI')
  if (uri === undefined || uri === '') throw new ManifestError('a URI is missing')
  return uri
}
