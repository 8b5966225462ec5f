import { readFileSync } from 'node:fs'
import type { CorpusSet } from '../corpus.ts'
import { numbered } from '../expected/numbered.ts'
import { licence } from './material.ts'
import { problemOf } from './reading.ts'

/**
 * Not one is accepted. The two that the fifth edition of XML 1.0 made well-formed (140, 141: characters of names in an
 * entity) carry a DOCTYPE, so the edition decides nothing here.
 */
export const notWellFormed: CorpusSet = {
  folder: 'xml-notwf-w3c',
  expected: {
    ...numbered('001-003 006-027 029-030 032-037 039-053 070 072 076 093-102 108 112 152', {
      gives: 'not-well-formed',
    }),
    ...numbered('166-167 171 173-174', {
      gives: 'not-well-formed',
      because: 'U+FFFE and U+FFFF are no characters (XML 1.0, 2.2)',
    }),
    ...numbered('170.fmt', { gives: 'not-well-formed', because: 'an empty file' }),
    ...numbered('168-170', { gives: 'encoding-broken', because: 'surrogates or beyond U+10FFFF' }),
    ...numbered('038', { gives: 'attribute-repeated' }),
    ...numbered('004-005 028 031 105-106 147-148 150-151 154-157 172', {
      gives: 'processing-instruction',
      because: 'broken or misplaced processing instructions: refused before they are read (W-05)',
    }),
    ...numbered('054-069 071 073-075 077-092 103-104 107 109-111 113-146 149 153 158-165 175-186', {
      gives: 'doctype',
      because: 'refused before the DTD is read (W-04)',
    }),
  },
  material: [licence],
  judge: (path) => problemOf(readFileSync(path)),
}
