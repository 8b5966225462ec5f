import type { CorpusSet } from './corpus.ts'
import { canonical } from './sets/canonical.ts'
import { containers } from './sets/containers.ts'
import { hostile } from './sets/hostile.ts'
import { kazakhstan } from './sets/kazakhstan.ts'
import { notWellFormed } from './sets/not-well-formed.ts'
import { merlin, wsSecurity, xmlCrypto } from './sets/signatures.ts'
import { valid } from './sets/valid.ts'

/** Every set that is known. */
export const sets: readonly CorpusSet[] = [
  notWellFormed,
  valid,
  hostile,
  canonical,
  xmlCrypto,
  merlin,
  wsSecurity,
  kazakhstan,
  containers,
]
