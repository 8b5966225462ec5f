import { DerError, type DerNode, membersOf, plain, readDer, tags } from './der.ts'
import { readBits, readBoolean, readInteger, readOctets, readOid } from './der-values.ts'

/** The bits of RFC 5280 4.2.1.3, in the order of their numbers. */
export const keyUsageBits = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsageBit = (typeof keyUsageBits)[number]

/** What the extensions of a certificate say. Absent means that the certificate does not say it. */
export interface Extensions {
  /** Each extension as it came, by its OID. */
  readonly extensionValues: ReadonlyMap<string, Uint8Array>
  readonly keyUsage?: ReadonlySet<KeyUsageBit>
  readonly extendedKeyUsage: readonly string[]
  readonly isCa: boolean
  readonly pathLength?: number
  /** Hex, lower case. */
  readonly subjectKeyId?: string
  readonly authorityKeyId?: string
  /** OIDs of critical extensions that nobody here reads: a path with one is refused (RFC 5280 4.2). */
  readonly unknownCritical: readonly string[]
  /** RFC 3161 2.3 asks for it of a certificate that signs time stamps. */
  readonly extendedKeyUsageIsCritical: boolean
}

export const extensionOids = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  certificatePolicies: '2.5.29.32',
  authorityKeyId: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
} as const

/** RFC 5280 6.1.1 with any policy accepted: policies are known, and change nothing. */
const readers: Readonly<Record<string, (value: DerNode) => Partial<Extensions>>> = {
  [extensionOids.subjectKeyId]: (value) => ({ subjectKeyId: hex(readOctets(value)) }),
  [extensionOids.keyUsage]: (value) => ({ keyUsage: readKeyUsage(value) }),
  [extensionOids.basicConstraints]: readBasicConstraints,
  [extensionOids.certificatePolicies]: () => ({}),
  [extensionOids.authorityKeyId]: readAuthorityKeyId,
  [extensionOids.extendedKeyUsage]: (value) => ({ extendedKeyUsage: readOids(value) }),
}

export function readExtensions(list: readonly DerNode[]): Extensions {
  const all = extensionsIn(list)
  const unknown = all.filter(({ id, critical }) => critical && readers[id] === undefined)
  const found = all.map(({ id, value }) => readers[id]?.(readDer(value)))
  return Object.assign(
    {
      extensionValues: new Map(all.map(({ id, value }) => [id, value])),
      extendedKeyUsage: [],
      extendedKeyUsageIsCritical: all.some(
        ({ id, critical }) => critical && id === extensionOids.extendedKeyUsage,
      ),
      isCa: false,
      unknownCritical: unknown.map(({ id }) => id),
    },
    ...found,
  )
}

/** One row of an `Extensions` SEQUENCE: of a certificate, a list, a request, an answer. */
export interface Extension {
  readonly id: string
  readonly critical: boolean
  readonly value: Uint8Array
}

/** RFC 5280 4.2: no extension twice. */
export function extensionsIn(list: readonly DerNode[]): Extension[] {
  const all = list.map(readExtension)
  const ids = new Set<string>()
  for (const { id } of all) {
    if (ids.has(id)) throw new DerError(`extension ${id} is repeated`)
    ids.add(id)
  }
  return all
}

function readExtension(node: DerNode): Extension {
  const members = membersOf(node)
  const id = readOid(members.need())
  const critical = members.optional(tags.boolean)
  const value = readOctets(members.need())
  members.end()
  return { id, critical: critical !== undefined && readBoolean(critical), value }
}

function readKeyUsage(value: DerNode): ReadonlySet<KeyUsageBit> {
  const { bytes } = readBits(value)
  const isSet = (index: number) => ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
  return new Set(keyUsageBits.filter((_, index) => isSet(index)))
}

function readBasicConstraints(value: DerNode): Partial<Extensions> {
  const members = membersOf(value)
  const ca = members.optional(tags.boolean)
  const length = members.optional(tags.integer)
  members.end()
  const isCa = ca !== undefined && readBoolean(ca)
  if (length === undefined) return { isCa }
  const pathLength = readInteger(length)
  if (pathLength < 0n) throw new DerError('a negative path length')
  return { isCa, pathLength: Number(pathLength) }
}

export function readAuthorityKeyId(value: DerNode): { authorityKeyId?: string } {
  const id = membersOf(value).optional(plain(0))
  return id === undefined ? {} : { authorityKeyId: hex(id.content) }
}

function readOids(value: DerNode): string[] {
  const members = membersOf(value)
  const oids = [readOid(members.need())]
  for (let next = members.optional(tags.oid); next; next = members.optional(tags.oid)) {
    oids.push(readOid(next))
  }
  members.end()
  return oids
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
