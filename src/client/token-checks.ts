import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { AnswerRefused } from './answer-refused.ts'

/** What a security token was asked for. */
export interface AskedToken {
  readonly iin: string
  readonly bin: string
  readonly serviceId: string
}

/** Verifies a security token before it is used: under the published keys of КДП alone, never under the key beside it. */
export type TokenReader = (token: string, asked: AskedToken, now: Date) => Promise<void>

const algorithms = ['RS256', 'ES256']

const claimChecks: readonly (readonly [
  text: string,
  holds: (claims: JWTPayload, asked: AskedToken) => boolean,
])[] = [
  ['of another citizen', ({ sub }, { iin }) => sub === iin],
  ['of another organisation', (claims, { bin }) => claims['cbin'] === bin],
  ['for another service', ({ aud }, { serviceId }) => [aud].flat().includes(serviceId)],
]

/** W-77: signature, algorithm and term, then whom and what it is for. Rejects with AnswerRefused. */
export function tokenReader(keys: JSONWebKeySet): TokenReader {
  const keyOf = createLocalJWKSet(keys)
  return async (token, asked, now) => {
    const claims = await claimsOf(token.replace(/\s+/g, ''), keyOf, now)
    const broken = claimChecks.find(([, holds]) => !holds(claims, asked))
    if (broken) throw new AnswerRefused('W-77', `W-77: the token is ${broken[0]}`)
  }
}

async function claimsOf(
  compact: string,
  keyOf: ReturnType<typeof createLocalJWKSet>,
  currentDate: Date,
): Promise<JWTPayload> {
  try {
    return (
      await jwtVerify(compact, keyOf, { algorithms, currentDate, requiredClaims: ['exp', 'nbf'] })
    ).payload
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError || cause instanceof TypeError)) throw cause
    throw new AnswerRefused('W-77', `W-77: the token is not good: ${cause.message}`, cause)
  }
}
