import type { Clock } from '../../clock.ts'
import type { Certificate } from '../certificate.ts'
import { crlAddressesOf } from './addresses.ts'
import { findEntry } from './crl-entries.ts'
import { type CrlKeeper, type CrlSource, crlKeeper } from './crl-keeper.ts'
import type { Crl } from './crl-verify.ts'
import type { CertStatus } from './ocsp-response.ts'
import type { Known, StatusFinder } from './status.ts'

export interface CrlFinderOptions {
  /** Lists that are there from the start. */
  readonly sources: readonly CrlSource[]
  /** Who may have signed lists. */
  readonly trust: readonly Certificate[]
  readonly clock: Clock
  /** Present: lists at the addresses that certificates name are taken too. */
  readonly sourceOf?: (url: string) => CrlSource
}

interface Kept {
  readonly name: string
  readonly crl: Crl
}

/** An authority has two addresses; only trusted ones are ever asked. */
const MOST_ADDRESSES = 64

/** Looks certificates up in revocation lists (RFC 5280 6.3): the newest full list of the issuer, and the newest delta over it. */
export function crlFinder({ sources, trust, clock, sourceOf }: CrlFinderOptions): StatusFinder {
  const fixed = sources.map((source) => crlKeeper(source, trust, clock))
  const named = new Map<string, CrlKeeper>()
  const keeperAt = (url: string): CrlKeeper | undefined => {
    const known = named.get(url)
    if (known || !sourceOf || named.size >= MOST_ADDRESSES) return known
    const keeper = crlKeeper(sourceOf(url), trust, clock)
    named.set(url, keeper)
    return keeper
  }
  return async (subject, issuer) => {
    const addressed = sourceOf ? crlAddressesOf(subject).flatMap((url) => keeperAt(url) ?? []) : []
    const keepers = [...fixed, ...addressed].filter(
      (keeper) => (keeper.issuer ?? subject.issuer.key) === subject.issuer.key,
    )
    const results = await Promise.allSettled(
      keepers.map(async (keeper) => ({
        name: keeper.name,
        crl: await keeper.current(),
      })),
    )
    const kept = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const ours = kept.filter(({ crl }) => speaksFor(crl, subject, issuer))
    const known = lookUp(ours, subject)
    if (known !== undefined) return known
    const refusal = results.find((one) => one.status === 'rejected')?.reason
    if (refusal !== undefined) throw refusal
    return undefined
  }
}

/** Of this issuer, by the key that signs its certificates, and about certificates of this kind. */
const speaksFor = (
  { issuer: { key }, issuerKey, covers }: Crl,
  subject: Certificate,
  issuer: Certificate,
): boolean =>
  key === subject.issuer.key &&
  Buffer.compare(issuerKey, issuer.spki) === 0 &&
  (covers === 'all' || covers === (subject.isCa ? 'authorities' : 'users'))

function lookUp(kept: readonly Kept[], { serial }: Certificate): Known | undefined {
  const full = newest(kept.filter(({ crl }) => crl.baseNumber === undefined))
  if (full === undefined) return undefined
  const delta = newest(kept.filter(({ crl }) => isOver(crl, full.crl)))
  const used = delta ?? full
  return {
    status: statusIn(delta?.crl, serial) ?? statusIn(full.crl, serial) ?? { status: 'good' },
    source: [full, ...(delta ? [delta] : [])].map(nameOf).join(' + '),
    signer: full.crl.issuer.text,
    thisUpdate: used.crl.thisUpdate,
    // The full list decides: until its end it may be used without any delta.
    nextUpdate: full.crl.nextUpdate,
  }
}

/** RFC 5280 5.2.4: a delta changes any full list from its base on, up to its own number. */
const isOver = ({ baseNumber, number }: Crl, full: Crl): boolean =>
  baseNumber !== undefined &&
  number !== undefined &&
  full.number !== undefined &&
  baseNumber <= full.number &&
  full.number < number

function statusIn(crl: Crl | undefined, serial: bigint): CertStatus | undefined {
  const entry = crl && findEntry(crl.entries, serial)
  if (entry === undefined) return undefined
  if (entry.reason === 'removeFromCRL') return { status: 'good' }
  const { revokedAt, reason } = entry
  return { status: 'revoked', revokedAt, ...(reason && { reason }) }
}

const newest = (kept: readonly Kept[]): Kept | undefined =>
  kept.reduce<Kept | undefined>(
    (best, one) => (best && best.crl.thisUpdate >= one.crl.thisUpdate ? best : one),
    undefined,
  )

const nameOf = ({ name, crl: { number, baseNumber } }: Kept): string =>
  `${baseNumber === undefined ? 'CRL' : 'delta CRL'}${number === undefined ? '' : ` № ${number}`} ${name}`
