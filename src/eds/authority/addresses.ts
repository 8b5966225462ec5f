import type { KeyKind } from '../algorithms/algorithm.ts'
import { fileOf } from './members.ts'

/** Where clients learn about a certificate (RFC 5280 4.2.1.13, 4.2.1.15, 4.2.2.1). */
export interface Addresses {
  /** Absent: the responder does not answer for this issuer. */
  readonly ocsp?: string
  readonly issuerCertificate: string
  readonly crl: string
  readonly deltaCrl: string
}

/** Under the /pki of a running emulator; `url` is its public address, without a slash at the end. */
export function addressesOf(url: string, issuer: 'root' | 'issuing', kind: KeyKind): Addresses {
  const name = fileOf(issuer, kind)
  return {
    ...(issuer === 'issuing' && { ocsp: `${url}/pki/ocsp/` }),
    issuerCertificate: `${url}/pki/cert/${name}.cer`,
    crl: `${url}/pki/crl/${name}.crl`,
    deltaCrl: `${url}/pki/crl/${name}-delta.crl`,
  }
}
