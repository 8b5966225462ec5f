import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Maker } from '../act/act.ts'
import type { BuildFacts } from '../certification/build.ts'
import type { Config } from '../config.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import { scanMessage } from '../services/personal-data/scan.ts'

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
const buildFacts = (): BuildFacts => ({
  product: own.name,
  version: own.version,
  node: process.versions.node,
  openssl: process.versions.openssl,
})

/** Names and versions of the signature engines, as the act prints them. */
function engineVersions(): string[] {
  const manifest = require('xml-crypto/package.json') as Manifest
  return [`stream ${own.version}`, `xml-crypto ${manifest.version}`]
}

/** Settings that an act must not rest on: quirks, and revocation that nobody asked about or asked too long ago. */
export const relaxationsOf = ({
  quirks,
  revocation,
  staleRevocation,
}: Pick<Config, 'quirks' | 'revocation' | 'staleRevocation'>): string[] => [
  ...quirks.map((one) => `SHEP_QUIRKS=${one}`),
  ...(revocation === 'off' ? ['SHEP_REVOCATION=off'] : []),
  ...(staleRevocation === 'warn' ? ['SHEP_STALE_REVOCATION=warn'] : []),
]

/** What an act says of the emulator that made it. Relaxations are another profile, so that their sessions do not outlive them. */
export function makerOf(
  { kinds, of }: Pick<TestPki, 'kinds' | 'of'>,
  config: Pick<Config, 'quirks' | 'revocation' | 'staleRevocation' | 'tsa'>,
): Maker {
  const relaxations = relaxationsOf(config)
  return {
    build: buildFacts(),
    profile: ['default', ...relaxations].join(', '),
    engines: engineVersions(),
    gatewayCertificates: kinds.map((keyKind) => ({
      keyKind,
      fingerprint: of(keyKind).gateway.certificate.fingerprint,
    })),
    timeStamp: config.tsa === undefined ? 'internal' : 'external',
    relaxations,
    personalData: scanMessage,
  }
}
