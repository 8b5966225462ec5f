import { ShepFault } from '../../contract/faults.ts'
import { berToDer } from '../ber.ts'
import { DerError, inside, membersOf, readDer, tags } from '../der.ts'
import { contextInside, oid, sequence } from '../der-write.ts'
import { readPem } from '../pem.ts'
import { cmsOids } from './oids.ts'

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/

/**
 * A CMS as programs of signers give it: DER, BER (Kalkan, BouncyCastle), PEM under any label, or bare base64; as DER.
 * Throws ShepFault SIGNATURE_NOT_CMS.
 */
export function cmsGiven(file: Uint8Array): Uint8Array {
  try {
    return berToDer(bytesOf(file))
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('SIGNATURE_NOT_CMS', { reason: cause.message }, cause)
  }
}

function bytesOf(file: Uint8Array): Uint8Array {
  if (file[0] === tags.sequence) return file
  const text = Buffer.from(file)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trim()
  const [block, ...others] = readPem(text)
  if (block) {
    if (others.length > 0) throw new DerError('more than one PEM block')
    return block.der
  }
  if (!BASE64.test(text)) throw new DerError('neither DER, PEM nor base64')
  return Buffer.from(text, 'base64')
}

/** The same SignedData without its content: signatures are over the digest of it, so they stay good. */
export function detached(der: Uint8Array): Uint8Array {
  const info = membersOf(readDer(der))
  info.need(tags.oid)
  const members = membersOf(readDer(info.need(inside(0)).content))
  const [version, digests, encapsulated] = [members.need(), members.need(), members.need()]
  const type = membersOf(encapsulated).need(tags.oid).raw
  const rest = [inside(0), inside(1), tags.set].flatMap((tag) => members.optional(tag)?.raw ?? [])
  const body = sequence(version.raw, digests.raw, sequence(type), ...rest)
  return sequence(oid(cmsOids.signedData), contextInside(0, body))
}
