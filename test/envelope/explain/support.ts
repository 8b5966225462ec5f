import { canonicalBody, info, sendMessage } from '../../../fixtures/support/body.ts'
import type { Signer } from '../../../fixtures/support/holders.ts'
import { asSent, type Changes, letter } from '../../../fixtures/support/letter.ts'
import { explainFile } from '../../../src/client/explain-file.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { writePem } from '../../../src/eds/pem.ts'
import type { Explanation } from '../../../src/envelope/explain/explanation.ts'
import { NOW, sharedPki } from '../../eds/support.ts'

/** A message that somebody broke: as text in UTF-8, or as bytes. */
export type Variant = (signer: Signer) => string | Uint8Array

/** A Body in canonical form around this `data`. */
export const bodyWith = (data: string): string =>
  canonicalBody(sendMessage(info('explained'), data))

/** Signed as `signed`, sent as `sent`; both canonical forms of Body, or what became of one. */
export const sentAs =
  (signed: string, sent: string, changes: Changes = {}): Variant =>
  (signer) =>
    letter(signer, { body: signed, sentBody: asSent(sent), ...changes })

export const signed =
  (changes: Changes): Variant =>
  (signer) =>
    letter(signer, changes)

export function signerOf({ certificate, key }: Holder): Signer {
  if (!key.native) throw new Error('not a key of node:crypto')
  return { certificate, key: key.native }
}

/** Explains what the demo participant of the shared PKI would have sent. */
export async function explained(variant: Variant): Promise<Explanation> {
  const pki = await sharedPki()
  const made = variant(signerOf(pki.initiator))
  const { explanation } = await explainFile({
    bytes: typeof made === 'string' ? Buffer.from(made, 'utf8') : made,
    trust: pki.trustDirectory,
    certificates: Buffer.from(writePem('CERTIFICATE', pki.person.certificate.der)),
    at: NOW,
  })
  return explanation
}
