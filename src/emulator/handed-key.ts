import { createPrivateKey, createPublicKey } from 'node:crypto'
import { sha256 } from '../act/json.ts'
import { ShepFault } from '../contract/faults.ts'
import type { PublicKey } from '../eds/algorithms/algorithm.ts'
import { readPublicKey } from '../eds/algorithms/registry.ts'
import { type Certificate, parseCertificate } from '../eds/certificate.ts'
import { DerError } from '../eds/der.ts'
import { readPem } from '../eds/pem.ts'

/** A public part of a key as it was handed over: a certificate, or an SPKI alone. */
export type HandedKey =
  | {
      readonly form: 'certificate'
      readonly certificate: Certificate
      readonly fingerprint: string
    }
  | { readonly form: 'spki'; readonly spki: Uint8Array; readonly fingerprint: string }

/**
 * reads PEM, or DER in base64; what cannot verify a token of `bin` is refused by its own name:
 * APPLICATION_KEY_PRIVATE, …_UNREADABLE, …_UNUSABLE, …_OWNER.
 */
export function readHandedKey(text: string, bin: string): HandedKey {
  const { der, label } = blockIn(text)
  if (/PRIVATE KEY$/.test(label) || isPrivate(der)) throw new ShepFault('APPLICATION_KEY_PRIVATE')
  const certificate = label === 'PUBLIC KEY' ? undefined : certificateOf(der)
  const key = certificate ? certificate.publicKey : publicKeyOf(der)
  if (key?.kind !== 'rsa' || key.bits < 2048 || !key.native)
    throw new ShepFault('APPLICATION_KEY_UNUSABLE', { kind: key?.kind, bits: key?.bits })
  if (!certificate) return { form: 'spki', spki: der, fingerprint: sha256(der) }
  if (certificate.bin !== undefined && certificate.bin !== bin)
    throw new ShepFault('APPLICATION_KEY_OWNER', { expected: bin, actual: certificate.bin })
  return { form: 'certificate', certificate, fingerprint: certificate.fingerprint }
}

function blockIn(text: string): { readonly der: Uint8Array; readonly label: string } {
  if (text.includes('-----BEGIN')) {
    const [block, ...more] = readPem(text)
    if (!block || more.length > 0) throw unreadable('exactly one PEM block is expected')
    return block
  }
  const compact = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw unreadable('PEM, or DER in base64')
  return { der: Buffer.from(compact, 'base64'), label: '' }
}

/** DER that says nothing of itself may be a private key: better said than stored. */
function isPrivate(der: Uint8Array): boolean {
  const key = Buffer.from(der)
  return (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => {
    try {
      createPrivateKey({ key, format: 'der', type })
      return true
    } catch {
      return false
    }
  })
}

function certificateOf(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der)
  } catch (cause) {
    if (cause instanceof ShepFault) return undefined
    throw cause
  }
}

/** The key of an SPKI, or of a PKCS#1 public key that is no SPKI: refused. */
function publicKeyOf(der: Uint8Array): PublicKey | undefined {
  try {
    const key = readPublicKey(der)
    if (key?.kind === 'rsa') createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })
    return key
  } catch (cause) {
    if (cause instanceof DerError || cause instanceof ShepFault) throw unreadable('neither', cause)
    if (cause instanceof Error && 'code' in cause) throw unreadable(cause.message, cause)
    throw cause
  }
}

const unreadable = (reason: string, cause?: unknown): ShepFault =>
  new ShepFault('APPLICATION_KEY_UNREADABLE', { reason }, cause)
