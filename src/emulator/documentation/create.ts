import type { Config } from '../../config.ts'
import type { Storage } from '../../storage/database.ts'
import { type ExampleDeps, makeExamples } from './examples.ts'
import { factsOf } from './facts.ts'
import { type DocumentationDesk, documentationDesk } from './versions.ts'

export interface DocumentationParts extends ExampleDeps {
  readonly config: Config
  readonly storage: Storage
  readonly serviceIds: readonly string[]
  /** The public address as it is now. */
  readonly url: () => string
}

/** The documentation of the emulator that these are the parts of. */
export const createDocumentation = (parts: DocumentationParts): DocumentationDesk =>
  documentationDesk({
    storage: parts.storage,
    clock: parts.clock,
    facts: () => factsOf(parts.config, { url: parts.url(), serviceIds: parts.serviceIds }),
    examples: () => makeExamples(parts),
  })
