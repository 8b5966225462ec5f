import type { CaseResult, PackResult } from '../certification/packs/pack.ts'
import type { ActPack, ActPackCase } from './annex-shape.ts'

/** A run of a pack as the annex has it; one that goes on ends with the session. */
export function packOf(result: PackResult, closedAt: string): ActPack {
  const { id, pack, startedAt, finishedAt = closedAt, passed, totals, cases } = result
  return {
    id,
    pack,
    startedAt,
    finishedAt,
    result: passed ? 'passed' : 'failed',
    totals,
    cases: cases.map(caseOf),
  }
}

function caseOf({ expectation: _, at, ...one }: CaseResult): ActPackCase {
  return { ...one, ...(at !== undefined && { at }) }
}
