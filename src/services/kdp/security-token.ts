import type { Application, Method } from '../../storage/applications.ts'
import type { IssuedToken } from '../../storage/tokens.ts'
import type { Call } from '../operation.ts'
import type { TokenFacts } from './issue-token.ts'

/** What a security token says (kdp.md §3.1). Dates are NumericDate in whole seconds. */
export interface SecurityTokenClaims {
  readonly iss: 'kdp-emulator'
  /** IIN of the subject. */
  readonly sub: string
  /** BIN of the initiator. */
  readonly cbin: string
  /** The services it opens. */
  readonly aud: readonly string[]
  readonly pd?: string
  readonly mode: Method
  readonly basis?: string
  readonly pcode?: string
  readonly rid: string
  readonly jti: string
  readonly iat: number
  readonly nbf: number
  readonly exp: number
}

/** `rid` is the request's own identifier, or a new one. */
export function claimsOf(
  { request, method, proactiveCode, basisCode }: TokenFacts,
  { issuedAt, expiresAt }: { readonly issuedAt: number; readonly expiresAt: number },
  newId: () => string,
): SecurityTokenClaims {
  return {
    iss: 'kdp-emulator',
    sub: request.iin,
    cbin: request.bin,
    aud: request.services,
    ...(request.dataName === undefined ? {} : { pd: request.dataName }),
    mode: method,
    ...(method === 'protocol' && basisCode !== undefined ? { basis: basisCode } : {}),
    ...(method === 'proactive' && proactiveCode !== undefined ? { pcode: proactiveCode } : {}),
    rid: request.requestId ?? newId(),
    jti: newId(),
    iat: issuedAt,
    nbf: issuedAt,
    exp: expiresAt,
  }
}

/** The row that remembers an issued token. */
export const issuedToken = (
  claims: SecurityTokenClaims,
  application: Application,
  { sender, entryId }: Pick<Call, 'sender' | 'entryId'>,
): IssuedToken => ({
  id: claims.jti,
  entryId,
  applicationId: application.id,
  senderId: sender.senderId,
  bin: claims.cbin,
  iin: claims.sub,
  services: claims.aud,
  mode: claims.mode,
  issuedAt: isoOf(claims.iat),
  notBefore: isoOf(claims.nbf),
  expiresAt: isoOf(claims.exp),
})

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString()
