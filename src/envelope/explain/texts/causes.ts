import type { Cause } from './cause.ts'
import { formCauses } from './form.ts'
import { hashedCauses } from './hashed.ts'
import { receivedCauses } from './received.ts'
import { signedCauses } from './signed.ts'

/** Every cause that can be named. The key never changes: scripts compare it. */
export const causes = {
  ...receivedCauses,
  ...hashedCauses,
  ...signedCauses,
  ...formCauses,
} as const satisfies Record<string, Cause>

export type CauseId = keyof typeof causes

export const causeOf = (id: CauseId): Cause => causes[id]
