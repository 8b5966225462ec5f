import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ShepFault } from '../contract/faults.ts'
import { type Certificate, certificatesIn } from './certificate.ts'

const CERTIFICATE_FILE = /\.(pem|crt|cer|der)$/i

/**
 * The certificates an operator trusts: every .pem .crt .cer .der file of the directory, PEM or DER, each certificate once.
 * Throws an Error that names the directory, or the file that cannot be read.
 */
export async function readTrust(directory: string): Promise<Certificate[]> {
  const files = await filesIn(directory)
  const read = await Promise.all(files.map((file) => certificatesOf(join(directory, file))))
  const byFingerprint = new Map(read.flat().map((one) => [one.fingerprint, one]))
  return [...byFingerprint.values()]
}

async function filesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).filter((file) => CERTIFICATE_FILE.test(file)).sort()
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new Error(`trust: ${directory} is no folder that can be read (${code})`, { cause })
  }
}

async function certificatesOf(path: string): Promise<Certificate[]> {
  try {
    return certificatesIn(await readFile(path))
  } catch (cause) {
    throw new Error(`trust: ${path} cannot be read as certificates: ${reasonOf(cause)}`, { cause })
  }
}

const reasonOf = (cause: unknown): string =>
  cause instanceof ShepFault ? String(cause.detail['reason']) : String(cause)
