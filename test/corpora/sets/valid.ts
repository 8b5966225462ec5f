import type { CorpusSet } from '../corpus.ts'
import { numbered } from '../expected/numbered.ts'
import { licence } from './material.ts'
import { problemOrRoundTrip } from './reading.ts'

const doctype = { gives: 'doctype', because: 'DOCTYPE (W-04)' }
const instruction = {
  gives: 'processing-instruction',
  because: 'a processing instruction (W-05)',
}

/** The valid documents all have a DOCTYPE; those in out/ are what a processor makes of them, mostly without. */
export const valid: CorpusSet = {
  folder: 'xml-valid-w3c',
  expected: {
    ...numbered('001-017 017a 018-038 040-119', doctype),
    ...numbered('039', instruction),
    ...numbered(
      '001-011 013-015 018-035 037-038 040-054 056-068 070-075 077-089 092-097 099-119',
      { gives: 'accepted' },
      'out/',
    ),
    ...numbered('069 076 090-091', doctype, 'out/'),
    ...numbered('016-017 017a 036 039 055 098', instruction, 'out/'),
    'out/012.xml': {
      gives: 'not-well-formed',
      because: 'an attribute named ":" is no qualified name (Namespaces in XML 1.0, 4)',
    },
  },
  material: [licence],
  judge: problemOrRoundTrip,
}
