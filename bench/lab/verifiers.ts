import { type ChildOptions, startChild } from './child.ts'
import { type Contestant, contest, type Sample, type Standing, standings } from './contest.ts'

/** A contestant in a process of its own. */
export interface Verifier extends Contestant {
  warmUp(): Promise<unknown>
  stop(): Promise<void>
}

/** How long a round lasts, and how long it warms up before the first. */
export interface Lengths {
  readonly ms: number
  readonly warmUpMs: number
}

/** A script that serves rounds (rounds.ts). */
export function startVerifier(options: ChildOptions, { ms, warmUpMs }: Lengths): Verifier {
  const child = startChild(options)
  return {
    name: options.name,
    warmUp: () => child.ask(warmUpMs),
    round: () => child.ask<Sample>(ms),
    stop: () => child.stop(),
  }
}

/** Warms all of them, lets them compete, and stops them. */
export async function compete(verifiers: readonly Verifier[], rounds: number): Promise<Standing[]> {
  try {
    for (const verifier of verifiers) await verifier.warmUp()
    return standings(verifiers, await contest(verifiers, rounds))
  } finally {
    await Promise.all(verifiers.map((verifier) => verifier.stop()))
  }
}
