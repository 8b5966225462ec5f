import type { RuleId } from '../../contract/rules.ts'
import type { CheckResult } from '../../contract/verdict.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { canonicalize } from '../../xml/canonical.ts'
import type { Arrival } from '../verify.ts'
import { type Budget, budgetOf } from './budget.ts'
import type { Claim, ClaimedDigest } from './claim.ts'
import { formCauseOf } from './form-causes.ts'
import { type Judged, type JudgeSettings, judge } from './judge.ts'
import type { Reading } from './readings.ts'
import { findDigestCause } from './search-digest.ts'
import { findSignatureCause } from './search-signature.ts'
import { canonicalOf, type Target } from './source.ts'
import type { CauseId } from './texts/causes.ts'
import { isCut, wholeRepairs } from './whole.ts'

export interface SearchSettings extends JudgeSettings {
  /** Certificates whose keys may have signed in place of the named one. */
  readonly others: () => Promise<readonly Certificate[]>
  /** Bytes of work that the search may cost. */
  readonly effort: number
}

export interface FoundCause {
  readonly ids: readonly CauseId[]
  readonly what?: string
  /** False: another check of the signature still fails without an explanation. */
  readonly complete: boolean
  /** The element that was repaired, and what was signed in its place. */
  readonly repaired?: {
    readonly target: Target
    readonly reading: Reading
    readonly octets: Uint8Array
  }
}

export interface Search {
  readonly cause?: FoundCause
  /** The bound was reached before every repair was tried. */
  readonly exhausted: boolean
}

/** Looks for what makes a refused message right. A cause is named only when the message verifies with it undone. */
export async function findCause(
  arrival: Arrival,
  judged: Judged,
  settings: SearchSettings,
): Promise<Search> {
  const budget = budgetOf(settings.effort)
  const failed = judged.checks.find(({ verdict }) => verdict === 'fail')
  if (failed === undefined) return { exhausted: false }
  const cause = isOfSignature(failed)
    ? ((await wholeCause(arrival, settings, budget)) ??
      (await signatureCause(judged, settings, budget)))
    : await formCause(arrival, judged, failed, settings, budget)
  return { exhausted: budget.exhausted, ...(cause && { cause }) }
}

const ofSignature: readonly RuleId[] = ['W-22', 'W-23', 'W-24']
const isOfSignature = ({ rule }: CheckResult): boolean => ofSignature.includes(rule)

/** What the whole verification of a message costs, in bytes of work for each of its own: two engines, one of them slow. */
const WHOLE = 8

/** The message in another encoding, or freed from what stands around it. */
async function wholeCause(
  arrival: Arrival,
  settings: SearchSettings,
  budget: Budget,
): Promise<FoundCause | undefined> {
  for (const { id, what, arrival: changed } of wholeRepairs(arrival)) {
    if (!(await budget.spend(WHOLE * arrival.bytes.length))) return undefined
    const { checks } = await judge(changed, settings)
    if (signatureHolds(checks)) return { ids: [id], complete: true, ...(what && { what }) }
  }
  return undefined
}

const signatureHolds = (checks: readonly CheckResult[]): boolean =>
  ['W-23', 'W-24'].every((rule) =>
    checks.some((check) => check.rule === rule && check.verdict === 'pass'),
  )

/** What makes each wrong digest right, and the signature. */
async function signatureCause(
  { claim, certificate }: Judged,
  settings: SearchSettings,
  budget: Budget,
): Promise<FoundCause | undefined> {
  if (!claim) return undefined
  const found: Part[] = []
  const { wrong, signature } = standing(claim, certificate)
  for (const digest of wrong) {
    const cause = await findDigestCause(digest, settings.limits, budget)
    found.push(cause ? { ...cause, repaired: { target: digest, ...cause } } : undefined)
  }
  const key = certificate?.publicKey
  if (key && !signature) {
    const signing = { claim, key, others: await settings.others(), limits: settings.limits }
    found.push(await findSignatureCause(signing, budget))
  }
  return together(found)
}

type Part =
  | (Pick<FoundCause, 'what' | 'repaired'> & { readonly causes: readonly CauseId[] })
  | undefined

/** One mistake often breaks both the element and SignedInfo: it is named once. */
function together(parts: readonly Part[]): FoundCause | undefined {
  const found = parts.filter((part) => part !== undefined)
  const ids = [...new Set(found.flatMap(({ causes }) => causes))]
  if (ids.length === 0) return undefined
  const what = [...new Set(found.flatMap((part) => part.what ?? []))].join('; ')
  const repaired = found.find((part) => part.repaired)?.repaired
  const complete = found.length === parts.length
  return { ids, complete, ...(what && { what }), ...(repaired && { repaired }) }
}

/** Which digests are wrong, and whether SignatureValue holds over SignedInfo under the named key. */
export function standing(
  claim: Claim,
  certificate: Certificate | undefined,
): { readonly wrong: readonly ClaimedDigest[]; readonly signature: boolean } {
  const key = certificate?.publicKey
  const { document, signedInfo, signedInfoForm, method, value } = claim
  const right = (digest: ClaimedDigest) =>
    digest.expected.equals(digest.digest.digest(canonicalOf(digest)))
  return {
    wrong: claim.digests.filter((digest) => !right(digest)),
    signature:
      key !== undefined &&
      method.verify(key, canonicalize(document, signedInfo, signedInfoForm), value),
  }
}

/** A message that the gate did not let as far as its signature. */
async function formCause(
  arrival: Arrival,
  { document }: Judged,
  { fault }: CheckResult,
  settings: SearchSettings,
  budget: Budget,
): Promise<FoundCause | undefined> {
  if (!document) {
    const whole = await wholeCause(arrival, settings, budget)
    return whole ?? (isCut(arrival) ? { ids: ['MESSAGE_CUT'], complete: true } : undefined)
  }
  const found = fault && formCauseOf(fault, document)
  return found && { ids: [found.id], complete: true, ...(found.what && { what: found.what }) }
}
