import type { Hashable } from '../../eds/algorithms/hashes.ts'
import { archiveName, CONTAINER_TYPE, MIMETYPE, MOST, partsIn, stampName } from './layout.ts'
import { hashedBefore, manifestSteps, type Reference, writeManifest } from './manifest.ts'
import type { LargeEntry, ZipEntry } from './zip-format.ts'
import { type Sink, zipWriter } from './zip-write.ts'

/** A time stamp token (RFC 3161) in DER over the content. */
export type Stamp = (content: Hashable) => Promise<Uint8Array>

/** Writes a container file after file; of each its name and digest are known afterwards, and no bytes are kept. */
export interface ContainerWriter {
  add(file: ZipEntry | LargeEntry): void
  /** What was added, in its order. */
  listed(): readonly Reference[]
  /** Adds the manifest over these files, and gives its content for whoever signs or stamps it. */
  addManifest(name: string, signature: string, files: readonly Reference[]): Hashable
  end(): void
}

/** EN 319 162-1, A.1: `mimetype` is the first entry, and stored. */
export function containerWriter(write: Sink): ContainerWriter {
  const zip = zipWriter(write)
  zip.add({ name: MIMETYPE, bytes: Buffer.from(CONTAINER_TYPE) })
  return {
    add: (file) => void zip.add(file),
    listed: () => zip.files.slice(1),
    addManifest: (name, signature, files) => {
      const steps = () => manifestSteps(signature, files)
      const { digest } = zip.add({ name, steps })
      return hashedBefore(digest, () => writeManifest(signature, files))
    },
    end: zip.end,
  }
}

/** One more archive manifest, over all that was added, and its time stamp. */
export async function addStamp(container: ContainerWriter, stamp: Stamp): Promise<void> {
  const files = container.listed()
  const number = nextNumber(files, 'archive')
  const content = container.addManifest(archiveName(number), stampName(number), files)
  container.add({ name: stampName(number), bytes: await stamp(content) })
}

export function nextNumber(
  files: readonly { readonly name: string }[],
  part: 'manifest' | 'archive',
): number {
  const names = files.map(({ name }) => name)
  const number = (partsIn(names, part).at(-1)?.number ?? 0) + 1
  if (number > MOST) throw new Error(`more than ${MOST} of ${part}`)
  return number
}
