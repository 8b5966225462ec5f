import { resultOf } from '../report.ts'
import type { Arrival } from '../verify.ts'
import { differenceOf } from './difference.ts'
import { examine } from './examine.ts'
import { type Explanation, explanationOf } from './explanation.ts'
import { findCause, type Search, type SearchSettings, standing } from './find-cause.ts'
import { hintsFor } from './hints.ts'
import { type Judged, judge } from './judge.ts'
import { placesIn } from './places.ts'
import type { ConclusionId } from './texts/conclusions.ts'

export interface Explained {
  readonly explanation: Explanation
  /** Canonical forms, whole, by the names of files. */
  readonly artefacts: ReadonlyMap<string, Uint8Array>
}

/**
 * What a message signed, which check failed by which clause, and what undone mistake makes it right. Never throws for
 * what is wrong with the message.
 */
export async function explain(arrival: Arrival, settings: SearchSettings): Promise<Explained> {
  const judged = await judge(arrival, settings)
  const result = resultOf(judged.checks)
  const search =
    result === 'yes' ? { exhausted: false } : await findCause(arrival, judged, settings)
  const { document, claim } = judged
  const placeOf = document && placesIn(arrival.bytes, arrival.contentType, document)
  const examined = claim && placeOf && examine(claim, document, placeOf)
  const { cause } = search
  const { repaired } = cause ?? {}
  const placeInPart = repaired?.target.document === document ? placeOf : undefined
  const difference =
    repaired && differenceOf(repaired.target, repaired.reading, repaired.octets, placeInPart)
  const explanation = explanationOf({
    judged,
    result,
    ...(examined && { examined }),
    ...(cause && { cause }),
    ...(difference && { difference }),
    conclusions: conclusionsOf(judged, search, result === 'yes'),
    hints: document ? hintsFor(document, arrival.bytes) : [],
  })
  const parts = examined?.parts.map(
    ({ canonical }, at) => [`signed-${at + 1}.xml`, canonical] as const,
  )
  const artefacts = new Map<string, Uint8Array>(parts)
  if (examined) artefacts.set('signed-info.xml', examined.signedInfo.canonical)
  if (repaired) artefacts.set('as-it-was-signed.xml', repaired.octets)
  return { explanation, artefacts }
}

function conclusionsOf(
  judged: Judged,
  { cause, exhausted }: Search,
  valid: boolean,
): ConclusionId[] {
  if (valid) return ['VALID']
  if (cause) return cause.complete ? [] : ['PARTLY']
  const all = exhausted ? (['NOT_ALL_TRIED'] as const) : []
  const failed = judged.checks.find(({ verdict }) => verdict === 'fail')
  if (!judged.claim || (failed?.rule !== 'W-23' && failed?.rule !== 'W-24')) return [...all]
  const { wrong, signature } = standing(judged.claim, judged.certificate)
  if (wrong.length === 0) return ['SIGNED_INFO_CHANGED', ...all]
  return [signature ? 'BODY_CHANGED' : 'BOTH_CHANGED', ...all]
}
