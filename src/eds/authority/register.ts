import { statSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, certificatesIn } from '../certificate.ts'
import { type RevocationReason, revocationReasons } from '../revocation/reasons.ts'
import { putFile, putFileOnce, readIfThere } from './files.ts'
import { pemOf } from './holder.ts'

/** That a certificate is not good any more. */
export interface Revocation {
  readonly serial: bigint
  /** From when on; may be before it was recorded, or after. */
  readonly since: Date
  readonly reason: RevocationReason
  readonly recordedAt: Date
}

/**
 * What each CA has issued and revoked: a file each, whole or not at all, so that a running emulator and the command line
 * may write at once and agree. Nothing is ever taken out. `ca` is the name of the CA.
 */
export interface Register {
  keep(ca: string, certificate: Certificate): Promise<void>
  issued(): Promise<Certificate[]>
  hasIssued(ca: string, serial: bigint): Promise<boolean>
  /** False: it was revoked before, and stays as it was. */
  revoke(ca: string, revocation: Revocation): Promise<boolean>
  revocation(ca: string, serial: bigint): Promise<Revocation | undefined>
  revocations(ca: string): Promise<Revocation[]>
  /** Another number after each revocation. Asked of every message: a look at one folder, 3 µs. */
  revision(): number
}

/** The register in the directory of a test PKI. Its methods throw an Error that names a file they cannot read. */
export async function openRegister(directory: string): Promise<Register> {
  const [issued, revoked] = [join(directory, 'issued'), join(directory, 'revoked')]
  for (const folder of [issued, revoked]) await mkdir(folder, { recursive: true })
  const certificateFile = (ca: string, serial: bigint) =>
    join(issued, `${ca}_${serial.toString(16)}.cer.pem`)
  const revocationFile = (ca: string, serial: bigint) =>
    join(revoked, `${ca}_${serial.toString(16)}.json`)
  return {
    keep: (ca, certificate) =>
      putFile(certificateFile(ca, certificate.serial), pemOf([certificate])),
    issued: async () => {
      const read = await filesIn(issued, '.cer.pem', certificatesIn)
      return read.flat()
    },
    hasIssued: async (ca, serial) => (await readIfThere(certificateFile(ca, serial))) !== undefined,
    revoke: (ca, revocation) =>
      putFileOnce(revocationFile(ca, revocation.serial), textOf(revocation), 0o644),
    revocation: async (ca, serial) => {
      const path = revocationFile(ca, serial)
      const found = await readIfThere(path)
      return found && naming(path, () => revocationIn(found))
    },
    revocations: (ca) => filesIn(revoked, '.json', revocationIn, `${ca}_`),
    revision: () => statSync(revoked).mtimeMs,
  }
}

/** In the order of names, so that two readings are alike. */
async function filesIn<T>(
  folder: string,
  ending: string,
  read: (bytes: Buffer) => T,
  beginning = '',
): Promise<T[]> {
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(beginning) && name.endsWith(ending),
  )
  const found: T[] = []
  for (const name of names.sort()) {
    const path = join(folder, name)
    const bytes = await readIfThere(path)
    if (bytes) found.push(naming(path, () => read(bytes)))
  }
  return found
}

function textOf({ serial, since, reason, recordedAt }: Revocation): string {
  const said = { serial: serial.toString(), since, reason, recordedAt }
  return `${JSON.stringify(said, null, 2)}\n`
}

function revocationIn(bytes: Buffer): Revocation {
  const said = JSON.parse(bytes.toString('utf8')) as Readonly<Record<string, string | undefined>>
  const reason = revocationReasons.find((one) => one === said['reason'])
  const [since, recordedAt] = [new Date(said['since'] ?? ''), new Date(said['recordedAt'] ?? '')]
  if (!reason || Number.isNaN(since.getTime()) || Number.isNaN(recordedAt.getTime()))
    throw new Error('no revocation')
  return { serial: BigInt(said['serial'] ?? ''), since, reason, recordedAt }
}

function naming<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw new Error(`test PKI: ${path} cannot be read`, { cause })
  }
}
