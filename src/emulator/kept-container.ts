import { createHash } from 'node:crypto'
import type { ByteSource } from '../act/container/source.ts'
import { sha256 } from '../act/json.ts'
import type { Pieces } from '../contract/api.ts'
import type { Storage } from '../storage/database.ts'

/**
 * Keeps a container in the database, each piece in a unit of its own: whoever waits for the database waits for one piece. It
 * is there when the last unit says so, all of it or nothing; what a process that was killed has left is cleared away first.
 */
export async function keepContainer(
  id: string,
  container: ByteSource,
  storage: Storage,
): Promise<void> {
  await storage.transact(({ actContainers }) => actContainers.clear(id))
  const whole = createHash('sha256')
  let number = 0
  for (const bytes of container.steps(0, container.size)) {
    const own = number
    await storage.transact(({ actContainers }) => actContainers.addPiece(id, own, bytes))
    whole.update(bytes)
    number += 1
  }
  const digest = whole.digest('hex')
  const kept = await storage.transact(({ actContainers }) => actContainers.complete(id, digest))
  if (!kept) throw new Error(`the container of session ${id} was made twice`)
}

/** Bytes that do not fit their digest are never handed out: all are read through before the first is given, and each again when it is. */
export async function keptContainer(
  id: string,
  digest: string,
  storage: Pick<Storage, 'read'>,
): Promise<Pieces> {
  const damaged = () => new Error(`the stored container of session ${id} is damaged`)
  const whole = createHash('sha256')
  const digests: string[] = []
  let size = 0
  for await (const bytes of piecesOf(id, storage)) {
    whole.update(bytes)
    digests.push(sha256(bytes))
    size += bytes.length
  }
  if (whole.digest('hex') !== digest) throw damaged()
  return {
    size,
    async *pieces() {
      let number = 0
      for await (const bytes of piecesOf(id, storage)) {
        if (sha256(bytes) !== digests[number]) throw damaged()
        yield bytes
        number += 1
      }
      if (number < digests.length) throw damaged()
    },
  }
}

async function* piecesOf(id: string, storage: Pick<Storage, 'read'>): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const bytes = await storage.read(({ actContainers }) => actContainers.piece(id, number))
    if (bytes === undefined) return
    yield bytes
  }
}
