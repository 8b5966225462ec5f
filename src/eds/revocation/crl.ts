import {
  childrenOf,
  DerError,
  type DerNode,
  inside,
  membersOf,
  plain,
  readDer,
  tags,
} from '../der.ts'
import { readBoolean, readInteger, readOid, readTime, readWholeBits } from '../der-values.ts'
import { extensionOids, extensionsIn, readAuthorityKeyId } from '../extensions.ts'
import { type Name, readName } from '../name.ts'

/** What a revocation list says of itself (RFC 5280 5.1 and 5.2). */
export interface CrlFacts {
  readonly issuer: Name
  /** Hex, lower case. */
  readonly authorityKeyId?: string
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly number?: bigint
  /** Present: a delta list, and the number of the full list that it changes. */
  readonly baseNumber?: bigint
  /** Which certificates of the issuer it speaks of. */
  readonly covers: 'all' | 'users' | 'authorities'
}

/** A list as read from its bytes; nothing is judged yet, and its entries are not looked into. */
export interface SignedCrl extends CrlFacts {
  readonly signatureOid: string
  /** The bytes under the signature, and the signature. */
  readonly tbs: Uint8Array
  readonly signature: Uint8Array
  readonly revoked: DerNode | undefined
}

export const crlOids = {
  number: '2.5.29.20',
  deltaIndicator: '2.5.29.27',
  issuingPoint: '2.5.29.28',
} as const

/** Reads a list in DER. Throws DerError; also for lists that speak for several issuers or only of some reasons. */
export function readCrl(der: Uint8Array): SignedCrl {
  const members = membersOf(readDer(der))
  const tbs = members.need(tags.sequence)
  const signatureOid = readAlgorithm(members.need())
  const signature = readWholeBits(members.need())
  members.end()
  const { innerOid, ...facts } = readTbs(tbs)
  // Lists of the national authority have NULL parameters outside and none inside, so the OIDs are compared, not the bytes.
  if (innerOid !== signatureOid) throw new DerError('two signature algorithms')
  return { ...facts, signatureOid, tbs: tbs.raw, signature }
}

/** RFC 5280 5.1.2, in its order. */
function readTbs(tbs: DerNode) {
  const members = membersOf(tbs)
  const version = members.optional(tags.integer)
  if (version !== undefined && readInteger(version) !== 1n) throw new DerError('no such version')
  const innerOid = readAlgorithm(members.need())
  const issuer = readName(members.need())
  const thisUpdate = readTime(members.need())
  const next = members.optional(tags.utcTime) ?? members.optional(tags.generalizedTime)
  // RFC 5280 5.1.2.5 asks for it; a list without an end could never be told to be stale.
  if (next === undefined) throw new DerError('a list without nextUpdate')
  const nextUpdate = readTime(next)
  const revoked = members.optional(tags.sequence)
  const extensions = members.optional(inside(0))
  members.end()
  if (extensions !== undefined && version === undefined)
    throw new DerError('extensions need version 2')
  return { innerOid, issuer, thisUpdate, nextUpdate, revoked, ...readExtensions(extensions) }
}

const readAlgorithm = (node: DerNode): string => readOid(membersOf(node).need())

type Said = Pick<CrlFacts, 'authorityKeyId' | 'number' | 'baseNumber' | 'covers'>

const readers: Readonly<Record<string, (value: DerNode) => Partial<Said>>> = {
  [extensionOids.authorityKeyId]: readAuthorityKeyId,
  [crlOids.number]: (value) => ({ number: readInteger(value) }),
  [crlOids.deltaIndicator]: (value) => ({ baseNumber: readInteger(value) }),
  [crlOids.issuingPoint]: readIssuingPoint,
}

/** RFC 5280 5.2: a list with a critical extension that is not understood must not be used. */
function readExtensions(node: DerNode | undefined): Said {
  const list = node === undefined ? [] : childrenOf(readDer(node.content))
  const said = extensionsIn(list).map(({ id, critical, value }) => {
    const read = readers[id]
    if (read === undefined && critical) throw new DerError(`an unknown critical extension ${id}`)
    return read?.(readDer(value))
  })
  return Object.assign({ covers: 'all' }, ...said)
}

/** RFC 5280 5.2.5: [1] only users, [2] only CAs, [3] only some reasons, [4] indirect, [5] only attribute certificates. */
function readIssuingPoint(value: DerNode): Partial<Said> {
  const members = membersOf(value)
  members.optional(inside(0))
  const flag = (number: number) => {
    const node = members.optional(plain(number))
    return node !== undefined && readBoolean({ ...node, tag: tags.boolean })
  }
  const [users, authorities] = [flag(1), flag(2)]
  if (members.optional(plain(3)) !== undefined) throw new DerError('a list of some reasons only')
  if (flag(4)) throw new DerError('a list for several issuers')
  if (flag(5)) throw new DerError('a list of attribute certificates')
  members.end()
  if (users && authorities) throw new DerError('a list of nothing')
  return { covers: users ? 'users' : authorities ? 'authorities' : 'all' }
}
