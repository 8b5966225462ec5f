import { writeCrl } from '../revocation/crl-write.ts'
import type { Ca } from './cas.ts'
import { signerOf } from './issue.ts'
import type { Register, Revocation } from './register.ts'
import { DAY } from './validity.ts'

export interface ListOrder {
  readonly now: Date
  /** Only what changed since midnight, UTC. */
  readonly delta?: boolean
  /** As it was three days ago, and past its end. */
  readonly stale?: boolean
}

const HOUR = DAY / 24
const STALE_BY = 3 * DAY

/**
 * The revocation list of a CA, made when it is asked for: a revocation is in it at once. A list is numbered by the
 * millisecond it is made in, so numbers grow; a delta is over the full list of the midnight before (RFC 5280 5.2.3, 5.2.4).
 */
export async function listOf(
  { name, holder }: Ca,
  register: Register,
  { now, delta = false, stale = false }: ListOrder,
): Promise<Uint8Array> {
  const made = stale ? new Date(now.getTime() - STALE_BY) : now
  const base = new Date(Math.floor(made.getTime() / DAY) * DAY)
  const all = (await register.revocations(name)).filter((one) => isKnown(one, made))
  const changed = all.filter((one) => !isKnown(one, base))
  return writeCrl({
    issuer: holder.certificate,
    signer: signerOf(holder.key),
    thisUpdate: made,
    nextUpdate: new Date(made.getTime() + (delta ? HOUR : DAY)),
    number: made.getTime(),
    ...(delta && { baseNumber: base.getTime() }),
    revoked: (delta ? changed : all).map(({ since, ...rest }) => ({ ...rest, revokedAt: since })),
  })
}

/** In force, and written down. */
const isKnown = ({ since, recordedAt }: Revocation, at: Date): boolean =>
  since <= at && recordedAt <= at
