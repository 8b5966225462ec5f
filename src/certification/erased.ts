import { ShepFault } from '../contract/faults.ts'
import type { Erasure, ErasureStore } from '../storage/erasures.ts'

/** What everybody may know of an erasure. */
export interface ErasedFacts {
  readonly erasureId: string
  readonly at: string
  readonly by: string
  readonly reason: string
}

export const erasedFacts = ({ id, at, by, reason }: Erasure): ErasedFacts => ({
  ...{ erasureId: id, at, by, reason },
})

/** Throws ShepFault SESSION_ERASED, which says when, by whom and why. */
export async function refuseErased(
  id: string,
  { erasures }: { readonly erasures: Pick<ErasureStore, 'ofSession'> },
): Promise<void> {
  const erasure = await erasures.ofSession(id)
  if (erasure) throw new ShepFault('SESSION_ERASED', { id, ...erasedFacts(erasure) })
}
