import { ShepFault } from '../../contract/faults.ts'
import { type CertId, isIssuedBy } from '../revocation/cert-id.ts'
import { type OcspRequest, readOcspRequest } from '../revocation/ocsp-request.ts'
import type { CertStatus } from '../revocation/ocsp-response.ts'
import { writeOcspError, writeOcspResponse } from '../revocation/ocsp-write.ts'
import type { Ca } from './cas.ts'
import type { Holder } from './holder.ts'
import { signerOf } from './issue.ts'
import type { Register } from './register.ts'

export interface OcspDesk {
  readonly cas: readonly Ca[]
  readonly register: Register
  readonly now: Date
  /** Signs in the place of the responder, so that clients can be tested. */
  readonly impostor?: Holder
}

/** What the national responder says of a number that it never gave (eds.md 3): revoked, at the beginning of time. */
const NEVER_ISSUED: CertStatus = {
  status: 'revoked',
  revokedAt: new Date(0),
  reason: 'certificateHold',
}

/** An OCSPRequest in, an OCSPResponse out (RFC 6960), signed by the responder of the CA that is asked about. */
export async function answerOcsp(bytes: Uint8Array, desk: OcspDesk): Promise<Uint8Array> {
  const request = requestIn(bytes)
  if (request === undefined) return writeOcspError('malformedRequest')
  const { ids, nonce } = request
  const ca = desk.cas.find(({ holder }) => ids.every((id) => isIssuedBy(id, holder.certificate)))
  const responder = ca?.responder && (desk.impostor ?? ca.responder)
  if (ca === undefined || responder === undefined) return writeOcspError('unauthorized')
  const answers = await Promise.all(
    ids.map(async (id) => ({ id, ...(await statusOf(ca, id, desk)), thisUpdate: desk.now })),
  )
  return writeOcspResponse({
    responder: responder.certificate,
    signer: signerOf(responder.key),
    producedAt: desk.now,
    answers,
    certificates: [responder.certificate],
    extendedRevoke: true,
    ...(nonce && { nonce }),
  })
}

function requestIn(bytes: Uint8Array): OcspRequest | undefined {
  try {
    return readOcspRequest(bytes)
  } catch (cause) {
    if (!(cause instanceof ShepFault)) throw cause
    return undefined
  }
}

async function statusOf(
  { name }: Ca,
  { serial }: CertId,
  { register, now }: OcspDesk,
): Promise<CertStatus> {
  const revocation = await register.revocation(name, serial)
  if (revocation && revocation.since <= now) {
    return { status: 'revoked', revokedAt: revocation.since, reason: revocation.reason }
  }
  return (await register.hasIssued(name, serial)) ? { status: 'good' } : NEVER_ISSUED
}
