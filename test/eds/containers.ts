import { keysOf } from '../../src/eds/algorithms/registry.ts'
import {
  childrenOf,
  type DerNode,
  inside,
  membersOf,
  plain,
  readDer,
  tags,
} from '../../src/eds/der.ts'
import { readOctets } from '../../src/eds/der-values.ts'
import {
  bmpText,
  contextInside,
  integer,
  octets,
  oid,
  sequence,
  set,
} from '../../src/eds/der-write.ts'
import { pkcs12Oids as oids } from '../../src/eds/pkcs12-oids.ts'
import { type Pkcs12, writePkcs12 } from '../../src/eds/pkcs12-write.ts'

const INDEFINITE = 0x80
const CONSTRUCTED = 0x20

/** A constructed value with an indefinite length. */
const unending = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([Buffer.from([tag, INDEFINITE]), ...parts, Buffer.from([0, 0])])

/** The same value with indefinite lengths wherever something is constructed, and octets in two pieces. */
function toBer({ tag, content, raw }: DerNode): Uint8Array {
  if ((tag & CONSTRUCTED) !== 0)
    return unending(tag, ...childrenOf({ tag, content, raw }).map(toBer))
  if (tag !== tags.octets && tag !== plain(0)) return raw
  const middle = content.length >> 1
  const halves = [content.subarray(0, middle), content.subarray(middle)]
  return unending(tag | CONSTRUCTED, ...halves.map(octets))
}

/**
 * A container in BER, inside and out, as the national provider writes it. It has no MAC: that would be over other bytes.
 */
export function kalkanLike(content: Pkcs12, password: string): Uint8Array {
  const pfx = membersOf(readDer(writePkcs12(content, password, 'id')))
  pfx.need(tags.integer)
  const info = membersOf(pfx.need())
  info.need(tags.oid)
  const safe = readOctets(readDer(info.need(inside(0)).content))
  return toBer(readDer(sequence(integer(3), data(toBer(readDer(safe))))))
}

/** A container in the open around these bags, with a MAC or without. */
export const openContainer = (bags: readonly Uint8Array[], mac?: Uint8Array): Uint8Array =>
  sequence(integer(3), data(sequence(data(sequence(...bags)))), ...(mac ? [mac] : []))

/** A key and its certificates in a container without encryption and MAC: damage gets past them. */
export const pieces = ({ key, chain }: Pkcs12): Uint8Array =>
  openContainer([
    keyBag(keysOf(key.kind).writePrivate(key)),
    ...chain.map(({ der: one }) => certificateBag(one)),
  ])

export const keyBag = (pkcs8: Uint8Array, alias = 'a key'): Uint8Array =>
  sequence(
    oid(oids.keyBag),
    contextInside(0, pkcs8),
    set(sequence(oid(oids.friendlyName), set(bmpText(alias)))),
  )

export const certificateBag = (certificate: Uint8Array): Uint8Array =>
  sequence(
    oid(oids.certificateBag),
    contextInside(0, sequence(oid(oids.x509Certificate), contextInside(0, octets(certificate)))),
  )

const data = (content: Uint8Array): Uint8Array =>
  sequence(oid(oids.data), contextInside(0, octets(content)))
