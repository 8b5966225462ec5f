import { type RuleId, rules } from '../../contract/rules.ts'

/** `checked`: a breach of it is refused or told. `recorded`: kept, so that a test can look. `outside`: no behaviour. */
export type ClauseTreatment = 'checked' | 'recorded' | 'outside'

const treatments: Readonly<Partial<Record<RuleId, ClauseTreatment>>> = {
  'R-013': 'checked',
  'R-121': 'checked',
  'R-122': 'checked',
  'R-123': 'checked',
  'R-127': 'checked',
  'R-150': 'checked',
  'R-151': 'checked',
  'R-152': 'checked',
  'R-153': 'checked',
  'R-154': 'checked',
  'R-155': 'checked',
  'R-156': 'checked',
  'R-157': 'recorded',
  'R-158': 'outside',
}

/** Each clause on the subject's rights, its text, and what the emulator does of it: what is outside is said, not hidden. */
export const clauses = Object.entries(treatments).map(([rule, treatment]) => {
  const { source, text } = rules[rule as RuleId]
  return { rule, treatment, source, text }
})
