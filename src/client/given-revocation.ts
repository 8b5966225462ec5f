import { randomBytes } from 'node:crypto'
import type { Certificate } from '../eds/certificate.ts'
import { crlFinder } from '../eds/revocation/crl-finder.ts'
import type { CrlSource } from '../eds/revocation/crl-keeper.ts'
import { fetchBytes } from '../eds/revocation/fetch-bytes.ts'
import {
  type RevocationJudge,
  revocationJudge,
  revocationUnasked,
} from '../eds/revocation/judge.ts'
import { ocspFinder } from '../eds/revocation/ocsp-finder.ts'
import { firstKnown } from '../eds/revocation/status.ts'

/** What revocation is judged by; neither: it is not judged, and every row says so. */
export interface GivenRevocation {
  /** Lists in DER or PEM, by the names of their files; the bytes are given away. */
  readonly crls?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Asks the responder that the certificate names. */
  readonly ocsp?: boolean
}

const PATIENCE = 5_000

/** W-40…W-44 at a moment; the responder goes before the lists. Certificates that nothing given speaks for are told as not checked. */
export function judgeOfGiven(
  { crls = [], ocsp = false }: GivenRevocation,
  trust: readonly Certificate[],
  at: Date,
): RevocationJudge {
  if (crls.length === 0 && !ocsp) return revocationUnasked('нет ни --crl, ни --ocsp')
  const clock = () => at
  const lists = crlFinder({ sources: crls.map(sourceOf), trust, clock })
  const newNonce = () => randomBytes(16)
  const asked = ocspFinder({ fetch: fetchBytes(PATIENCE), clock, hash: 'sha1', newNonce, lists })
  return revocationJudge({
    find: firstKnown(ocsp ? [asked, lists] : [lists]),
    clock,
    stale: 'refuse',
    unknownIssuer: 'refuse',
  })
}

/** The moment stands still, so each list is read once. */
const sourceOf = ({ name, bytes }: { name: string; bytes: Uint8Array }): CrlSource => ({
  name,
  maxAge: 60_000,
  read: async () => bytes,
})
