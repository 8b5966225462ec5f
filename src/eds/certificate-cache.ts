import type { Clock } from '../clock.ts'
import { type Certificate, parseCertificate, unreadable } from './certificate.ts'
import { type CertificateVerdict, judgeCertificate } from './chain.ts'

export interface JudgedCertificate {
  readonly certificate: Certificate
  readonly verdict: CertificateVerdict
}

/** A certificate as DER, or as base64 the way messages carry it, line ends and spaces included. */
export type CertificateJudge = (base64OrDer: string | Uint8Array) => JudgedCertificate

export interface JudgeOptions {
  readonly trust: readonly Certificate[]
  readonly clock: Clock
  /** How many certificates are remembered; the least recently used goes first. */
  readonly capacity?: number
}

/** Characters of base64; the largest certificate read, and room for its line ends. */
const LONGEST = 100_000

interface Entry extends JudgedCertificate {
  readonly text: string
  readonly judgedAt: Date
}

/**
 * Judges certificates, and remembers each by its exact text for as long as its verdict cannot change: until `goodUntil`,
 * and not before the moment it was judged at, for a clock may be set back. Throws ShepFault CERTIFICATE_UNREADABLE.
 * The text is the key as it came, spaces and all: taking them out costs more than the rest of a hit.
 */
export function createCertificateJudge(options: JudgeOptions): CertificateJudge {
  const { trust, clock, capacity = 1000 } = options
  const entries = new Map<string, Entry>()
  return (base64OrDer) => {
    const text = textOf(base64OrDer)
    const now = clock()
    const known = entries.get(text)
    const entry = known && holdsAt(known, now) ? known : judge(known ?? read(text), trust, now)
    entries.delete(entry.text)
    entries.set(entry.text, entry)
    if (entries.size > capacity) dropOldest(entries)
    return entry
  }
}

const holdsAt = ({ judgedAt, verdict }: Entry, now: Date): boolean =>
  judgedAt <= now && now < verdict.goodUntil

const textOf = (base64OrDer: string | Uint8Array): string =>
  typeof base64OrDer === 'string' ? base64OrDer : Buffer.from(base64OrDer).toString('base64')

/** The text is copied: a slice of a message would keep the whole message in memory. */
function read(text: string): Pick<Entry, 'text' | 'certificate'> {
  if (text.length > LONGEST) throw unreadable('too large for a certificate')
  const base64 = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw unreadable('not base64')
  const certificate = parseCertificate(Buffer.from(base64, 'base64'))
  return { text: Buffer.from(text).toString(), certificate }
}

function judge(
  { text, certificate }: Pick<Entry, 'text' | 'certificate'>,
  trust: readonly Certificate[],
  now: Date,
): Entry {
  return { text, certificate, verdict: judgeCertificate(certificate, trust, now), judgedAt: now }
}

/** A Map keeps the order of insertion, and each use inserts anew. */
function dropOldest(entries: Map<string, Entry>): void {
  const oldest = entries.keys().next()
  if (!oldest.done) entries.delete(oldest.value)
}
