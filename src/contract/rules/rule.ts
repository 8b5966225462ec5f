/** One clause a participant, or we, must keep. Scenarios, fixtures, refusals and the act cite it by id. */
export interface Rule {
  readonly level: 'must' | 'should'
  /** `norm`: an order or a law says so. `seen`: public clients show it. `ours`: the emulator's own convention. */
  readonly basis: 'norm' | 'seen' | 'ours'
  readonly source: string
  readonly text: string
  /** Why the emulator does not play it; absent for every clause that it keeps. */
  readonly outOfScope?: string
}

/** A clause that must be kept. */
export const must = (basis: Rule['basis'], source: string, text: string): Rule => ({
  level: 'must',
  basis,
  source,
  text,
})
/** A clause that is advice. */
export const should = (basis: Rule['basis'], source: string, text: string): Rule => ({
  level: 'should',
  basis,
  source,
  text,
})
/** Told for completeness and not played, for the reason given. */
export const context = (source: string, text: string, outOfScope: string): Rule => ({
  level: 'should',
  basis: 'ours',
  source,
  text,
  outOfScope,
})
