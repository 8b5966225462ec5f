import type { Hashable } from '../../eds/algorithms/hashes.ts'
import { archiveName, CONTAINER_TYPE, MIMETYPE, MOST, partsIn, stampName } from './layout.ts'
import { digestOf, type Reference, writeManifest } from './manifest.ts'
import type { ZipEntry } from './zip-format.ts'
import { type Sink, zipWriter } from './zip-write.ts'

/** A time stamp token (RFC 3161) in DER over the content. */
export type Stamp = (content: Hashable) => Promise<Uint8Array>

/** Writes a container file after file; of each its name and digest are known afterwards, and no bytes are kept. */
export interface ContainerWriter {
  add(file: ZipEntry): void
  /** What was added, in its order. */
  readonly listed: readonly Reference[]
  end(): void
}

/** EN 319 162-1, A.1: `mimetype` is the first entry, and stored. */
export function containerWriter(write: Sink): ContainerWriter {
  const zip = zipWriter(write)
  const listed: Reference[] = []
  zip.add({ name: MIMETYPE, bytes: Buffer.from(CONTAINER_TYPE) })
  return {
    add: ({ name, bytes }) => {
      zip.add({ name, bytes })
      listed.push({ name, digest: digestOf(bytes) })
    },
    listed,
    end: zip.end,
  }
}

/** One more archive manifest, over all that was added, and its time stamp. */
export async function addStamp(container: ContainerWriter, stamp: Stamp): Promise<void> {
  const number = nextNumber(container.listed, 'archive')
  const manifest = writeManifest(stampName(number), container.listed)
  container.add({ name: archiveName(number), bytes: manifest })
  container.add({ name: stampName(number), bytes: await stamp(manifest) })
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
