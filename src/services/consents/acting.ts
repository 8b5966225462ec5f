import { ShepFault } from '../../contract/faults.ts'
import type { Stores } from '../../storage/stores.ts'

/** whoever acts for a subject is the subject, or a representative linked at that moment; anyone else is refused. */
export async function roleOf(
  { representatives }: Pick<Stores, 'representatives'>,
  { by, iin, at }: { readonly by: string; readonly iin: string; readonly at: string },
): Promise<'subject' | 'representative'> {
  if (by === iin) return 'subject'
  if (await representatives.find(by, iin, at)) return 'representative'
  throw new ShepFault('ACTOR_NOT_ENTITLED', { by, iin })
}
