import { join } from 'node:path'
import type { PrivateKey } from '../algorithms/algorithm.ts'
import { sha256 } from '../algorithms/hashes.ts'
import { keysOf } from '../algorithms/registry.ts'
import type { Certificate } from '../certificate.ts'
import { writePem } from '../pem.ts'
import { readPkcs12 } from '../pkcs12.ts'
import { writePkcs12 } from '../pkcs12-write.ts'
import { putFile, readIfThere } from './files.ts'

/** A certificate, its key, and the certificates above it up to the root. */
export interface Holder {
  readonly certificate: Certificate
  readonly key: PrivateKey
  readonly issuers: readonly Certificate[]
}

/** The password of every PKCS#12 that the test authority writes. It protects nothing: the keys are TEST ONLY. */
export const PKCS12_PASSWORD = 'test-only'

export const keyFile = (directory: string, name: string): string =>
  join(directory, `${name}.key.pem`)
export const certificateFile = (directory: string, name: string): string =>
  join(directory, `${name}.cer.pem`)
export const pkcs12File = (directory: string, name: string): string =>
  join(directory, `${name}.p12`)

/** Writes NAME.key.pem (PKCS#8, readable by the owner only), NAME.p12 with the chain, and NAME.cer.pem. */
export async function writeHolder(directory: string, name: string, holder: Holder): Promise<void> {
  const pkcs8 = keysOf(holder.key.kind).writePrivate(holder.key)
  await putFile(keyFile(directory, name), writePem('PRIVATE KEY', pkcs8), 0o600)
  await writePkcs12File(directory, name, holder)
  await writeCertificate(directory, name, holder)
}

export const writeCertificate = (
  directory: string,
  name: string,
  { certificate }: Holder,
): Promise<void> => putFile(certificateFile(directory, name), pemOf([certificate]))

/** Leaves alone a container that holds these certificates. */
export async function writePkcs12File(
  directory: string,
  alias: string,
  { certificate, key, issuers }: Holder,
): Promise<void> {
  const path = pkcs12File(directory, alias)
  const chain = [certificate, ...issuers]
  const found = await readIfThere(path)
  if (found && holdsStill(found, chain)) return
  await putFile(path, writePkcs12({ key, chain }, PKCS12_PASSWORD, alias), 0o600)
}

/** Files seen to hold what they should, with what: opening one costs 15 ms of key derivation at every start in a process. */
const seen = new Set<string>()

function holdsStill(pkcs12: Uint8Array, chain: readonly Certificate[]): boolean {
  const digest = Buffer.from(sha256.digest(pkcs12)).toString('hex')
  const pair = [digest, ...chain.map(({ fingerprint }) => fingerprint)].join(' ')
  if (!seen.has(pair) && !holds(pkcs12, chain)) return false
  seen.add(pair)
  return true
}

/** Whether a PKCS#12 has exactly these certificates; one that cannot be opened has none. */
function holds(pkcs12: Uint8Array, chain: readonly Certificate[]): boolean {
  try {
    const { certificates } = readPkcs12(pkcs12, PKCS12_PASSWORD)
    return pemOf(certificates) === pemOf(chain)
  } catch {
    return false
  }
}

export const pemOf = (certificates: readonly Certificate[]): string =>
  certificates.map(({ der }) => writePem('CERTIFICATE', der)).join('')
