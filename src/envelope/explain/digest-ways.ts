import { createHash } from 'node:crypto'
import { digestAlgorithms } from '../../eds/algorithms/registry.ts'
import type { ClaimedDigest } from './claim.ts'
import type { CauseId } from './texts/causes.ts'

/** How a right digest was written down, or made, in another way than declared. */
export interface DigestMatch {
  readonly causes: readonly CauseId[]
  readonly what?: string
}

/** Whether these octets are what DigestValue was made of; undefined when they are not. */
export function matchOf(
  octets: Uint8Array,
  { digest, expected }: ClaimedDigest,
): DigestMatch | undefined {
  const actual = Buffer.from(digest.digest(octets))
  if (actual.equals(expected)) return { causes: [] }
  const way = ways.find(({ write }) => write(actual).some((written) => written.equals(expected)))
  if (way) return { causes: [way.id] }
  const other = others().find(
    ({ bytes, uri, hash }) =>
      bytes === expected.length && uri !== digest.uri && hash(octets).equals(expected),
  )
  return other && { causes: ['OTHER_HASH'], what: other.name }
}

const ways: readonly { id: CauseId; write: (digest: Buffer) => Buffer[] }[] = [
  {
    id: 'DIGEST_OF_HEX',
    write: (digest) => cases(digest).map((hex) => Buffer.from(hex, 'latin1')),
  },
  {
    id: 'DIGEST_IS_HEX',
    write: (digest) => cases(digest).map((hex) => Buffer.from(hex, 'base64')),
  },
  {
    id: 'DIGEST_BASE64_TWICE',
    write: (digest) => [Buffer.from(digest.toString('base64'), 'latin1')],
  },
  { id: 'DIGEST_REVERSED', write: (digest) => [Buffer.from(digest).reverse()] },
]

function cases(digest: Buffer): string[] {
  const hex = digest.toString('hex')
  return [hex, hex.toUpperCase()]
}

interface Hash {
  readonly name: string
  readonly uri?: string
  readonly bytes: number
  readonly hash: (octets: Uint8Array) => Buffer
}

/** Hashes that are met where another is declared: those of node:crypto, and every one that we accept. */
let known: readonly Hash[] | undefined

function others(): readonly Hash[] {
  known ??= [
    ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((name) => ({
      name,
      bytes: createHash(name).digest().length,
      hash: (octets: Uint8Array) => createHash(name).update(octets).digest(),
    })),
    ...[...digestAlgorithms.values()].map(({ uri, digest }) => ({
      name: uri,
      uri,
      bytes: digest(new Uint8Array()).length,
      hash: (octets: Uint8Array) => Buffer.from(digest(octets)),
    })),
  ]
  return known
}
