import type { Hashable } from '../../eds/algorithms/hashes.ts'
import { META, MIMETYPE, manifestName, signatureName } from './layout.ts'
import { addStamp, containerWriter, type Stamp } from './writer.ts'
import type { LargeEntry, ZipEntry } from './zip-format.ts'
import { judgeNames } from './zip-names.ts'
import type { Sink } from './zip-write.ts'

/** A detached CMS in DER over the content, with the attributes of CAdES-BES. */
export type Seal = (content: Hashable) => Promise<Uint8Array>

export interface Makers {
  readonly seal: Seal
  readonly stamp: Stamp
}

/** Files of a container, in its order, without `mimetype`. */
export type ContainerFiles = readonly ZipEntry[]

/**
 * Writes a container: the data files in the order given, each when it comes, a manifest over all of them, its seal, and a
 * time stamp over everything. What was written before it threw is no container.
 */
export async function writeContainer(
  data: Iterable<ZipEntry> | AsyncIterable<ZipEntry | LargeEntry>,
  { seal, stamp }: Makers,
  write: Sink,
): Promise<void> {
  const container = containerWriter(write)
  for await (const file of data) {
    const { name } = file
    if (name === MIMETYPE || name.startsWith(META))
      throw new Error(`${name} is no name for a data file`)
    container.add(file)
  }
  const files = container.listed()
  const [problem] = judgeNames(files.map(({ name }) => name))
  if (problem) throw new Error(`${problem.entry}: ${problem.code}`)
  const content = container.addManifest(manifestName(1), signatureName(1), files)
  container.add({ name: signatureName(1), bytes: await seal(content) })
  await addStamp(container, stamp)
  container.end()
}

/** The same as bytes, for what is small. */
export async function makeContainer(data: ContainerFiles, makers: Makers): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  await writeContainer(data, makers, (bytes) => parts.push(bytes))
  return Buffer.concat(parts)
}
