import type { KeyKind } from '../algorithms/algorithm.ts'
import { TIME_STAMPING } from '../cms/oids.ts'
import type { KeyUsageBit } from '../extensions.ts'
import { ocspOids } from '../revocation/ocsp-oids.ts'
import { authorityKinds } from './kinds.ts'
import { ACT_SEAL } from './seal-purpose.ts'

/** What a certificate of the test authority is for. OIDs of the national authority: see certs/README.md. */
export interface Profile {
  readonly keyUsage: readonly KeyUsageBit[]
  /** OIDs; empty means that the certificate has no such extension. */
  readonly extendedKeyUsage: readonly string[]
  readonly policy: string
  /** Present: a CA, and how many CAs may stand below it. */
  readonly pathLength?: number
  /** How long it is valid. */
  readonly years: number
  /** What only the certificates of services have, or only those of holders. */
  readonly special?: 'ocsp' | 'tsa' | 'holder'
}

const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4'
const INDIVIDUAL = '1.2.398.3.3.4.1.1'
const LEGAL_ENTITY = '1.2.398.3.3.4.1.2'
const HEAD = '1.2.398.3.3.4.1.2.1'
const RIGHT_TO_SIGN = '1.2.398.3.3.4.1.2.2'
const EMPLOYEE = '1.2.398.3.3.4.1.2.5'
const INFORMATION_SYSTEM = '1.2.398.3.3.4.1.2.6'
const ROOT_POLICY = '1.2.398.3.1.2'
const AUTHORITY_POLICY = '1.2.398.3.3.2'

const authority = {
  keyUsage: ['keyCertSign', 'cRLSign'],
  extendedKeyUsage: [],
  years: 25,
} as const

const service = { keyUsage: ['digitalSignature'], policy: AUTHORITY_POLICY, years: 3 } as const

const holder = {
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  policy: AUTHORITY_POLICY,
  years: 3,
  special: 'holder',
} as const

const system = { ...holder, extendedKeyUsage: [LEGAL_ENTITY, INFORMATION_SYSTEM] } as const

/** Of an organisation's people, by role. */
const employed = (role: string) =>
  ({ ...holder, extendedKeyUsage: [EMAIL_PROTECTION, LEGAL_ENTITY, role] }) as const

export const profiles = {
  root: { ...authority, policy: ROOT_POLICY, pathLength: 1 },
  issuing: { ...authority, policy: AUTHORITY_POLICY, pathLength: 0 },
  ocsp: { ...service, extendedKeyUsage: [ocspOids.signing], special: 'ocsp' },
  tsa: { ...service, extendedKeyUsage: [TIME_STAMPING], special: 'tsa' },
  seal: {
    ...service,
    keyUsage: ['digitalSignature', 'nonRepudiation'],
    extendedKeyUsage: [ACT_SEAL],
  },
  gateway: system,
  kdp: system,
  system,
  person: { ...holder, extendedKeyUsage: [EMAIL_PROTECTION, INDIVIDUAL] },
  head: employed(HEAD),
  signer: employed(RIGHT_TO_SIGN),
  employee: employed(EMPLOYEE),
} as const satisfies Record<string, Profile>

export type ProfileId = keyof typeof profiles

/** A profile in keys of one kind: some kinds let holders do more. */
export function profileOf(id: ProfileId, kind: KeyKind): Profile {
  const profile: Profile = profiles[id]
  if (profile.special !== 'holder') return profile
  return { ...profile, keyUsage: [...profile.keyUsage, ...authorityKinds[kind].keyUsage] }
}
