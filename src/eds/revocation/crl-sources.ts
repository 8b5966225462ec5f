import { readFile, stat } from 'node:fs/promises'
import type { CrlSource } from './crl-keeper.ts'
import { LARGEST_CRL } from './crl-verify.ts'
import type { Fetch } from './fetch-bytes.ts'

/** A file is looked at this often, ms: the operator puts a new list in its place. */
const FILE_AGE = 10_000

/** A list in a file, PEM or DER; read again when its time or its size has changed. */
export function crlFile(path: string): CrlSource {
  let seen = ''
  return {
    name: path,
    maxAge: FILE_AGE,
    read: async () => {
      const { mtimeMs, size } = await stat(path)
      const version = `${mtimeMs} ${size}`
      if (version === seen) return undefined
      const bytes = await readFile(path)
      seen = version
      return bytes
    },
  }
}

/** A list at an address, asked for again every `maxAge` ms. */
export const crlAddress = (url: string, fetch: Fetch, maxAge: number): CrlSource => ({
  name: url,
  maxAge,
  read: () => fetch(url, { limit: LARGEST_CRL }),
})
