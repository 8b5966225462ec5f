import type { PublicKey } from '../../eds/algorithms/algorithm.ts'
import { mistakesOf } from '../../eds/algorithms/mistakes.ts'
import { algorithmFor } from '../../eds/algorithms/registry.ts'
import type { Certificate } from '../../eds/certificate.ts'
import type { Limits } from '../../xml/limits.ts'
import type { Budget } from './budget.ts'
import type { Claim } from './claim.ts'
import { octetsRows } from './octets.ts'
import { type Reading, repaired, sourceRepairs } from './readings.ts'
import { valueWays } from './signature-ways.ts'
import { canonicalOf } from './source.ts'
import type { CauseId } from './texts/causes.ts'

export interface SignatureCause {
  readonly causes: readonly CauseId[]
  readonly what?: string
  /** SignedInfo as it was signed, where a repair of its source found it. */
  readonly reading: Reading
}

export interface Signing {
  readonly claim: Claim
  readonly key: PublicKey
  /** Other certificates whose keys may have signed. */
  readonly others: readonly Certificate[]
  readonly limits: Limits
}

/** A verification costs about as much as so many bytes of canonicalization (bench/verify). */
const VERIFICATION = 16 * 1024

/** Tries other spellings of the value, mistakes of the algorithm, other keys, and then other data. */
export async function findSignatureCause(
  signing: Signing,
  budget: Budget,
): Promise<SignatureCause | undefined> {
  const { claim, limits } = signing
  const { document, signedInfo: element, signedInfoForm: form } = claim
  const received: Reading = { causes: [], target: { document, element, form, without: -1 } }
  const signedInfo = canonicalOf(received.target)
  const plain = judgeData(signedInfo, signing)
  if (plain) return { ...plain, reading: received }
  const byOther = keyOfAnother(signedInfo, signing)
  if (byOther) return { ...byOther, reading: received }
  for (const { data, ...cause } of otherData(received, claim, limits)) {
    if (!(await budget.spend(data.length + VERIFICATION))) return undefined
    if (claim.method.verify(signing.key, data, claim.value)) return cause
  }
  return undefined
}

type Judged = Pick<SignatureCause, 'causes' | 'what'>

/** The value as it is, spelled otherwise, of another algorithm, or made by a known mistake. */
function judgeData(data: Uint8Array, { claim, key }: Signing): Judged | undefined {
  const { verify } = claim.method
  if (verify(key, data, claim.value)) return { causes: [] }
  const way = valueWays.find(({ read }) =>
    read(claim.value).some((value) => verify(key, data, value)),
  )
  if (way) return { causes: [way.id] }
  const algorithm = algorithmFor(key.kind)
  if (algorithm.uri !== claim.method.uri && algorithm.verify(key, data, claim.value))
    return { causes: ['ALGORITHM_OF_OTHER_KEY'], what: algorithm.uri }
  for (const mistake of mistakesOf(key.kind)) {
    const what = mistake.explains(key, data, claim.value)
    if (what !== undefined) return { causes: [mistake.id], what }
  }
  return undefined
}

function keyOfAnother(data: Uint8Array, { claim, others }: Signing): Judged | undefined {
  const signer = others.find(
    ({ publicKey }) =>
      publicKey?.kind === claim.method.keyKind && claim.method.verify(publicKey, data, claim.value),
  )
  return signer && { causes: ['KEY_OF_ANOTHER'], what: `${signer.subject.text}, ${signer.serial}` }
}

interface Data extends SignatureCause {
  readonly data: Uint8Array
}

/** What else may have been signed, the likeliest first. */
function* otherData(received: Reading, claim: Claim, limits: Limits): Generator<Data> {
  for (const [id, data] of partsOf(received, claim)) yield { causes: [id], data, reading: received }
  const readings = [...repaired(received, sourceRepairs, limits)]
  for (const reading of readings)
    yield { causes: reading.causes, data: canonicalOf(reading.target), reading }
  for (const reading of [received, ...readings]) yield* otherOctets(reading)
}

/** Values that a careless program signs in place of SignedInfo. */
function* partsOf(received: Reading, claim: Claim): Generator<readonly [CauseId, Uint8Array]> {
  const signedInfo = canonicalOf(received.target)
  for (const { digest } of claim.digests.slice(0, 1))
    for (const data of spellings(Buffer.from(digest.digest(signedInfo))))
      yield ['DIGEST_SIGNED', data]
  for (const target of claim.digests) yield ['ELEMENT_SIGNED', canonicalOf(target)]
  for (const { expected } of claim.digests)
    for (const data of spellings(expected)) yield ['DIGEST_VALUE_SIGNED', data]
}

const spellings = (digest: Buffer): Buffer[] => [
  digest,
  Buffer.from(digest.toString('hex'), 'latin1'),
  Buffer.from(digest.toString('base64'), 'latin1'),
]

function* otherOctets(reading: Reading): Generator<Data> {
  for (const { id, octets } of octetsRows)
    for (const { octets: data, what } of octets(reading.target))
      yield { causes: [...reading.causes, id], data, reading, ...(what ? { what } : {}) }
}
