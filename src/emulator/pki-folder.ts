import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { casOf } from '../eds/authority/cas.ts'
import { type Holder, writeHolder } from '../eds/authority/holder.ts'
import { listOf } from '../eds/authority/lists.ts'
import { ensureTestPki } from '../eds/authority/test-pki.ts'
import { addressOf } from './listening.ts'
import { createPkiDesk, type PkiDesk } from './pki-desk.ts'
import { kindIn } from './pki-orders.ts'

/** The test authority in its folder, for commands that need no running emulator: both write the same register. */
export interface PkiFolder extends PkiDesk {
  readonly directory: string
  /** Names of the CAs. */
  readonly cas: readonly string[]
  /** The list of one of `cas` in DER, into a file. */
  writeList(name: string, file: string, delta: boolean): Promise<void>
  /** `path` without an ending; gives the names of the three files. */
  save(path: string, holder: Holder): Promise<readonly string[]>
}

/** Loads or makes it; `kind` asks for one more authority. Throws INPUT_INVALID when that is no kind. */
export async function openPkiFolder(
  config: Config,
  clock: Clock,
  kind?: string,
): Promise<PkiFolder> {
  const directory = join(config.data, 'pki')
  const url = addressOf(config)
  const kinds = kind === undefined ? [] : [kindIn({ kind })]
  const pki = await ensureTestPki(directory, clock, { url, kinds })
  const cas = casOf(pki)
  return {
    ...createPkiDesk(pki, () => url),
    directory,
    cas: cas.map(({ name }) => name),
    writeList: async (name, file, delta) => {
      const ca = cas.find((one) => one.name === name)
      if (ca) await writeFile(file, await listOf(ca, pki.register, { now: clock(), delta }))
    },
    save: async (path, holder) => {
      await mkdir(dirname(path), { recursive: true })
      await writeHolder(dirname(path), basename(path), holder)
      return ['key.pem', 'cer.pem', 'p12'].map((ending) => `${path}.${ending}`)
    },
  }
}
