import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { casOf } from '../eds/authority/cas.ts'
import { type Holder, writeHolder } from '../eds/authority/holder.ts'
import { listOf } from '../eds/authority/lists.ts'
import { ensureTestPki, needTestPki } from '../eds/authority/test-pki.ts'
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

/** How a folder is opened: `kind` asks for one more authority; `make`, whether a folder without any gets one. */
interface Opening {
  readonly kind?: string | undefined
  readonly make: boolean
}

/** Loads or makes it. Throws INPUT_INVALID when `kind` is none, PKI_ABSENT where there is none and none may be made. */
export async function openPkiFolder(
  config: Config,
  clock: Clock,
  { kind, make }: Opening,
): Promise<PkiFolder> {
  const directory = join(config.data, 'pki')
  if (!make) needTestPki(directory)
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
