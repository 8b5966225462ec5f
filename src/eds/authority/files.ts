import { randomUUID } from 'node:crypto'
import { link, open, readFile, rename, rm } from 'node:fs/promises'

/** The bytes of a file; undefined when there is no such file. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return undefined
    throw cause
  }
}

/** Puts a whole file in place, or none of it; `mode` as for chmod. Leaves a file that already says this alone. */
export async function putFile(
  path: string,
  data: string | Uint8Array,
  mode = 0o644,
): Promise<void> {
  if ((await readIfThere(path))?.equals(Buffer.from(data))) return
  await rename(await writeBeside(path, data, mode), path)
}

/** Like putFile for what must never be overwritten, such as a key: the first to come wins, and false says it was another. */
export async function putFileOnce(
  path: string,
  data: string | Uint8Array,
  mode: number,
): Promise<boolean> {
  const temporary = await writeBeside(path, data, mode)
  try {
    await link(temporary, path)
    return true
  } catch (cause) {
    if (isErrno(cause, 'EEXIST')) return false
    // A file system without hard links: still whole or not at all, though the last to come wins.
    await rename(temporary, path)
    return true
  } finally {
    await rm(temporary, { force: true })
  }
}

async function writeBeside(path: string, data: string | Uint8Array, mode: number): Promise<string> {
  const temporary = `${path}.${randomUUID()}.tmp`
  const file = await open(temporary, 'wx', mode)
  try {
    await file.writeFile(data)
    await file.sync()
  } catch (cause) {
    await rm(temporary, { force: true })
    throw new Error(`${path} cannot be written: ${(cause as Error).message}`, { cause })
  } finally {
    await file.close()
  }
  return temporary
}

const isErrno = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code
