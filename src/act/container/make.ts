import {
  archiveName,
  CONTAINER_TYPE,
  META,
  MIMETYPE,
  MOST,
  manifestName,
  partsIn,
  signatureName,
  stampName,
} from './layout.ts'
import { writeManifest } from './manifest.ts'
import type { ZipEntry } from './zip-format.ts'
import { judgeNames } from './zip-names.ts'
import { writeZip } from './zip-write.ts'

/** A detached CMS in DER over the bytes given, with the attributes of CAdES-BES. */
export type Seal = (content: Uint8Array) => Promise<Uint8Array>
/** A time stamp token (RFC 3161) in DER over the bytes given. */
export type Stamp = (content: Uint8Array) => Promise<Uint8Array>

export interface Makers {
  readonly seal: Seal
  readonly stamp: Stamp
}

/** The files of a container, in its order, without `mimetype`. */
export type ContainerFiles = readonly ZipEntry[]

/** A container: the data files in the order given, a manifest over all of them, its seal, and a time stamp over everything. */
export async function makeContainer(
  data: ContainerFiles,
  { seal, stamp }: Makers,
): Promise<Uint8Array> {
  const stray = data.find(({ name }) => name === MIMETYPE || name.startsWith(META))
  if (stray) throw new Error(`${stray.name} is no name for a data file`)
  const [problem] = judgeNames(data.map(({ name }) => name))
  if (problem) throw new Error(`${problem.entry}: ${problem.code}`)
  const manifest = writeManifest(signatureName(1), data)
  const files = [
    ...data,
    { name: manifestName(1), bytes: manifest },
    { name: signatureName(1), bytes: await seal(manifest) },
  ]
  return packed(await stamped(files, stamp))
}

/** The same files with one more archive manifest, over all of them, and its time stamp. Nothing is taken away. */
export async function stamped(files: ContainerFiles, stamp: Stamp): Promise<ContainerFiles> {
  const number = nextNumber(files, 'archive')
  const manifest = writeManifest(stampName(number), files)
  return [
    ...files,
    { name: archiveName(number), bytes: manifest },
    { name: stampName(number), bytes: await stamp(manifest) },
  ]
}

/** EN 319 162-1, A.1: `mimetype` is the first entry, and stored. */
export const packed = (files: ContainerFiles): Uint8Array =>
  writeZip([{ name: MIMETYPE, bytes: Buffer.from(CONTAINER_TYPE) }, ...files])

export function nextNumber(files: ContainerFiles, part: 'manifest' | 'archive'): number {
  const names = files.map(({ name }) => name)
  const number = (partsIn(names, part).at(-1)?.number ?? 0) + 1
  if (number > MOST) throw new Error(`more than ${MOST} of ${part}`)
  return number
}
