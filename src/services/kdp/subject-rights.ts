import type { Representation } from '../../storage/representatives.ts'
import type { Stores } from '../../storage/stores.ts'
import type { SubjectStanding } from '../../storage/subject-standings.ts'
import type { Check } from '../ordered-checks.ts'

/** What of the subject's rights bars a security token. */
export interface SubjectRights {
  /** When the objection to automated processing by this initiator was upheld, where the request is automated. */
  readonly objectedAt: string | undefined
  /** absent, or living, bars nothing. */
  readonly mark: SubjectStanding | undefined
  /** Who may act for a subject who is no more. */
  readonly heirs: readonly Pick<Representation, 'representativeIin'>[]
}

interface Of {
  readonly iin: string
  readonly bin: string
  readonly automated: boolean
}

export async function subjectRights(
  {
    rights,
    subjectStandings,
    representatives,
  }: Pick<Stores, 'rights' | 'subjectStandings' | 'representatives'>,
  { iin, bin, automated }: Of,
  now: Date,
): Promise<SubjectRights> {
  const mark = await subjectStandings.find(iin)
  const acts = mark?.standing !== 'living' && mark?.acts === 'representative'
  return {
    objectedAt: automated ? await rights.objectionUpheld(iin, bin) : undefined,
    mark,
    heirs: acts ? await representatives.ofSubject(iin, now.toISOString()) : [],
  }
}

const lives = ({ mark }: SubjectRights): boolean => mark === undefined || mark.standing === 'living'

/** the subject objected to automated processing by this initiator, and that was upheld. */
export const notObjected: Check<SubjectRights> = {
  rule: 'R-156',
  fault: 'AUTOMATED_OBJECTED',
  holds: ({ objectedAt }) => objectedAt === undefined,
  expected: () => 'нет удовлетворённого возражения',
  actual: ({ objectedAt }) => (objectedAt === undefined ? 'нет' : `удовлетворено ${objectedAt}`),
}

/** own means take the consent of the subject in person. */
export const subjectLives: Check<SubjectRights> = {
  rule: 'R-127',
  fault: 'SUBJECT_NOT_LIVING',
  holds: lives,
  expected: () => 'living',
  actual: ({ mark }) => mark?.standing ?? 'living',
}

/** a question goes to the representative, where one may act. */
export const someoneActs: Check<SubjectRights> = {
  ...subjectLives,
  holds: (rights) => lives(rights) || rights.heirs.length > 0,
  expected: () => 'living, representative',
}
