import type { FaultCode } from '../contract/faults.ts'
import type { RuleId } from '../contract/rules.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from './certificate.ts'
import { childrenOf, DerError, type DerNode, membersOf, readDer } from './der.ts'
import { readOid } from './der-values.ts'
import { extensionOids } from './extensions.ts'
import { valuesOf } from './name.ts'
import { attributeOid } from './name-attributes.ts'
import {
  type HolderKind,
  type NationalRole,
  nationalPolicies,
  nationalRole,
} from './national-roles.ts'

/** What a certificate of the national authority says of its holder. Absent: it does not say it. */
export interface NationalProfile {
  readonly roles: readonly NationalRole[]
  readonly holder?: HolderKind
  readonly iin?: string
  readonly bin?: string
  readonly commonName?: string
  readonly surname?: string
  /** In these certificates the given name (G) is the patronymic. */
  readonly patronymic?: string
  readonly organisation?: string
  /** OIDs. */
  readonly policies: readonly string[]
  /** Where the key is kept. */
  readonly storage: readonly string[]
}

const STORAGE = '1.2.398.3.3.5'

/** Reads the national profile out of a certificate; nothing is judged. */
export function nationalProfileOf(certificate: Certificate): NationalProfile {
  const { subject, extendedKeyUsage, iin, bin, extensionValues } = certificate
  const roles = extendedKeyUsage.flatMap((oid) => nationalRole(oid) ?? [])
  const one = (attribute: string) => valuesOf(subject, attributeOid(attribute))[0]
  const [commonName, surname, patronymic, organisation] = ['CN', 'SURNAME', 'G', 'O'].map(one)
  const holder = roles.flatMap((role) => role.holder ?? []).at(-1)
  return {
    roles,
    ...(holder && { holder }),
    ...(iin !== undefined && { iin }),
    ...(bin !== undefined && { bin }),
    ...(commonName !== undefined && { commonName }),
    ...(surname !== undefined && { surname }),
    ...(patronymic !== undefined && { patronymic }),
    ...(organisation !== undefined && { organisation }),
    policies: oidsIn(extensionValues.get(extensionOids.certificatePolicies), (policy) =>
      membersOf(policy).need(),
    ),
    storage: oidsIn(extensionValues.get(STORAGE), (oid) => oid),
  }
}

/** What cannot be read says nothing: these extensions are not critical. */
function oidsIn(value: Uint8Array | undefined, oidOf: (node: DerNode) => DerNode): string[] {
  try {
    return value === undefined ? [] : childrenOf(readDer(value)).map((node) => readOid(oidOf(node)))
  } catch (cause) {
    if (cause instanceof DerError) return []
    throw cause
  }
}

interface ProfileCheck {
  readonly rule: RuleId
  readonly fault: FaultCode
  readonly expected: string
  readonly actual: (certificate: Certificate, profile: NationalProfile) => string
  readonly holds: (certificate: Certificate, profile: NationalProfile) => boolean
}

const usageOf = ({ keyUsage }: Certificate): string => [...(keyUsage ?? [])].join('+')

/** Keys of 2015 sign, encipher by agreement and authenticate at once; old ones came in pairs, for signing and for entering. */
const usages: readonly string[] = [
  'digitalSignature+nonRepudiation+keyAgreement',
  'digitalSignature+nonRepudiation',
  'digitalSignature+keyEncipherment',
]

/** Which numbers the subject of each kind of holder must have, and which it must not. */
const numbers: Readonly<Record<HolderKind, (profile: NationalProfile) => boolean>> = {
  person: ({ iin }) => iin !== undefined,
  organisation: ({ iin, bin }) => iin !== undefined && bin !== undefined,
  system: ({ iin, bin }) => iin === undefined && bin !== undefined,
}

const profileChecks: readonly ProfileCheck[] = [
  {
    rule: 'W-45',
    fault: 'PROFILE_ROLE',
    expected: 'роль владельца в extendedKeyUsage',
    actual: ({ extendedKeyUsage }, { roles }) =>
      roles.map(({ ru }) => ru).join(', ') || extendedKeyUsage.join(', ') || 'extendedKeyUsage нет',
    holds: (_, { roles }) => roles.length > 0,
  },
  {
    rule: 'W-46',
    fault: 'PROFILE_POLICY',
    expected: [...nationalPolicies.keys()].join(', '),
    actual: (_, { policies }) =>
      policies.map((oid) => nationalPolicies.get(oid)?.ru ?? oid).join(', ') || 'политики нет',
    holds: (_, { policies }) => policies.some((oid) => nationalPolicies.has(oid)),
  },
  {
    rule: 'W-47',
    fault: 'PROFILE_USAGE',
    expected: usages.join(' | '),
    actual: (certificate) => usageOf(certificate) || 'keyUsage нет',
    holds: (certificate) => usages.includes(usageOf(certificate)),
  },
  {
    rule: 'W-48',
    fault: 'PROFILE_SUBJECT',
    expected: 'ИИН у людей, БИН у организаций, у информационной системы БИН без ИИН',
    actual: (_, { iin, bin }) => `ИИН ${iin ? 'есть' : 'нет'}, БИН ${bin ? 'есть' : 'нет'}`,
    holds: (_, profile) => profile.holder === undefined || numbers[profile.holder](profile),
  },
  {
    rule: 'W-49',
    fault: 'PROFILE_SERIAL',
    expected: 'subjectKeyIdentifier без старшего бита',
    actual: ({ serial }) => serial.toString(16),
    holds: ({ serial, subjectKeyId }) =>
      subjectKeyId !== undefined && serial === BigInt.asUintN(159, BigInt(`0x0${subjectKeyId}`)),
  },
]

/** Compares a holder's certificate with the profile (W-45…W-49). Advice: what differs is a warning, for no norm forbids it. */
export function judgeNationalProfile(certificate: Certificate): CheckResult[] {
  const profile = nationalProfileOf(certificate)
  return profileChecks.map(({ rule, fault, expected, actual, holds }) => ({
    rule,
    expected,
    actual: actual(certificate, profile),
    ...(holds(certificate, profile) ? { verdict: 'pass' } : { verdict: 'warn', fault }),
  }))
}
