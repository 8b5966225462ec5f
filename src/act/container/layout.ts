/** Names of a container by ETSI EN 319 162-1 (ASiC-E with CAdES) and anchors 6.3. */
export const MIMETYPE = 'mimetype'
export const CONTAINER_TYPE = 'application/vnd.etsi.asic-e+zip'
export const META = 'META-INF/'

/** Signatures and time stamps are counted apart, each from 1 to this. */
export const MOST = 999

const numbered = (number: number): string => String(number).padStart(3, '0')

export const manifestName = (number: number): string => `${META}ASiCManifest${numbered(number)}.xml`
export const signatureName = (number: number): string => `${META}signature${numbered(number)}.p7s`
export const archiveName = (number: number): string =>
  `${META}ASiCArchiveManifest${numbered(number)}.xml`
export const stampName = (number: number): string => `${META}timestamp${numbered(number)}.tst`

export type Part = 'manifest' | 'signature' | 'archive' | 'stamp'

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['manifest', /^META-INF\/ASiCManifest(\d{3})\.xml$/],
  ['signature', /^META-INF\/signature(\d{3})\.p7s$/],
  ['archive', /^META-INF\/ASiCArchiveManifest(\d{3})\.xml$/],
  ['stamp', /^META-INF\/timestamp(\d{3})\.tst$/],
]

/** What a file below META-INF is; undefined when it is nothing that belongs there. */
export function partOf(name: string): { readonly part: Part; readonly number: number } | undefined {
  for (const [part, pattern] of PARTS) {
    const number = Number(pattern.exec(name)?.[1] ?? 0)
    if (number > 0) return { part, number }
  }
  return undefined
}

/** A manifest under a name of others: it is out of place, and what it lists is judged all the same. */
export function foreignManifest(name: string): 'manifest' | 'archive' | undefined {
  const found = /^META-INF\/ASiC(Archive)?Manifest.*\.xml$/.exec(name)
  if (found === null || partOf(name) !== undefined) return undefined
  return found[1] === undefined ? 'manifest' : 'archive'
}

/** The parts of one kind that are there, with their numbers, in order. */
export const partsIn = (names: Iterable<string>, part: Part): { name: string; number: number }[] =>
  [...names]
    .flatMap((name) => {
      const found = partOf(name)
      return found?.part === part ? [{ name, number: found.number }] : []
    })
    .sort((one, other) => one.number - other.number)

const types: Readonly<Record<string, string>> = {
  xml: 'text/xml',
  json: 'application/json',
  jsonl: 'application/jsonl',
  pdf: 'application/pdf',
  html: 'text/html',
  md: 'text/markdown',
  headers: 'text/plain',
  p7s: 'application/pkcs7-signature',
  tst: 'application/vnd.etsi.timestamp-token',
  crl: 'application/pkix-crl',
  der: 'application/ocsp-response',
  pem: 'application/x-pem-file',
}

/** The media type of a file by its ending. */
export const typeOf = (name: string): string =>
  types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
