/** What is put on record of a certification, and what is said of each. */
export interface LogEvents {
  readonly 'application-approved': { readonly applicationId: string; readonly senderId: string }
  readonly 'session-opened': {
    readonly sessionId: string
    readonly applicationId: string
    readonly build: string
    readonly profile: string
  }
  /** The facts of an act are drawn up; the checkpoint that the act names covers this row. */
  readonly 'act-drawn-up': { readonly sessionId: string; readonly factsSha256: string }
  /** The session is closed with these bytes. */
  readonly 'session-frozen': {
    readonly sessionId: string
    readonly actSha256: string
    readonly checkpointSha256: string
  }
  /** The session is closed without an act; the digest is that of its refusal. */
  readonly 'session-abandoned': { readonly sessionId: string; readonly refusalSha256: string }
  readonly 'clock-moved': { readonly movedAt: string; readonly shiftMs: number }
  /** Somebody said of values that look like personal data that they are none, or may stay. */
  readonly 'personal-data-confirmed': {
    readonly sessionId: string
    readonly by: string
    readonly statement: string
    readonly findings: readonly string[]
  }
  /** A step in the life of an application: filed, returned, its act attached, accepted… */
  readonly 'application-step': {
    readonly applicationId: string
    readonly action: string
    readonly from: string
    readonly to: string
    readonly by?: string
    readonly sessionId?: string
    readonly reason?: string
  }
  /** Messages, a session or SMS were emptied; how much, and the digest of the list of their digests. */
  readonly 'data-erased': {
    readonly erasureId: string
    readonly what: 'session' | 'journal' | 'phone'
    readonly sessionId?: string
    readonly actSha256?: string
    readonly containerSha256?: string
    readonly messages: number
    readonly digest: string
    readonly by: string
    readonly reason: string
    readonly forced: boolean
  }
  /** A person judged one check otherwise, and signed it; the verdict of the machine stays beside it. */
  readonly 'verdict-overridden': {
    readonly statement: OverrideStatement
    /** Fingerprint of the certificate. */
    readonly signer: string
    /** The detached CMS over the canonical JSON of `statement`, in base64. */
    readonly cms: string
  }
}

/** What somebody signs who judges a check otherwise than the machine. */
export interface OverrideStatement {
  readonly sessionId: string
  readonly entryId: string
  readonly rule: string
  /** What is on record. */
  readonly machine: string
  readonly verdict: string
  readonly by: string
  readonly reason: string
}

export type LogKind = keyof LogEvents

export type LogEvent<Kind extends LogKind = LogKind> = Kind extends LogKind
  ? { readonly kind: Kind; readonly data: LogEvents[Kind] }
  : never
