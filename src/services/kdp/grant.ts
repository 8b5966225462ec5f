import { ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Call, Warning } from '../operation.ts'
import { judgeInOrder } from '../ordered-checks.ts'
import type { AccessCase } from './access-case.ts'
import { accessChecks } from './access-checks.ts'
import { factsOf } from './access-facts.ts'
import { lifetimes } from './lifetimes.ts'
import { claimsOf, issuedToken, type SecurityTokenClaims } from './security-token.ts'

/** A security token decided and stored, but not signed yet. */
export interface Grant {
  readonly claims: SecurityTokenClaims
  readonly applicationId: string
  readonly checks: readonly CheckResult[]
  readonly warnings: readonly Warning[]
}

/** Judges the case by the list of its method; a refusal carries the checks up to the one that failed. */
export async function grantAccess(
  asked: AccessCase,
  call: Call,
  newId: () => string,
): Promise<Grant> {
  const facts = await factsOf(asked, call)
  const { checks, fault } = judgeInOrder(accessChecks[asked.method], facts)
  const { application } = facts
  if (fault || !application) {
    const { method, warnings } = asked
    throw new ShepFault(fault ?? 'METHOD_NOT_GRANTED', {
      checks,
      method,
      warnings,
      ...(application && { applicationId: application.id }),
    })
  }
  const issuedAt = Math.floor(call.receivedAt.getTime() / 1000)
  const lifetime = lifetimes[asked.method](facts, issuedAt)
  const claims = claimsOf(facts, { issuedAt, expiresAt: lifetime.expiresAt }, newId)
  await call.stores.tokens.add(issuedToken(claims, application, call))
  return {
    claims,
    applicationId: application.id,
    checks: [...checks, lifetime.check],
    warnings: [...asked.warnings, ...lifetime.warnings],
  }
}
