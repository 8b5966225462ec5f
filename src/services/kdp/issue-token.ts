import type { Application } from '../../storage/applications.ts'
import type { Call } from '../operation.ts'
import type { AccessFacts } from './access-facts.ts'
import { type Declared, declaredOf } from './declared.ts'
import { type Lifetime, lifetimes } from './lifetimes.ts'
import { claimsOf, issuedToken, type SecurityTokenClaims } from './security-token.ts'

/** What a token is issued on, whatever was checked before. */
export type TokenFacts = Pick<AccessFacts, 'request' | 'method'> &
  Partial<Pick<AccessFacts, 'proactive' | 'proactiveCode' | 'basisCode'>>

/** A security token decided and stored, but not signed yet. */
export async function issueToken(
  facts: TokenFacts,
  application: Application,
  call: Call,
  newId: () => string,
): Promise<{
  readonly claims: SecurityTokenClaims
  readonly lifetime: Lifetime
  readonly declared: Declared
}> {
  const issuedAt = Math.floor(call.receivedAt.getTime() / 1000)
  const lifetime = lifetimes[facts.method](facts, issuedAt)
  const claims = claimsOf(facts, { issuedAt, expiresAt: lifetime.expiresAt }, newId)
  await call.stores.tokens.add(issuedToken(claims, application, call))
  return { claims, lifetime, declared: declaredOf(facts.request, application) }
}
