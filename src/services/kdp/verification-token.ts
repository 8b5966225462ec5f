import { decodeJwt, decodeProtectedHeader, errors } from 'jose'
import type { Warning } from '../operation.ts'

/** The field `ovt`: what the initiator says, not yet verified. Anything unreadable is undefined; nothing throws. */
export interface VerificationToken {
  /** Without white space. */
  readonly compact: string
  readonly readable: boolean
  readonly algorithm: string | undefined
  /** The first certificate of the `x5c` header: base64 DER, without white space; empty when the header is no such thing. */
  readonly certificate: string | undefined
  readonly bin: string | undefined
  readonly mcheck: string | undefined
  readonly issuedAt: Date | undefined
  readonly expiresAt: Date | undefined
  readonly proactiveCode: string | undefined
  readonly basisCode: string | undefined
  readonly warnings: readonly Warning[]
}

type Claims = Readonly<Record<string, unknown>>

/** Undefined when there is no token at all. */
export function readVerificationToken(ovt: string | undefined): VerificationToken | undefined {
  const compact = ovt?.replace(/\s+/g, '')
  if (!compact) return undefined
  const { header, claims } = parts(compact) ?? { header: {}, claims: {} }
  return {
    compact,
    readable: header['alg'] !== undefined,
    algorithm: text(header['alg']),
    certificate: certificateIn(header['x5c']),
    bin: text(claims['cbin']),
    mcheck: text(claims['mcheck']),
    issuedAt: moment(claims['iat']),
    expiresAt: moment(claims['exp']),
    proactiveCode: text(claims['pcode']),
    basisCode: text(claims['basis']),
    warnings: ['iat', 'exp'].flatMap((name) => textualDate(name, claims[name])),
  }
}

function parts(compact: string): { header: Claims; claims: Claims } | undefined {
  try {
    return { header: decodeProtectedHeader(compact) as Claims, claims: decodeJwt(compact) }
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof TypeError) return undefined
    throw cause
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const certificateIn = (x5c: unknown): string | undefined =>
  x5c === undefined ? undefined : (text([x5c].flat()[0]) ?? '').replace(/\s+/g, '')

/** NumericDate, or ISO 8601 text as some libraries write it (W-25); without a zone it is the time of Astana. */
function moment(value: unknown): Date | undefined {
  const date = typeof value === 'number' ? new Date(value * 1000) : isoDate(text(value) ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

const isoDate = (value: string): Date => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return new Date(Number.NaN)
  return new Date(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}+05:00`)
}

const textualDate = (claim: string, value: unknown): Warning[] =>
  typeof value === 'string' ? [{ code: 'OVT_DATE_AS_TEXT', claim, value: value.slice(0, 100) }] : []
