import type { CorpusSet } from '../corpus.ts'
import { licence } from './material.ts'

/** Broken ASiC-E containers. The verifier of acts that must refuse them is a later issue. */
export const containers: CorpusSet = {
  folder: 'asice-dss-broken',
  expected: Object.fromEntries(
    [
      'brokenReference',
      'brokenReferenceAndAlteredManifest',
      'nonConformantManifest',
      'removed-doc',
    ].map((name) => [`${name}.asice`, { gives: 'no' }]),
  ),
  material: [licence],
  judge: () => 'not judged',
  notYet: 'nothing verifies containers yet: they come with the act as ASiC-E',
}
