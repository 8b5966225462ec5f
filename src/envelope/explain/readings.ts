import type { Limits } from '../../xml/limits.ts'
import type { SourceRepair } from './repair.ts'
import { characterRepairs } from './repairs/characters.ts'
import { fieldRepairs } from './repairs/fields.ts'
import { namespaceRepairs } from './repairs/namespaces.ts'
import { whiteSpaceRepairs } from './repairs/white-space.ts'
import { sourceOf, type Target, withSource } from './source.ts'
import type { CauseId } from './texts/causes.ts'

/** Every repair of a source, in the order in which they are tried. */
export const sourceRepairs: readonly SourceRepair[] = [
  ...whiteSpaceRepairs,
  ...characterRepairs,
  ...fieldRepairs,
  ...namespaceRepairs,
]

/** A signed element as it may have been when it was signed. */
export interface Reading {
  /** What was undone; nothing: as it was received. */
  readonly causes: readonly CauseId[]
  readonly target: Target
}

/** Other readings, by one repair each. What is no document any more, or did not change, is left out. */
export function* repaired(
  { causes, target }: Reading,
  repairs: readonly SourceRepair[],
  limits: Limits,
): Generator<Reading> {
  const source = sourceOf(target)
  const { document, element } = target
  const namespaceOf = (prefix: string) => document.namespaceOfPrefix(element, prefix)
  for (const { id, undo } of repairs)
    for (const candidate of undo(source, { namespaceOf })) {
      if (candidate === source) continue
      const changed = withSource(target, candidate, limits)
      if (changed) yield { causes: [...causes, id], target: changed }
    }
}
