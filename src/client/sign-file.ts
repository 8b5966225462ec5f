import { randomUUID } from 'node:crypto'
import { type KeyStoreOptions, openKeyStore } from '../eds/key-store.ts'
import { testProvider } from '../eds/signing-provider.ts'
import { signEnveloped } from '../envelope/business/sign.ts'
import {
  type KeyInfoForm,
  keyInfoForms,
  type SigningIdentity,
} from '../envelope/security-header.ts'
import { signReceived } from '../envelope/sign-received.ts'
import { signingIdentity } from '../envelope/signing-identity.ts'
import { usableKey } from '../envelope/usable-key.ts'
import { defaultGate } from './default-gate.ts'

/** `wsse`: a header over soap:Body; `enveloped`: XMLDSig inside the document's root. */
export const signatureForms = ['wsse', 'enveloped'] as const
export type SignatureForm = (typeof signatureForms)[number]

/** How a wsse header may name the certificate. */
export const certificateForms: readonly KeyInfoForm[] = keyInfoForms

export interface SignOptions extends KeyStoreOptions {
  readonly bytes: Uint8Array
  /** The file with the key: PKCS#12 or PEM. */
  readonly key: Uint8Array
  readonly form: SignatureForm
  /** How a wsse header names the certificate; an enveloped signature holds it. */
  readonly keyInfo: KeyInfoForm
}

export interface SignedFile {
  readonly bytes: Buffer
  /** Subject of the certificate, and the URI of the algorithm. */
  readonly signer: string
  readonly algorithm: string
}

/**
 * Signs a file with a key of tests; what it held stays as it is, byte for byte. Throws a ShepFault for a key that cannot be
 * used or a document that cannot be signed.
 */
export async function signFile({
  bytes,
  key,
  form,
  keyInfo,
  ...store
}: SignOptions): Promise<SignedFile> {
  const provider = testProvider(openKeyStore(key, store))
  const { certificate, algorithm } = provider
  usableKey(certificate, algorithm)
  const signed = await signatures[form](bytes, signingIdentity(provider), keyInfo)
  return { bytes: signed, signer: certificate.subject.text, algorithm: algorithm.uri }
}

type Sign = (bytes: Uint8Array, identity: SigningIdentity, keyInfo: KeyInfoForm) => Promise<Buffer>

const { limits } = defaultGate

const signatures: Readonly<Record<SignatureForm, Sign>> = {
  wsse: (bytes, identity, keyInfo) =>
    signReceived(bytes, identity, { keyInfo, bodyId: `id-${randomUUID()}`, limits }),
  enveloped: (bytes, identity) => signEnveloped(bytes, identity, { limits }),
}
