import type { KeyUsageBit } from '../extensions.ts'

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
}

const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4'
const INDIVIDUAL = '1.2.398.3.3.4.1.1'
const LEGAL_ENTITY = '1.2.398.3.3.4.1.2'
const EMPLOYEE = '1.2.398.3.3.4.1.2.5'
const INFORMATION_SYSTEM = '1.2.398.3.3.4.1.2.6'
const ROOT_POLICY = '1.2.398.3.1.2'
const AUTHORITY_POLICY = '1.2.398.3.3.2'

const authority = {
  keyUsage: ['keyCertSign', 'cRLSign'],
  extendedKeyUsage: [],
  years: 25,
} as const

const signer = {
  keyUsage: ['digitalSignature', 'nonRepudiation'],
  policy: AUTHORITY_POLICY,
  years: 3,
} as const

const system = { ...signer, extendedKeyUsage: [LEGAL_ENTITY, INFORMATION_SYSTEM] } as const

export const profiles = {
  root: { ...authority, policy: ROOT_POLICY, pathLength: 1 },
  issuing: { ...authority, policy: AUTHORITY_POLICY, pathLength: 0 },
  gateway: system,
  kdp: system,
  system,
  person: { ...signer, extendedKeyUsage: [EMAIL_PROTECTION, INDIVIDUAL] },
  employee: { ...signer, extendedKeyUsage: [EMAIL_PROTECTION, LEGAL_ENTITY, EMPLOYEE] },
} as const satisfies Record<string, Profile>

export type ProfileId = keyof typeof profiles
