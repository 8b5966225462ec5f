import type { Config } from '../../config.ts'
import { createEraser, type Eraser, type EraserDeps } from './eraser.ts'
import { createRetention, type Policy, policyOf, type Retention } from './retention.ts'

/** What erases by hand, how long what is kept, and what erases by that. */
export interface Erasing {
  readonly eraser: Eraser
  readonly policy: Policy
  readonly retention: Retention
}

export function createErasing(
  config: Config,
  {
    log,
    ...deps
  }: EraserDeps & {
    readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
  },
): Erasing {
  const eraser = createEraser(deps)
  const policy = policyOf(config)
  return { eraser, policy, retention: createRetention({ eraser, policy, clock: deps.clock, log }) }
}
