import type { Clock } from '../../clock.ts'
import type { Certificate } from '../certificate.ts'
import type { CertStatus } from './ocsp-response.ts'

/** What a source says of one certificate, its signature verified; dates are not judged yet. */
export interface Known {
  readonly status: CertStatus
  /** Where it was learned, and who signed it, for people. */
  readonly source: string
  readonly signer: string
  /** What could not be known of the signer, for people. */
  readonly doubt?: string
  readonly thisUpdate: Date
  /** Until when it may be used. */
  readonly nextUpdate: Date
  /** SHA-256 (lower-case hex) of an OCSP answer that is kept. */
  readonly kept?: string
}

/**
 * Asks a source about a certificate of `issuer`; undefined when the source does not speak for this issuer at all.
 * Throws ShepFault of W-40, W-41 or W-43.
 */
export type StatusFinder = (subject: Certificate, issuer: Certificate) => Promise<Known | undefined>

/** The first source that knows decides; when none does, the refusal of the first that was asked. */
export function firstKnown(finders: readonly StatusFinder[]): StatusFinder {
  return async (subject, issuer) => {
    const refusals: unknown[] = []
    for (const find of finders) {
      try {
        const known = await find(subject, issuer)
        if (known !== undefined) return known
      } catch (refusal) {
        refusals.push(refusal)
      }
    }
    if (refusals.length > 0) throw refusals[0]
    return undefined
  }
}

/** How long a refusal is remembered, ms: a dead responder must not cost every message its timeout. */
const REFUSAL_HOLDS = 10_000

interface Remembered {
  readonly answer: Promise<Known | undefined>
  readonly from: number
  until: number
}

/**
 * Remembers what a source said of each certificate for `maxAge` ms and never past its nextUpdate, and lets those who ask
 * at once share one question. The oldest of `capacity` goes first.
 */
export function remembering(
  find: StatusFinder,
  { clock, maxAge, capacity = 1000 }: { clock: Clock; maxAge: number; capacity?: number },
): StatusFinder {
  const known = new Map<string, Remembered>()
  return (subject, issuer) => {
    const key = `${subject.fingerprint} ${issuer.fingerprint}`
    const now = clock().getTime()
    const held = known.get(key)
    if (held && held.from <= now && now < held.until) return held.answer
    const entry = { answer: find(subject, issuer), from: now, until: Number.POSITIVE_INFINITY }
    known.delete(key)
    known.set(key, entry)
    if (known.size > capacity) known.delete(known.keys().next().value ?? '')
    entry.answer.then(
      (said) => {
        entry.until = Math.min(now + maxAge, said?.nextUpdate.getTime() ?? Number.POSITIVE_INFINITY)
      },
      () => {
        entry.until = now + REFUSAL_HOLDS
      },
    )
    return entry.answer
  }
}
