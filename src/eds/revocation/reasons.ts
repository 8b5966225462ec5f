/** CRLReason of RFC 5280 5.3.1: the place is the number; 7 is not used. */
const names = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const

export type RevocationReason = Exclude<(typeof names)[number], undefined>

export const reasonOf = (number: number): RevocationReason | undefined => names[number]

export const reasonNumber = (reason: RevocationReason): number => names.indexOf(reason)

/** Those that a certificate can be revoked for: what is removed from a list was there before. */
export const revocationReasons: readonly RevocationReason[] = names.filter(
  (name) => name !== undefined && name !== 'removeFromCRL',
)
