import type { KeyObject } from 'node:crypto'
import type { KdpKeys } from '../../../src/services/kdp/kdp-keys.ts'
import { ownerOf } from '../../../src/services/owners/data-owners.ts'
import { gbdflUniversal } from '../../../src/services/owners/gbdfl.ts'
import { synthesize } from '../../../src/services/owners/population.ts'
import type { OwnerPolicy } from '../../../src/services/owners/token-case.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { jws, kdpKeysFor, type TestKeys, testKeys } from '../keys.ts'
import { done } from '../rights/support.ts'
import {
  addWithdrawn,
  application,
  BIN,
  consent,
  countedIds,
  dataOf,
  IIN,
  NOW,
  type Outcome,
  run,
  storageWith,
} from '../support.ts'

export const population = synthesize()
export const { people } = population
export const now = Math.floor(NOW.getTime() / 1000)
export const later = (seconds: number, ms = 0): Date =>
  new Date(NOW.getTime() + seconds * 1000 + ms)
const good = {
  iss: 'kdp-emulator',
  sub: IIN,
  cbin: BIN,
  aud: ['GBDFLUniversal_token', 'GBDFL_FamilyInfoToken'],
  mode: 'protocol',
  rid: 'r-1',
  jti: 'j-1',
  iat: now,
  nbf: now,
  exp: now + 900,
} as const

export interface Data {
  fields: Record<string, string | undefined>
  claims: Record<string, unknown>
  header: { alg: string; [name: string]: unknown }
  signer: KeyObject | Uint8Array
  at: Date
  /** Ids of tokens whose consent was withdrawn. */
  revoked: readonly string[]
  /** What the consent behind the token became; without it the token rests on none. */
  consent?: 'given' | 'withdrawn'
  /** What this owner had to do with the data. */
  held?: 'block' | 'destroy'
}

export async function goodRequest(): Promise<Data> {
  const { kdp } = await testKeys()
  return {
    fields: {
      messageId: 'b-1',
      messageDate: '2026-11-23T10:00:00.000+05:00',
      senderCode: 'EMU',
      iin: IIN,
      publicKey: (await kdpKeysFor('RS256')).publicKeyBase64,
    },
    claims: { ...good },
    header: { alg: 'RS256', typ: 'JWT', kid: 'kdp-emu-1' },
    signer: kdp.privateKey,
    at: NOW,
    revoked: [],
  }
}

export interface Settings {
  readonly namespace?: string
  readonly policy?: Partial<OwnerPolicy>
  readonly kdpKeys?: KdpKeys
}

export const policyOf = (pinned: KdpKeys, over: Partial<OwnerPolicy> = {}): OwnerPolicy => ({
  pinned,
  expiryInclusive: true,
  trusting: false,
  asksOfRevocation: true,
  ...over,
})

/** Asks the data owner; `kdpToken` is signed from the claims unless the fields have one. */
export async function ask(data: Data, settings: Settings = {}): Promise<Outcome> {
  const { namespace = '' } = settings
  const kdpKeys = settings.kdpKeys ?? (await kdpKeysFor('RS256'))
  const policy = policyOf(kdpKeys, settings.policy)
  const operation = gbdflUniversal({ policy, population, newId: countedIds() })
  const kdpToken = await jws(data.claims, data.signer, data.header)
  const element = dataOf({ kdpToken, ...data.fields }, namespace)
  const storage = await storageWith({ revoked: data.revoked, applications: [application('own')] })
  if (data.consent) await addIssue(storage, data)
  if (data.held) await done(storage, data.held, { bin: ownerOf('GBDFLUniversal_token')?.bin ?? '' })
  try {
    return await run(operation, storage, element, { at: data.at })
  } finally {
    await storage.close()
  }
}

/** The token of the request, issued on a consent. */
async function addIssue(storage: Storage, { consent: state, claims }: Data): Promise<void> {
  const rests = consent()
  if (state === 'withdrawn') await addWithdrawn(storage, rests)
  const { iin, bin, operator: company, services, givenAt: at, id: consentId } = rests
  await storage.transact(async ({ consents, accesses }) => {
    const given = { consentId, at, event: 'given', by: iin, role: 'subject' } as const
    if (state === 'given') await consents.give(rests, given)
    const tokenId = String(claims['jti'])
    const token = { iin, bin, company, services, at, tokenId, consentId }
    await accesses.add({ ...token, mode: 'own', action: 'access' })
  })
}

export const publicPem = ({ kdp }: TestKeys): string =>
  kdp.publicKey.export({ type: 'spki', format: 'pem' }).toString()
export const spki = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).toString('base64')

export type Break = (data: Data, keys: TestKeys) => void | Promise<void>
