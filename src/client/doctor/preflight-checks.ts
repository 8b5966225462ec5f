import type { Verdict } from '../../contract/verdict.ts'
import type { CheckTexts } from './check-texts.ts'
import { keyChecks } from './key-checks.ts'
import { settingChecks } from './setting-checks.ts'
import { surroundingsChecks } from './surroundings-checks.ts'

/** What is asked before a run, of an application and of what surrounds it, in this order. The rows of the doctor are its own. */
export const preflightChecks = {
  'PRE-01': settingChecks['PRE-01'],
  'PRE-02': settingChecks['PRE-02'],
  'DOC-14': surroundingsChecks['DOC-14'],
  'DOC-04': keyChecks['DOC-04'],
  'DOC-05': keyChecks['DOC-05'],
  'DOC-07': keyChecks['DOC-07'],
  'DOC-09': keyChecks['DOC-09'],
  'PRE-03': settingChecks['PRE-03'],
  'PRE-04': settingChecks['PRE-04'],
  'PRE-05': settingChecks['PRE-05'],
  'PRE-06': settingChecks['PRE-06'],
  'DOC-12': surroundingsChecks['DOC-12'],
  'DOC-13': surroundingsChecks['DOC-13'],
  'PRE-07': settingChecks['PRE-07'],
  'PRE-08': settingChecks['PRE-08'],
} as const satisfies Record<string, CheckTexts>

export type PreflightId = keyof typeof preflightChecks
export const preflightIds = Object.keys(preflightChecks) as readonly PreflightId[]

/** What one check found; `actual` needs no translation. */
export interface PreflightFinding {
  readonly id: PreflightId
  readonly verdict: Verdict
  readonly actual?: string
}

export const preflightFinding = (
  id: PreflightId,
  verdict: Verdict,
  actual?: string,
): PreflightFinding => ({ id, verdict, ...(actual !== undefined && { actual }) })

/** A finding with its words, in the three languages; `advice` is there when there is something to do. */
export interface PreflightRow extends PreflightFinding, Omit<CheckTexts, 'advice'> {
  readonly advice?: CheckTexts['advice']
}

const done: readonly Verdict[] = ['pass', 'not-applicable']

/** Every row once, in its order; what was not found is untestable. */
export function preflightRows(findings: readonly PreflightFinding[]): PreflightRow[] {
  return preflightIds.map((id) => {
    const found = findings.find((one) => one.id === id) ?? { id, verdict: 'untestable' as const }
    const { title, expected, advice } = preflightChecks[id]
    return { ...found, title, expected, ...(!done.includes(found.verdict) && { advice }) }
  })
}
