/** How the consent was taken, or the mark that none was. */
export type Way = 'Bio' | 'Ds' | 'Paper' | 'None'

/** What `mcheck` may say, and what it means; the real words for Paper and None are unknown, so settings add more. */
export type WayNames = ReadonlyMap<string, Way>

export const knownWays: WayNames = new Map([
  ['Bio', 'Bio'],
  ['Ds', 'Ds'],
  ['Paper', 'Paper'],
  ['None', 'None'],
])

/** The ways of taking consent that a request may rest on. */
export const consentWays: readonly Way[] = ['Bio', 'Ds', 'Paper']
