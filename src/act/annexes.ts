import type { Act } from './shape.ts'

const annexes = ['scenarios', 'packs', 'annotations'] as const

/** The number of an annex: those that an act has follow its last section. */
export function annexNumber(
  act: Act,
  annex: (typeof annexes)[number],
  lastSection: number,
): number {
  return lastSection + annexes.filter((one) => act[one] !== undefined).indexOf(annex) + 1
}
