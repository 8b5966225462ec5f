import type { GivenRevocation } from '../client/given-revocation.ts'
import { readGiven } from './command.ts'

/** Options of every command that judges a certificate in a file. */
export const revocationOptions = {
  crl: { type: 'string', multiple: true },
  ocsp: { type: 'boolean' },
} as const

export const revocationOptionsHelp = `  --crl FILE           a revocation list, DER or PEM, signed by a trusted CA; may be repeated, and needs no network
  --ocsp               ask the OCSP responder that the certificate names; without either, revocation is not checked`

/** The lists themselves, and whether to ask. */
export const readRevocationOptions = (given: {
  readonly crl?: readonly string[] | undefined
  readonly ocsp?: boolean | undefined
}): GivenRevocation => ({
  crls: (given.crl ?? []).map((name) => ({ name, bytes: readGiven(name) })),
  ocsp: given.ocsp ?? false,
})
