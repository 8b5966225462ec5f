import { E_START } from '../../xml/layout.ts'
import type { Place, PlaceOf } from './places.ts'
import { canonicalOf, sourceOf, type Target } from './source.ts'

/** The first byte in which what came differs from what was signed, with what stands around it on both sides. */
export interface Difference {
  /** In the received message; absent where other octets than the message were hashed. */
  readonly place?: Place
  /** In the canonical form. */
  readonly canonicalOffset: number
  readonly received: string
  readonly signed: string
}

const BEFORE = 24
const AFTER = 40

/** `signed`: what was hashed; `reading`: the repaired element, the very target when nothing of it was repaired. */
export function differenceOf(
  target: Target,
  { target: repaired }: { readonly target: Target },
  signed: Uint8Array,
  placeOf: PlaceOf | undefined,
): Difference | undefined {
  const canonical = canonicalOf(target)
  const canonicalOffset = firstDifference(canonical, signed)
  if (canonicalOffset === undefined) return undefined
  if (repaired === target)
    return {
      canonicalOffset,
      received: around(canonical, canonicalOffset),
      signed: around(signed, canonicalOffset),
    }
  const [came, went] = [Buffer.from(sourceOf(target)), Buffer.from(sourceOf(repaired))]
  const at = firstDifference(came, went) ?? 0
  return {
    ...(placeOf && { place: placeOf(target.document.element(target.element, E_START) + at) }),
    canonicalOffset,
    received: around(came, at),
    signed: around(went, at),
  }
}

function firstDifference(one: Uint8Array, other: Uint8Array): number | undefined {
  const length = Math.min(one.length, other.length)
  for (let i = 0; i < length; i++) if (one[i] !== other[i]) return i
  return one.length === other.length ? undefined : length
}

/** Whole characters only: a cut letter would show as a mark of damage that is not there. */
function around(bytes: Uint8Array, at: number): string {
  const text = Buffer.from(bytes).toString('utf8', Math.max(0, at - BEFORE), at + AFTER)
  return text.replace(/^\uFFFD+|\uFFFD+$/g, '')
}
