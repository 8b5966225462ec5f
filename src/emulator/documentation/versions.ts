import { canonicalJson, sha256 } from '../../act/json.ts'
import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Storage } from '../../storage/database.ts'
import type { DocumentationVersion } from '../../storage/documentation-versions.ts'
import { DOCUMENTATION_FORMAT, type DocumentationFacts, type Example } from './shape.ts'

export interface DocumentationDeps {
  readonly storage: Storage
  readonly clock: Clock
  /** Out of the live configuration, each time. */
  readonly facts: () => DocumentationFacts
  /** Exchanges that take place when a version is made. */
  readonly examples: () => Promise<readonly Example[]>
}

export interface DocumentationDesk {
  /** of what is running now; a new one is made when that is no longer what the newest was made from. */
  current(): Promise<DocumentationVersion>
  /** By its SHA-256, or `current`. Throws ShepFault DOCUMENTATION_UNKNOWN. */
  find(version: string): Promise<DocumentationVersion>
  list(): Promise<readonly Omit<DocumentationVersion, 'content'>[]>
}

/** The versions of the technical documentation: each is named by the digest of its content, and none is ever lost. */
export function documentationDesk(deps: DocumentationDeps): DocumentationDesk {
  const { storage } = deps
  let making: Promise<DocumentationVersion> | undefined
  const current = async (): Promise<DocumentationVersion> => {
    const facts = deps.facts()
    const factsSha256 = sha256(canonicalJson(facts))
    const newest = await storage.read(({ documentationVersions }) => documentationVersions.newest())
    if (newest?.factsSha256 === factsSha256) return newest
    making ??= make(facts, factsSha256, deps).finally(() => {
      making = undefined
    })
    return making
  }
  return {
    current,
    find: async (version) => {
      if (version === 'current') return current()
      const found = await storage.read((stores) => stores.documentationVersions.find(version))
      if (!found) throw new ShepFault('DOCUMENTATION_UNKNOWN', { version })
      return found
    },
    list: () => storage.read(({ documentationVersions }) => documentationVersions.list()),
  }
}

async function make(
  facts: DocumentationFacts,
  factsSha256: string,
  { storage, clock, examples }: DocumentationDeps,
): Promise<DocumentationVersion> {
  const madeAt = clock().toISOString()
  const content = canonicalJson({
    format: DOCUMENTATION_FORMAT,
    madeAt,
    ...facts,
    examples: await examples(),
  })
  const version = { sha256: sha256(content), factsSha256, madeAt, content }
  await storage.transact(({ documentationVersions }) => documentationVersions.add(version))
  return version
}
