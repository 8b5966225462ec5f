/** One clause a participant, or we, must keep. Scenarios, fixtures, refusals and the act cite it by id. */
export interface Rule {
  readonly level: 'must' | 'should'
  /** `norm`: an order or a law says so. `seen`: public clients show it. `ours`: the emulator's own convention. */
  readonly basis: 'norm' | 'seen' | 'ours'
  readonly source: string
  readonly text: string
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
