import type { GbdflRequest } from './gbdfl-request.ts'
import type { Person } from './people.ts'
import { findPeople } from './person-search.ts'
import type { Population } from './population.ts'
import {
  type Circumstances,
  judgeTokens,
  type Opened,
  type OwnerPolicy,
  refusedBy,
  type TokenCase,
} from './token-case.ts'

/** What the token opens: people, or a refusal. */
export interface Disclosure extends Opened {
  readonly people: readonly Person[]
}

/** Of the people who fit, only the one whom the token is for. */
export async function disclose(
  { criteria }: Pick<GbdflRequest, 'criteria'>,
  token: TokenCase,
  { people: all, ...deps }: DisclosureDeps,
): Promise<Disclosure> {
  const fitting = findPeople(all, criteria)
  const subjects = criteria.iin === undefined ? fitting.map(({ iin }) => iin) : [criteria.iin]
  const { circumstances, policy, stores } = deps
  const opened = await judgeTokens([token], { ...circumstances, subjects }, policy, stores)
  if (opened.refusal) return { ...opened, people: [] }
  const people = fitting.filter(({ iin }) => opened.iins.includes(iin))
  if (people.length > 0) return { ...opened, people }
  return { ...refusedBy('PERSON_NOT_FOUND', opened.checks), people }
}

export interface DisclosureDeps extends Pick<Population, 'people'> {
  readonly circumstances: Omit<Circumstances, 'subjects'>
  readonly policy: OwnerPolicy
  readonly stores: Parameters<typeof judgeTokens>[3]
}
