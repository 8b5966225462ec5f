import type { Signer } from '../authority/issue.ts'
import { extension } from '../authority/write-extensions.ts'
import type { Certificate } from '../certificate.ts'
import {
  bits,
  contextInside,
  contextPlain,
  enumerated,
  integer,
  sequence,
  time,
} from '../der-write.ts'
import { extensionOids } from '../extensions.ts'
import { crlOids } from './crl.ts'
import { entryOids, type RevokedEntry } from './crl-entries.ts'
import { reasonNumber } from './reasons.ts'

export interface CrlOrder {
  readonly issuer: Pick<Certificate, 'subject' | 'subjectKeyId'>
  readonly signer: Signer
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly number: number
  /** Present: a delta list over the full list of this number. */
  readonly baseNumber?: number
  readonly revoked: readonly RevokedEntry[]
}

/** A revocation list, full or delta, in DER (RFC 5280 5). */
export async function writeCrl(order: CrlOrder): Promise<Uint8Array> {
  const { issuer, signer, thisUpdate, nextUpdate, revoked } = order
  if (issuer.subject.der === undefined) throw new Error('an issuer whose name was read from a text')
  const tbs = sequence(
    integer(1),
    signer.identifier,
    issuer.subject.der,
    time(thisUpdate),
    time(nextUpdate),
    // Joined first: a large list has more entries than a call takes arguments.
    ...(revoked.length === 0 ? [] : [sequence(Buffer.concat(revoked.map(writeEntry)))]),
    contextInside(0, writeExtensions(order)),
  )
  return sequence(tbs, signer.identifier, bits(await signer.sign(tbs)))
}

/** RFC 5280 5.3.1: `unspecified` is said by saying nothing. */
function writeEntry({ serial, revokedAt, reason }: RevokedEntry): Uint8Array {
  const said = reason !== undefined && reason !== 'unspecified'
  return sequence(
    integer(serial),
    time(revokedAt),
    ...(said ? [sequence(extension(entryOids.reason, enumerated(reasonNumber(reason))))] : []),
  )
}

function writeExtensions({ issuer, number, baseNumber }: CrlOrder): Uint8Array {
  const keyId = Buffer.from(issuer.subjectKeyId ?? '', 'hex')
  return sequence(
    extension(extensionOids.authorityKeyId, sequence(contextPlain(0, keyId))),
    extension(crlOids.number, integer(number)),
    ...(baseNumber === undefined
      ? []
      : [extension(crlOids.deltaIndicator, integer(baseNumber), true)]),
  )
}
