import { ShepFault } from '../../contract/faults.ts'
import type { Stores } from '../../storage/stores.ts'

/**
 * whoever acts for a subject is the subject, or a representative linked at that moment; anyone else is refused.
 * for a subject who is no more, the representative alone, where the mark lets one act.
 */
export async function roleOf(
  { representatives, subjectStandings }: Pick<Stores, 'representatives' | 'subjectStandings'>,
  { by, iin, at }: { readonly by: string; readonly iin: string; readonly at: string },
): Promise<'subject' | 'representative'> {
  const mark = await subjectStandings.find(iin)
  const gone = mark !== undefined && mark.standing !== 'living'
  if (gone && (by === iin || mark.acts === 'nobody'))
    throw new ShepFault('SUBJECT_NOT_LIVING', { iin, standing: mark.standing, acts: mark.acts })
  if (by === iin) return 'subject'
  if (await representatives.find(by, iin, at)) return 'representative'
  throw new ShepFault('ACTOR_NOT_ENTITLED', { by, iin })
}
