import type { JWTPayload } from 'jose'
import type { PinnedKdpKeys } from '../kdp/kdp-keys.ts'
import type { Check } from '../ordered-checks.ts'
import type { DataStanding } from '../rights/data-standing.ts'
import { type DataWord, dataWordsIn } from './data-words.ts'
import type { PresentedToken } from './presented-token.ts'

/** What a data owner judges a security token by. */
export interface TokenFacts {
  readonly token: PresentedToken | undefined
  /** The key that came with the request; never verified with. */
  readonly publicKey: string | undefined
  readonly pinned: Pick<PinnedKdpKeys, 'algorithms' | 'publicKeys'>
  /** Its signature is good under a pinned key; under the key of the request where the owner trusts that. */
  readonly authentic: boolean
  /** The quirk `trusting-owner`: the hole of R-092, left open to show it. */
  readonly trusting: boolean
  /** What this service tells, in the words of `personal_data_name`. */
  readonly data: readonly DataWord[]
  /** IINs of the people the request is about; none when nobody was found. */
  readonly subjects: readonly string[]
  /** Of the sender, by its registration. */
  readonly bin: string
  readonly serviceId: string
  readonly now: Date
  /** whether a token is still valid at the very moment of `exp`. */
  readonly expiryInclusive: boolean
  /** The consent behind it was withdrawn, and that counts at once. */
  readonly withdrawn: boolean
  /** How the owner holds the data of the token's subject. */
  readonly held: DataStanding
}

const claim = <Name extends string & keyof JWTPayload>({ token }: TokenFacts, name: Name) =>
  token?.claims?.[name]

/** R-090…, of every data owner alike, in this order; the first that fails decides. */
export const tokenChecks: readonly Check<TokenFacts>[] = [
  {
    rule: 'R-090',
    fault: 'TOKEN_MISSING',
    holds: ({ token }) => token !== undefined,
    expected: () => 'kdpToken',
    actual: ({ token }) => token && 'kdpToken',
  },
  {
    rule: 'R-091',
    fault: 'TOKEN_MALFORMED',
    holds: ({ token }) => token?.claims !== undefined,
    expected: () => 'JWT',
    actual: ({ token }) => (token?.claims ? 'JWT' : token?.compact.slice(0, 100)),
  },
  {
    rule: 'R-091',
    fault: 'TOKEN_ALGORITHM',
    holds: ({ token, pinned }) => pinned.algorithms.includes(token?.algorithm ?? ''),
    expected: ({ pinned }) => pinned.algorithms.join(', '),
    actual: ({ token }) => token?.algorithm,
  },
  {
    rule: 'R-092',
    fault: 'TOKEN_FOREIGN_KEY',
    holds: ({ publicKey, pinned, trusting }) =>
      trusting || publicKey === undefined || pinned.publicKeys.includes(bareKey(publicKey)),
    expected: ({ trusting }) => (trusting ? 'любой ключ (trusting-owner)' : 'ключ КДП или ничего'),
    actual: ({ publicKey }) => publicKey?.slice(0, 100),
  },
  {
    rule: 'R-091',
    fault: 'TOKEN_FORGED',
    holds: ({ authentic }) => authentic,
    expected: ({ trusting }) => `подпись верна под ключом ${trusting ? 'запроса' : 'КДП'}`,
    actual: ({ authentic }) => (authentic ? 'верна' : 'неверна'),
  },
  {
    rule: 'R-091',
    fault: 'TOKEN_IIN_MISMATCH',
    holds: (facts) =>
      facts.subjects.length === 0 || facts.subjects.includes(claim(facts, 'sub') ?? ''),
    expected: ({ subjects }) => subjects.join(', '),
    actual: (facts) => shown(claim(facts, 'sub')),
  },
  {
    rule: 'R-091',
    fault: 'TOKEN_BIN_MISMATCH',
    holds: (facts) => claim(facts, 'cbin') === facts.bin,
    expected: ({ bin }) => bin,
    actual: (facts) => shown(claim(facts, 'cbin')),
  },
  {
    rule: 'R-091',
    fault: 'TOKEN_SERVICE_MISMATCH',
    holds: (facts) => [claim(facts, 'aud')].flat().includes(facts.serviceId),
    expected: ({ serviceId }) => serviceId,
    actual: (facts) => shown(claim(facts, 'aud')),
  },
  {
    rule: 'R-091',
    fault: 'TOKEN_DATA_MISMATCH',
    holds: (facts) => {
      const named = dataWordsIn(claim(facts, 'pd'))
      return named === undefined || named.some((word) => facts.data.includes(word))
    },
    expected: ({ data }) => data.join(', '),
    actual: (facts) => shown(claim(facts, 'pd')),
  },
  {
    rule: 'R-090',
    fault: 'TOKEN_NOT_YET_VALID',
    holds: (facts) => millis(claim(facts, 'nbf'), 0) <= facts.now.getTime(),
    expected: ({ now }) => `nbf не позже ${now.toISOString()}`,
    actual: (facts) => shown(claim(facts, 'nbf')),
  },
  {
    rule: 'R-090',
    fault: 'TOKEN_EXPIRED',
    holds: (facts) => {
      const left = millis(claim(facts, 'exp'), Number.NaN) - facts.now.getTime()
      return facts.expiryInclusive ? left >= 0 : left > 0
    },
    expected: ({ now, expiryInclusive }) =>
      `exp ${expiryInclusive ? 'не раньше' : 'позже'} ${now.toISOString()}`,
    actual: (facts) => shown(claim(facts, 'exp')),
  },
  {
    rule: 'R-126',
    fault: 'TOKEN_CONSENT_WITHDRAWN',
    holds: ({ withdrawn }) => !withdrawn,
    expected: () => 'согласие не отозвано',
    actual: ({ withdrawn }) => (withdrawn ? 'отозвано' : 'не отозвано'),
  },
  {
    rule: 'R-154',
    fault: 'DATA_DESTROYED',
    holds: ({ held }) => held !== 'destroyed',
    expected: () => 'данные не уничтожены',
    actual: ({ held }) => held,
  },
  {
    rule: 'R-154',
    fault: 'DATA_BLOCKED',
    holds: ({ held }) => held !== 'blocked',
    expected: () => 'данные не заблокированы',
    actual: ({ held }) => held,
  },
]

/** A key as PEM or as base64, wrapped anyhow, in one line of base64. */
export const bareKey = (key: string): string =>
  key.replace(/-----(BEGIN|END)[A-Z ]*-----/g, '').replace(/\s+/g, '')

/** A NumericDate in milliseconds; NaN, which fails every comparison, for anything else there is. */
function millis(date: unknown, absent: number): number {
  if (date === undefined) return absent
  return typeof date === 'number' ? date * 1000 : Number.NaN
}

function shown(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value).slice(0, 200)
}
