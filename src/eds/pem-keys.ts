import { ShepFault } from '../contract/faults.ts'
import { keysOf } from './algorithms/registry.ts'
import { parseCertificate } from './certificate.ts'
import { DerError, readDer } from './der.ts'
import { integer, nothing, octets, oid, sequence } from './der-write.ts'
import { passwordFor } from './password.ts'
import { type PemBlock, readPem } from './pem.ts'
import { openPkcs8 } from './pkcs8.ts'
import { LARGEST_KEY_FILE, type OpenedPkcs12 } from './pkcs12.ts'
import type { NamedKey } from './pkcs12-bags.ts'

export const isPem = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('-----BEGIN ')

/**
 * Keys and certificates among the PEM blocks of a file: `PRIVATE KEY`, `ENCRYPTED PRIVATE KEY`, `RSA PRIVATE KEY`,
 * `CERTIFICATE`; others are passed over. Throws the refusals of readPkcs12, and KEY_PASSWORD_NEEDED.
 */
export function readPemKeys(bytes: Uint8Array, password: string | undefined): OpenedPkcs12 {
  if (bytes.length > LARGEST_KEY_FILE)
    throw new ShepFault('KEY_FILE_LIMIT', { expected: `${LARGEST_KEY_FILE} bytes` })
  const blocks = readPem(Buffer.from(bytes).toString('latin1'))
  if (blocks.length === 0) throw new ShepFault('KEY_FILE_DAMAGED', { reason: 'no whole PEM block' })
  try {
    const labelled = blocks.filter(({ label }) => label === 'CERTIFICATE')
    return {
      keys: blocks.flatMap((block) => readKey(block, password) ?? []),
      certificates: labelled.map(({ der }) => parseCertificate(der)),
    }
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('KEY_FILE_DAMAGED', { reason: cause.message }, cause)
  }
}

function readKey({ label, der }: PemBlock, password: string | undefined): NamedKey | undefined {
  switch (label) {
    case 'PRIVATE KEY':
      return openPkcs8(readDer(der))
    case 'RSA PRIVATE KEY':
      return openPkcs8(readDer(pkcs8OfRsa(der)))
    case 'ENCRYPTED PRIVATE KEY':
      if (password === undefined) throw new ShepFault('KEY_PASSWORD_NEEDED')
      return openPkcs8(readDer(der), passwordFor(password))
    default:
      return undefined
  }
}

/** PKCS#8 around the older PKCS#1 form. */
const pkcs8OfRsa = (pkcs1: Uint8Array): Uint8Array =>
  sequence(integer(0), sequence(oid(keysOf('rsa').oid), nothing()), octets(pkcs1))
