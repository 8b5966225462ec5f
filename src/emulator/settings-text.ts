import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Maker } from '../act/act.ts'
import { canonicalJson } from '../act/json.ts'
import type { Config } from '../config.ts'
import type { Certificate } from '../eds/certificate.ts'

/** Where it ran is nobody's business. */
export const withheld = ['host', 'port', 'publicUrl', 'data'] as const
/** Paths and addresses, which may hold more than they should: only whether they were set. */
export const masked = ['trust', 'crl', 'ocspUrl', 'tsa', 'calendarFile'] as const

/** config.json of a container: the settings in force, the build, the digest of the list of dependencies, and whom it trusted. */
export function settingsText(
  config: Config,
  { build, engines, profile, gatewayCertificates, timeStamp }: Maker,
  trust: readonly Certificate[],
): string {
  const hidden: ReadonlySet<string> = new Set([...withheld, ...masked])
  const shown = Object.entries(config).filter(([name]) => !hidden.has(name))
  const set = masked.map((name) => [name, config[name] === undefined ? 'not set' : 'set'] as const)
  return canonicalJson({
    format: 'shep-emulator/config/1',
    build,
    engines,
    profile,
    settings: Object.fromEntries([...shown, ...set]),
    dependencies: lockDigest(),
    gatewayCertificates,
    timeStamp,
    trust: trust.map(({ fingerprint }) => fingerprint),
  })
}

/** An installed package has no lock file of ours. */
function lockDigest(): { readonly lockSha256: string } | { readonly lock: string } {
  const path = new URL('../../package-lock.json', import.meta.url)
  if (!existsSync(path)) return { lock: 'absent' }
  return { lockSha256: createHash('sha256').update(readFileSync(path)).digest('hex') }
}
