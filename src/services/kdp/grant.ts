import { ShepFault } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Application } from '../../storage/applications.ts'
import type { Stores } from '../../storage/stores.ts'
import { recordAccess } from '../notices/record-access.ts'
import type { Call, Warning } from '../operation.ts'
import { judgeInOrder } from '../ordered-checks.ts'
import type { AccessCase } from './access-case.ts'
import { accessChecks } from './access-checks.ts'
import { type AccessFacts, factsOf } from './access-facts.ts'
import type { Declared } from './declared.ts'
import { issueToken } from './issue-token.ts'
import type { SilentMethod } from './method.ts'
import { recordOwnConsent } from './own-consent.ts'
import type { SecurityTokenClaims } from './security-token.ts'

/** A security token decided and stored, but not signed yet. */
export interface Grant {
  readonly claims: SecurityTokenClaims
  readonly applicationId: string
  readonly checks: readonly CheckResult[]
  readonly warnings: readonly Warning[]
  /** */
  readonly declared: Declared['notes']
  /** The clause by which the subject was told; absent when it was not. */
  readonly told?: RuleId
}

/** Judges the case by the list of its method; a refusal carries the checks up to the one that failed. */
export async function grantAccess(
  asked: AccessCase<SilentMethod>,
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
  const { claims, lifetime, declared } = await issueToken(facts, application, call, newId)
  const told = await recordBasis(facts, claims, application, call.stores, newId)
  return {
    claims,
    applicationId: application.id,
    checks: [...checks, declared.check, lifetime.check],
    declared: declared.notes,
    warnings: [...asked.warnings, ...lifetime.warnings],
    ...(told && { told }),
  }
}

/** What the token rests on, and the entry of the subject's history: a consent taken by own means, or a ground of art. 9. */
async function recordBasis(
  facts: AccessFacts,
  { sub: iin, cbin: bin, aud: services, mode, basis, jti: tokenId }: SecurityTokenClaims,
  application: Application,
  stores: Stores,
  newId: () => string,
): Promise<RuleId | undefined> {
  const { company, automated } = facts.request
  const restsOn =
    facts.method === 'protocol'
      ? { ...(basis !== undefined && { basis }) }
      : { consentId: await recordOwnConsent(stores, { ...facts, application }, newId) }
  const at = facts.now.toISOString()
  const access = { at, iin, bin, company, services, mode, action: 'access', tokenId } as const
  return recordAccess(stores, { ...access, ...restsOn }, { automated })
}
