import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Stores } from '../../storage/stores.ts'
import { isTokenWithdrawn } from '../consents/in-force.ts'
import type { PinnedKdpKeys } from '../kdp/kdp-keys.ts'
import { judgeInOrder } from '../ordered-checks.ts'
import { type DataStanding, dataStanding } from '../rights/data-standing.ts'
import { ownerOf } from './data-owners.ts'
import type { Population } from './population.ts'
import { type PresentedToken, readPresentedToken } from './presented-token.ts'
import { verifiesUnder } from './request-key.ts'
import { type TokenFacts, tokenChecks } from './token-checks.ts'

/** How a data owner judges tokens, whichever it is. */
export interface OwnerPolicy {
  readonly pinned: PinnedKdpKeys
  /** whether a token is still good at the very moment of its `exp`. */
  readonly expiryInclusive: boolean
  /** The quirk `trusting-owner`. */
  readonly trusting: boolean
  /** whether it asks КДП if the consent was withdrawn. */
  readonly asksOfRevocation: boolean
}

/** What every data owner is made with. */
export interface OwnerDeps {
  readonly policy: OwnerPolicy
  readonly population: Population
  readonly newId: () => string
}

/** A token and the key beside it, as a request has them. */
export interface TokenPair {
  readonly token: string | undefined
  readonly publicKey: string | undefined
}

/** A token, read, and its signature, judged. */
export interface TokenCase {
  readonly token: PresentedToken | undefined
  readonly publicKey: string | undefined
  readonly authentic: boolean
}

/** Verifies in the thread pool, under the pinned keys alone; a trusting owner, under the key of the request. */
export async function prepareToken(
  { token: text, publicKey }: TokenPair,
  { pinned, trusting }: Pick<OwnerPolicy, 'pinned' | 'trusting'>,
): Promise<TokenCase> {
  const token = readPresentedToken(text)
  if (!token) return { token, publicKey, authentic: false }
  const authentic =
    trusting && publicKey !== undefined
      ? await verifiesUnder(token, publicKey, pinned.algorithms)
      : await pinned.verify(token.compact)
  return { token, publicKey, authentic }
}

/** What all the tokens of one request are judged against. */
export type Circumstances = Pick<TokenFacts, 'subjects' | 'bin' | 'serviceId' | 'now' | 'data'>

/** What the tokens of a request open. */
export interface Opened {
  readonly checks: readonly CheckResult[]
  /** The people the tokens are for, by IIN. */
  readonly iins: readonly string[]
  readonly refusal?: ShepFault
}

/** Each token by the whole list (R-090…R-093); the first that fails decides for all. */
export async function judgeTokens(
  cases: readonly TokenCase[],
  circumstances: Circumstances,
  policy: OwnerPolicy,
  stores: Stores,
): Promise<Opened> {
  const none: TokenCase = { token: undefined, publicKey: undefined, authentic: false }
  const checks: CheckResult[] = []
  for (const one of cases.length > 0 ? cases : [none]) {
    const withdrawn = await isRevoked(one, policy, stores)
    const held = await heldOf(one, circumstances, stores)
    const facts = { ...circumstances, ...policy, ...one, withdrawn, held }
    const judged = judgeInOrder(tokenChecks, facts)
    checks.push(...judged.checks)
    if (judged.fault) return refusedBy(judged.fault, checks)
  }
  return { checks, iins: cases.flatMap(({ token }) => token?.claims?.sub ?? []) }
}

export const refusedBy = (fault: FaultCode, checks: readonly CheckResult[]): Opened => ({
  checks,
  iins: [],
  refusal: new ShepFault(fault, { checks }),
})

/** at the owner of this service, of the subject whom a good token names. */
async function heldOf(
  { token, authentic }: TokenCase,
  { serviceId }: Circumstances,
  stores: Stores,
): Promise<DataStanding> {
  const iin = token?.claims?.sub
  const owner = ownerOf(serviceId)
  if (!authentic || typeof iin !== 'string' || !owner) return 'open'
  return dataStanding(stores, { iin, bin: owner.bin })
}

async function isRevoked(
  { token, authentic }: TokenCase,
  { asksOfRevocation }: OwnerPolicy,
  stores: Stores,
): Promise<boolean> {
  if (!asksOfRevocation || !authentic || token?.id === undefined) return false
  if (await isTokenWithdrawn(stores, token.id)) return true
  return (await stores.tokenRevocations.find(token.id)) !== undefined
}
