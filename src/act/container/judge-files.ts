import type { Hashable } from '../../eds/algorithms/hashes.ts'
import {
  archiveName,
  CONTAINER_TYPE,
  foreignManifest,
  META,
  MIMETYPE,
  manifestName,
  type Part,
  partOf,
  partsIn,
  signatureName,
  stampName,
} from './layout.ts'
import { hashedBefore, type Known, type Manifest, ManifestError, readManifest } from './manifest.ts'
import { type ContainerCheck, finding } from './verdict.ts'
import type { ZipFile } from './zip-content.ts'

/** Files by name; their bytes are read when they are asked for. */
export type Files = Pick<ReadonlyMap<string, Uint8Array>, 'get' | 'has' | 'keys'>

/** The files of a container that was read through. */
export interface ReadFiles extends Files {
  file(name: string): ZipFile | undefined
  /** SHA-256, base64; nothing is read for it. */
  digest(name: string): string | undefined
  /** What is held of a file, when it is the one referred to: a manifest of ten thousand files then holds none of its own. */
  readonly known: Known
}

/** A manifest of the container, as it stands there and as it reads. */
export interface FoundManifest {
  readonly part: 'manifest' | 'archive'
  /** 0: its name is not one of ours. */
  readonly number: number
  readonly name: string
  /** Read again only for a hash that is not SHA-256. */
  readonly content: Hashable
  readonly manifest: Manifest
}

/** Of a repeated name the first counts; the repetition is told elsewhere. */
export function filesOf(entries: readonly ZipFile[]): ReadFiles {
  const byName = new Map(entries.toReversed().map((entry) => [entry.name, entry]))
  return {
    get: (name) => byName.get(name)?.bytes,
    has: (name) => byName.has(name),
    keys: () => byName.keys(),
    file: (name) => byName.get(name),
    digest: (name) => byName.get(name)?.digest,
    known: (reference) => {
      const file = byName.get(reference.name)
      return file?.digest === reference.digest ? file : reference
    },
  }
}

/** mimetype, what stands in META-INF, and that each part has its counterpart, counted from 1 without a gap. */
export function judgeLayout(entries: readonly ZipFile[], files: Files): ContainerCheck[] {
  const names = [...files.keys()]
  const type = Buffer.from(files.get(MIMETYPE) ?? []).toString('latin1')
  const typed = entries[0]?.name === MIMETYPE && type === CONTAINER_TYPE
  const unknown = names.filter((name) => name.startsWith(META) && partOf(name) === undefined)
  return [
    ...(typed ? [] : [finding('MIMETYPE')]),
    ...unknown.map((file) => finding('META_UNKNOWN', { file })),
    ...missingParts(names).map((file) => finding('PART_MISSING', { file })),
  ]
}

const counterparts: readonly (readonly [Part, Part, (number: number) => string][])[] = [
  [
    ['manifest', 'signature', signatureName],
    ['signature', 'manifest', manifestName],
  ],
  [
    ['archive', 'stamp', stampName],
    ['stamp', 'archive', archiveName],
  ],
]

function missingParts(names: readonly string[]): string[] {
  const there = new Set(names)
  const missing = counterparts.flatMap((pair) =>
    pair.flatMap(([own, , nameOf]) => {
      const numbers = partsIn(names, own).map(({ number }) => number)
      const upTo = Array.from({ length: numbers.at(-1) ?? 0 }, (_, index) => nameOf(index + 1))
      return upTo.filter((name) => !there.has(name))
    }),
  )
  return [...new Set(missing)]
}

/** Reads every manifest; one that cannot be read, or names another's signature, is told. */
export function readManifests(files: ReadFiles): {
  readonly found: readonly FoundManifest[]
  readonly checks: readonly ContainerCheck[]
} {
  const parts = (['manifest', 'archive'] as const).flatMap((part) =>
    partsIn(files.keys(), part).map((one) => ({ ...one, part })),
  )
  const foreign = [...files.keys()].flatMap((name) => {
    const part = foreignManifest(name)
    return part === undefined ? [] : [{ name, number: 0, part }]
  })
  const read = [...parts, ...foreign].map((one) => foundIn(one, files))
  return {
    found: read.flatMap((one) => ('manifest' in one ? [one] : [])),
    checks: read.flatMap((one) => ('manifest' in one ? judgePointer(one) : [one])),
  }
}

function foundIn(
  { name, ...rest }: Pick<FoundManifest, 'part' | 'number' | 'name'>,
  files: ReadFiles,
): FoundManifest | ContainerCheck {
  const file = files.file(name)
  if (file === undefined) throw new Error(`${name} was among the names`)
  const manifest = manifestOf(file, files.known)
  if (manifest instanceof ManifestError)
    return finding('MANIFEST_BROKEN', { file: name, found: manifest.message })
  const content = hashedBefore(file.digest, () => file.bytes)
  return { ...rest, name, manifest, content }
}

function judgePointer({ part, number, name, manifest }: FoundManifest): ContainerCheck[] {
  const own = part === 'manifest' ? signatureName(number) : stampName(number)
  if (manifest.signature === own || number === 0) return []
  return [finding('MANIFEST_ELSEWHERE', { file: name, found: manifest.signature })]
}

function manifestOf(file: ZipFile, known: Known): Manifest | ManifestError {
  try {
    return readManifest(file, known)
  } catch (cause) {
    if (cause instanceof ManifestError) return cause
    throw cause
  }
}

/** anchors 6.4.5 b and c: every file is in every manifest that must have it, nothing listed is missing, nothing has changed. */
export function judgeListed(
  { name, manifest, part, number }: FoundManifest,
  files: ReadFiles,
  last: boolean,
): ContainerCheck[] {
  const listed = new Map(manifest.references.map((one) => [one.name, one.digest]))
  const missing = [...listed.keys()].filter((one) => !files.has(one))
  const changed = [...listed].filter(
    ([one, digest]) => files.has(one) && files.digest(one) !== digest,
  )
  const wanted = [...files.keys()].filter((one) => mustList(one, { part, number, last }))
  const unlisted = wanted.filter((one) => !listed.has(one))
  const found = `← ${name}`
  return [
    ...missing.map((file) => finding('FILE_MISSING', { file, found })),
    ...unlisted.map((file) => finding('FILE_UNLISTED', { file, found })),
    ...changed.map(([file]) => finding('DIGEST', { file, found })),
  ]
}

/**
 * All data files, always. A signature after the first is over the seal too, so that the seal cannot be exchanged; a time
 * stamp is over the seal, and the last one over everything that was there before it.
 */
function mustList(
  file: string,
  manifest: {
    readonly part: 'manifest' | 'archive'
    readonly number: number
    readonly last: boolean
  },
): boolean {
  if (file === MIMETYPE) return false
  const own = partOf(file)
  if (own === undefined) return !file.startsWith(META)
  const isSeal = own.number === 1 && (own.part === 'manifest' || own.part === 'signature')
  if (manifest.part === 'manifest') return isSeal && manifest.number > 1
  if (isSeal) return true
  const itself = (own.part === 'archive' || own.part === 'stamp') && own.number >= manifest.number
  return manifest.last && !itself
}

/** The order of the files is that of the last archive manifest, so that it means nothing else. */
export function judgeOrder(
  entries: readonly ZipFile[],
  found: readonly FoundManifest[],
): ContainerCheck[] {
  const last = found.filter(({ part }) => part === 'archive').at(-1)
  if (last === undefined) return []
  const listed = last.manifest.references.map(({ name }) => name)
  const expected = [MIMETYPE, ...listed, last.name, stampName(last.number)]
  const actual = entries.map(({ name }) => name)
  const [there, known] = [new Set(actual), new Set(expected)]
  const wanted = expected.filter((name) => there.has(name))
  const standing = actual.filter((name) => known.has(name))
  const same = wanted.every((name, index) => standing[index] === name)
  return same ? [] : [finding('ORDER', { file: last.name })]
}
