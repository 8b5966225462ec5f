import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BuildFacts } from '../certification/build.ts'

const require = createRequire(import.meta.url)

interface Manifest {
  readonly name: string
  readonly version: string
}

const own: Manifest = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
)

export const product: Manifest = { name: own.name, version: own.version }

/** What is running: versions only, so that two equal builds say the same. */
export const buildFacts = (): BuildFacts => ({
  product: own.name,
  version: own.version,
  node: process.versions.node,
  openssl: process.versions.openssl,
})

/** Names and versions of the signature engines, as the act prints them. */
export function engineVersions(): string[] {
  const manifest = require('xml-crypto/package.json') as Manifest
  return [`stream ${own.version}`, `xml-crypto ${manifest.version}`]
}
