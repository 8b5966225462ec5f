import { createHash } from 'node:crypto'
import type { ByteSource } from '../act/container/source.ts'
import { sha256 } from '../act/json.ts'
import type { Pieces } from '../contract/api.ts'
import type { Storage } from '../storage/database.ts'

/** What is known of a container whose bytes were seen whole: their number, and the SHA-256 of each piece. */
export interface KnownPieces {
  readonly size: number
  readonly digests: readonly string[]
}

/**
 * Keeps a container in the database, each piece in a unit of its own: whoever waits for the database waits for one piece. It
 * is there when the last unit says so, all of it or nothing; what a process that was killed has left is cleared away first.
 */
export async function keepContainer(
  id: string,
  container: ByteSource,
  storage: Storage,
): Promise<KnownPieces> {
  await storage.transact(({ actContainers }) => actContainers.clear(id))
  const seen = seeing()
  for (const bytes of container.steps(0, container.size)) {
    const number = seen.known.digests.length
    await storage.transact(({ actContainers }) => actContainers.addPiece(id, number, bytes))
    seen.add(bytes)
  }
  const digest = seen.whole()
  const kept = await storage.transact(({ actContainers }) => actContainers.complete(id, digest))
  if (!kept) throw new Error(`the container of session ${id} was made twice`)
  return seen.known
}

/** Reads a container through; throws an Error when its bytes do not fit their digest. */
export async function readThrough(
  id: string,
  digest: string,
  storage: Reader,
): Promise<KnownPieces> {
  const seen = seeing()
  for await (const bytes of piecesOf(id, storage)) seen.add(bytes)
  if (seen.whole() !== digest) throw damaged(id)
  return seen.known
}

/** Its bytes; those that do not fit what is known of them are never handed out. */
export function keptContainer(id: string, { size, digests }: KnownPieces, storage: Reader): Pieces {
  return {
    size,
    async *pieces() {
      let number = 0
      for await (const bytes of piecesOf(id, storage)) {
        if (sha256(bytes) !== digests[number]) throw damaged(id)
        yield bytes
        number += 1
      }
      if (number < digests.length) throw damaged(id)
    },
  }
}

type Reader = Pick<Storage, 'read'>

const damaged = (id: string) => new Error(`the stored container of session ${id} is damaged`)

function seeing() {
  const hash = createHash('sha256')
  const digests: string[] = []
  let size = 0
  return {
    add: (bytes: Uint8Array) => {
      hash.update(bytes)
      digests.push(sha256(bytes))
      size += bytes.length
    },
    /** SHA-256 of all; asked once. */
    whole: () => hash.digest('hex'),
    known: {
      digests,
      get size() {
        return size
      },
    },
  }
}

async function* piecesOf(id: string, storage: Reader): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const bytes = await storage.read(({ actContainers }) => actContainers.piece(id, number))
    if (bytes === undefined) return
    yield bytes
  }
}
