import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload } from 'jose'

/** A security token as it was presented: read, not believed. */
export interface PresentedToken {
  /** Without white space (W-12). */
  readonly compact: string
  readonly algorithm: string | undefined
  /** Undefined when it does not read as a JWT. */
  readonly claims: JWTPayload | undefined
  /** What it says of its own id; for the journal. */
  readonly id: string | undefined
}

/** Undefined when there is no token at all. */
export function readPresentedToken(text: string | undefined): PresentedToken | undefined {
  const compact = text?.replace(/\s+/g, '')
  if (!compact) return undefined
  try {
    const claims = decodeJwt(compact)
    const { alg } = decodeProtectedHeader(compact)
    return { compact, algorithm: shortText(alg), claims, id: shortText(claims.jti) }
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError || cause instanceof TypeError)) throw cause
    return { compact, algorithm: undefined, claims: undefined, id: undefined }
  }
}

/** Whatever the types say, a header or a claim may be anything. */
const shortText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, 64) : undefined
