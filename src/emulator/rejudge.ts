import type { Rejudge } from '../act/replay.ts'
import type { ReplayEngine } from '../act/replay-difference.ts'
import type { NotReplayedCode } from '../act/replay-words.ts'
import type { Config } from '../config.ts'
import { faultEntry, ShepFault } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from '../eds/certificate.ts'
import { createCertificateJudge } from '../eds/certificate-cache.ts'
import { revocationJudge, revocationOff } from '../eds/revocation/judge.ts'
import type { StatusFinder } from '../eds/revocation/status.ts'
import type { SignedBytes } from '../envelope/engines/engine.ts'
import type { GateSettings } from '../envelope/gate.ts'
import { readBody } from '../envelope/read.ts'
import { failedCheck } from '../envelope/report.ts'
import { createVerifier, type KeyFinder } from '../envelope/verify.ts'
import type { Storage } from '../storage/database.ts'
import { createKeyFinder } from './key-finder.ts'
import { signerJudge } from './signer-judge.ts'

/** Everything that a verdict on an envelope depends on besides its bytes and the moment they came. */
export interface JudgingGround {
  readonly gate: GateSettings
  readonly trust: readonly Certificate[]
  /** The registry of participants' certificates, for messages that only name theirs. */
  readonly registry: Pick<Storage, 'read'>
  readonly revocation: Config['revocation']
  readonly stale: Config['staleRevocation']
  /** Revocation lists that are at hand, as of a moment. Nobody is asked over a network. */
  readonly listsAt: (at: Date) => StatusFinder
}

/** Judges a message as the gateway judges transport signatures, as of the moment it came. */
export const rejudgeBy =
  (ground: JudgingGround): Rejudge =>
  async (message, engine) => {
    const noted = new Set<'later' | 'unknown'>()
    const { signed, checks } = await verifierAt(
      message.receivedAt,
      engine,
      ground,
      noted,
    )({
      bytes: message.request,
      contentType: message.contentType,
    })
    const shape = signed === undefined ? [] : [await judgeShape(signed)]
    return { checks: [...checks, ...shape], untold: untoldOf(noted, ground) }
  }

const verifierAt = (
  at: Date,
  engine: ReplayEngine,
  ground: JudgingGround,
  noted: Set<'later' | 'unknown'>,
) => createVerifier({ ...ground.gate, engine, keyOf: keyFinderAt(at, ground, noted) })

/** Keys, and what is checked of their certificates, as of a moment. */
export function keyFinderAt(
  at: Date,
  { trust, registry, revocation, stale, listsAt }: Omit<JudgingGround, 'gate'>,
  noted = new Set<'later' | 'unknown'>(),
): KeyFinder {
  const clock = () => at
  const find = asOf(at, listsAt(at), noted)
  const isRevoked =
    revocation === 'off'
      ? revocationOff
      : revocationJudge({ find, clock, stale, unknownIssuer: 'not-checked' })
  const judge = signerJudge(createCertificateJudge({ trust, clock }), isRevoked)
  return createKeyFinder(judge, registry)
}

/** A list of later tells since when something is revoked; only its own dates mean nothing at that moment. */
const asOf =
  (at: Date, find: StatusFinder, noted: Set<'later' | 'unknown'>): StatusFinder =>
  async (subject, issuer) => {
    const known = await find(subject, issuer)
    if (known === undefined) noted.add('unknown')
    if (known === undefined || known.thisUpdate <= at) return known
    noted.add('later')
    return { ...known, thisUpdate: at }
  }

const asked: readonly RuleId[] = ['W-40', 'W-41', 'W-42', 'W-43', 'W-44']

function untoldOf(
  noted: ReadonlySet<'later' | 'unknown'>,
  { revocation }: JudgingGround,
): Partial<Record<RuleId, NotReplayedCode>> {
  const online = noted.has('unknown') && revocation !== 'local'
  if (online) return Object.fromEntries(asked.map((rule) => [rule, 'ONLINE' as const]))
  return noted.has('later') ? { 'W-42': 'LATER_LIST' } : {}
}

/** W-30, as the gateway reads a Body that is signed. */
async function judgeShape(signed: SignedBytes): Promise<CheckResult> {
  try {
    readBody(signed)
    return { rule: 'W-30', verdict: 'pass' }
  } catch (error) {
    if (!(error instanceof ShepFault)) throw error
    return failedCheck(faultEntry(error.code).rule ?? 'W-30', error)
  }
}

/** The type of the content of a message, as its headers had it. */
export function contentTypeIn(headers: readonly (readonly [string, string])[]): string {
  const found = headers.find(([name]) => name.toLowerCase() === 'content-type')
  return found?.[1] ?? ''
}
