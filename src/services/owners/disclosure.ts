import { ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { PinnedKdpKeys } from '../kdp/kdp-keys.ts'
import { judgeInOrder } from '../ordered-checks.ts'
import type { GbdflRequest } from './gbdfl-request.ts'
import { findPeople } from './person-search.ts'
import type { Person } from './population.ts'
import { type PresentedToken, readPresentedToken } from './presented-token.ts'
import { type TokenFacts, tokenChecks } from './token-checks.ts'

/** A request with its token, read, and the signature of it, judged. */
export interface DataCase {
  readonly request: GbdflRequest
  readonly token: PresentedToken | undefined
  readonly authentic: boolean
}

/** Verifies in the thread pool, under the pinned keys alone. */
export async function prepareCase(
  request: GbdflRequest,
  pinned: Pick<PinnedKdpKeys, 'verify'>,
): Promise<DataCase> {
  const token = readPresentedToken(request.token)
  return { request, token, authentic: token ? await pinned.verify(token.compact) : false }
}

/** What the token opens: people, or a refusal. */
export interface Disclosure {
  readonly checks: readonly CheckResult[]
  readonly people: readonly Person[]
  readonly refusal?: ShepFault
}

type Circumstances = Pick<
  TokenFacts,
  'pinned' | 'bin' | 'serviceId' | 'now' | 'expiryInclusive' | 'withdrawn'
>

/** Of the people who fit, only the one whom the token is for. */
export function disclose(
  { request, token, authentic }: DataCase,
  all: readonly Person[],
  circumstances: Circumstances,
): Disclosure {
  const { criteria, publicKey } = request
  const fitting = findPeople(all, criteria)
  const subjects = criteria.iin === undefined ? fitting.map(({ iin }) => iin) : [criteria.iin]
  const facts = { ...circumstances, token, authentic, publicKey, subjects }
  const { checks, fault } = judgeInOrder(tokenChecks, facts)
  if (fault) return { checks, people: [], refusal: new ShepFault(fault, { checks }) }
  const people = fitting.filter(({ iin }) => iin === token?.claims?.sub)
  if (people.length > 0) return { checks, people }
  return { checks, people, refusal: new ShepFault('PERSON_NOT_FOUND', { checks }) }
}
