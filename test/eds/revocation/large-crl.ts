import type { Holder } from '../../../src/eds/authority/holder.ts'
import { signerOf } from '../../../src/eds/authority/issue.ts'
import { extension } from '../../../src/eds/authority/write-extensions.ts'
import {
  bits,
  contextInside,
  enumerated,
  integer,
  sequence,
  time,
} from '../../../src/eds/der-write.ts'
import { crlOids } from '../../../src/eds/revocation/crl.ts'
import { entryOids } from '../../../src/eds/revocation/crl-entries.ts'
import { later, NOW } from '../support.ts'

/** The serial number of an entry of the list below: 20 bytes that look random. */
export const largeSerial = (index: number): bigint =>
  BigInt.asUintN(159, (BigInt(index) + 1n) * 0x9e3779b97f4a7c15f39cc0605cedc8341082276bn) |
  (1n << 151n)

/** A list of at least `size` bytes: 54 bytes an entry, each a copy of the first with another number. */
export async function largeCrl({ certificate, key }: Holder, size: number): Promise<Uint8Array> {
  const signer = signerOf(key)
  const reason = sequence(extension(entryOids.reason, enumerated(3)))
  const first = sequence(integer(1n << 158n), time(NOW), reason)
  const at = Buffer.from(first).indexOf(Buffer.from('0214', 'hex')) + 2
  const count = Math.ceil(size / first.length)
  const entries = Buffer.alloc(count * first.length)
  for (let index = 0; index < count; index++) {
    const start = index * first.length
    entries.set(first, start)
    entries.write(largeSerial(index).toString(16).padStart(40, '0'), start + at, 'hex')
  }
  const tbs = sequence(
    integer(1),
    signer.identifier,
    certificate.subject.der ?? Buffer.alloc(0),
    time(NOW),
    time(later(NOW, 7 * 24 * 3_600_000)),
    sequence(entries),
    contextInside(0, sequence(extension(crlOids.number, integer(1)))),
  )
  return sequence(tbs, signer.identifier, bits(await signer.sign(tbs)))
}
