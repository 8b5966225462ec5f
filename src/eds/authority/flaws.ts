import { ShepFault } from '../../contract/faults.ts'
import type { KeyKind } from '../algorithms/algorithm.ts'
import type { RevocationReason } from '../revocation/reasons.ts'
import type { Holder } from './holder.ts'
import { type IssueRequest, issueFor } from './issue-for.ts'
import { lookAlikeOf } from './look-alike.ts'
import { fileOf } from './members.ts'
import { type ProfileId, profiles } from './profiles.ts'
import { demoIdentity, type Identity } from './subjects.ts'
import type { TestPki } from './test-pki.ts'
import { addYears, DAY } from './validity.ts'

/** A certificate on demand. What the identity leaves out is that of the demonstration. */
export interface CertificateOrder {
  readonly profile: ProfileId
  readonly kind: KeyKind
  readonly identity: Partial<Identity>
  /** What is to be wrong with it; absent, nothing is. */
  readonly flaw?: Flaw
  /** For the flaw `revoked`: from when on; now when absent. */
  readonly since?: Date
  readonly reason?: RevocationReason
  /** The public address of the emulator. */
  readonly url?: string | undefined
}

type Differs = (order: CertificateOrder, now: Date) => Partial<IssueRequest>

interface FlawRow {
  readonly text: string
  /** How the request differs from that of a good certificate. */
  readonly differs: Differs
}

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'

/** Certificates that must be refused, each for one reason. */
export const flaws = {
  expired: {
    text: 'ended yesterday',
    differs: (_, now) => ({ notAfter: new Date(now.getTime() - DAY) }),
  },
  'not-yet-valid': {
    text: 'begins in a year',
    differs: (_, now) => ({ notBefore: addYears(now, 1) }),
  },
  revoked: { text: 'good, and revoked at once or since the moment given', differs: () => ({}) },
  'auth-only': {
    text: 'for authentication, as the old split keys: not for signing',
    differs: ({ profile }) => ({
      keyUsage: ['digitalSignature', 'keyEncipherment'],
      extendedKeyUsage: [CLIENT_AUTH, ...profiles[profile].extendedKeyUsage.filter(isNational)],
    }),
  },
  'wrong-bin': {
    text: 'the BIN of another organisation',
    differs: ({ identity }) => ({ identity: { ...identity, bin: otherBin(identity) } }),
  },
  'look-alike': {
    text: 'issued by a foreign authority that copies the names of ours',
    differs: () => ({}),
  },
} as const satisfies Record<string, FlawRow>

export type Flaw = keyof typeof flaws

const isNational = (oid: string): boolean => oid.startsWith('1.2.398.')

const otherBin = ({ bin = demoIdentity.bin }: Partial<Identity>): string =>
  bin === demoIdentity.bin ? '991240000023' : demoIdentity.bin

/** Issues what is ordered, and keeps it in the register; what a look-alike issued is nobody's to keep. */
export async function issueOrdered(pki: TestPki, order: CertificateOrder): Promise<Holder> {
  const { profile, kind, identity, flaw, url, since, reason = 'unspecified' } = order
  if (!pki.kinds.includes(kind)) throw new ShepFault('PKI_KIND_MISSING', { kind })
  const now = pki.clock()
  const authority = pki.of(kind)
  const from = flaw === 'look-alike' ? await lookAlikeOf(authority) : authority
  const differs: Differs = flaw === undefined ? () => ({}) : flaws[flaw].differs
  const holder = await issueFor(from, { profile, identity, url, ...differs(order, now) })
  if (flaw === 'look-alike') return holder
  const ca = fileOf('issuing', kind)
  const { certificate } = holder
  await pki.register.keep(ca, certificate)
  if (flaw === 'revoked') {
    const { serial } = certificate
    await pki.register.revoke(ca, { serial, since: since ?? now, reason, recordedAt: now })
  }
  return holder
}
