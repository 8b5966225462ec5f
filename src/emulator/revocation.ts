import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Certificate } from '../eds/certificate.ts'
import { crlFinder } from '../eds/revocation/crl-finder.ts'
import type { CrlSource } from '../eds/revocation/crl-keeper.ts'
import { crlAddress, crlFile } from '../eds/revocation/crl-sources.ts'
import { fetchBytes } from '../eds/revocation/fetch-bytes.ts'
import { type RevocationJudge, revocationJudge, revocationOff } from '../eds/revocation/judge.ts'
import { type KeepAnswer, ocspFinder } from '../eds/revocation/ocsp-finder.ts'
import { firstKnown, remembering, type StatusFinder } from '../eds/revocation/status.ts'

export interface RevocationParts {
  readonly config: Config
  readonly clock: Clock
  readonly trust: readonly Certificate[]
  /** The lists of the test authority itself: asked in every mode but `off`. */
  readonly ownLists: readonly CrlSource[]
  readonly keepAnswer: KeepAnswer
}

const MINUTE = 60_000

/** How revocation is judged, by the settings. Throws an Error that names a folder of lists that cannot be read. */
export async function createRevocation(parts: RevocationParts): Promise<RevocationJudge> {
  const { config, clock, trust, ownLists } = parts
  if (config.revocation === 'off') return revocationOff
  const own = crlFinder({ sources: ownLists, trust, clock })
  const others = await othersOf(parts, own)
  return revocationJudge({
    find: firstKnown([own, ...others]),
    clock,
    stale: config.staleRevocation,
    unknownIssuer: config.revocation === 'local' ? 'not-checked' : 'refuse',
  })
}

async function othersOf(
  { config, clock, trust, keepAnswer: keep }: RevocationParts,
  own: StatusFinder,
): Promise<StatusFinder[]> {
  if (config.revocation === 'local') return []
  const fetch = fetchBytes(config.revocationTimeout)
  const maxAge = config.crlMinutes * MINUTE
  const addressed = (url: string) => crlAddress(url, fetch, maxAge)
  const sources = await sourcesIn(config.crl ?? '', addressed)
  const lists = crlFinder({ sources, trust, clock, sourceOf: addressed })
  const responder = ocspFinder({
    fetch,
    clock,
    url: config.ocspUrl,
    hash: config.ocspHash,
    newNonce: () => randomBytes(16),
    lists: firstKnown([own, lists]),
    keep,
  })
  const ocsp = remembering(responder, { clock, maxAge: config.ocspMinutes * MINUTE })
  switch (config.revocation) {
    case 'crl':
      return [lists]
    case 'ocsp':
      return [ocsp]
    case 'ocsp-or-crl':
      return [ocsp, lists]
    case 'off':
      return []
    default:
      return config.revocation satisfies never
  }
}

/** What stands in the setting, separated by commas: addresses, files, and folders with .crl files. */
async function sourcesIn(
  setting: string,
  addressed: (url: string) => CrlSource,
): Promise<CrlSource[]> {
  const places = setting.split(',').map((place) => place.trim())
  const sources = places.filter(Boolean).map(async (place) => {
    if (/^https?:\/\//i.test(place)) return [addressed(place)]
    if (/\.(crl|pem|der)$/i.test(place)) return [crlFile(place)]
    const files = (await readdir(place)).filter((file) => /\.crl$/i.test(file)).sort()
    return files.map((file) => crlFile(join(place, file)))
  })
  return (await Promise.all(sources)).flat()
}
