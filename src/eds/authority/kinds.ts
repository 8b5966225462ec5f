import type { KeyKind } from '../algorithms/algorithm.ts'
import type { KeyUsageBit } from '../extensions.ts'

/** How the national authority of one kind of keys differs from that of another. */
export interface AuthorityKind {
  /** In the names of its CAs. */
  readonly label: string
  /** Before the names of its files and addresses. */
  readonly prefix: string
  /** What its holders may do besides the keyUsage of their profile. */
  readonly keyUsage: readonly KeyUsageBit[]
  /** Size of keys where it can be chosen. CAs have 3072: a key of 4096 takes whole seconds to make at first start. */
  readonly bits?: { readonly ca: number; readonly holder: number }
}

export const authorityKinds: Readonly<Record<KeyKind, AuthorityKind>> = {
  rsa: { label: 'RSA', prefix: '', keyUsage: [], bits: { ca: 3072, holder: 2048 } },
  'gost-2015': { label: 'GOST', prefix: 'gost-2015-', keyUsage: ['keyAgreement'] },
  'gost-2004': { label: 'GOST 2004', prefix: 'gost-2004-', keyUsage: [] },
}

/** What there is from the first start. The others are made when they are asked for, and stay. */
export const usualKinds: readonly KeyKind[] = ['rsa', 'gost-2015']
