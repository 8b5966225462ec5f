import { randomBytes } from 'node:crypto'
import { DerError, type DerNode, inside, membersOf, readDer, tags } from '../../der.ts'
import { readInteger, readOctets, readOid, readWholeBits } from '../../der-values.ts'
import { bits, integer, octets, oid, sequence } from '../../der-write.ts'
import type { KeyAlgorithm, KeyKind, KeyPair, PrivateKey, PublicKey } from '../algorithm.ts'
import { type Curve, isOnCurve, type Point } from './curve.ts'
import { multiplyBaseInPlace } from './group.ts'
import { readNumber, writeNumber } from './little-endian.ts'
import { multiplyBaseAside } from './multiply-aside.ts'

/** What tells one kind of GOST key from another. */
export interface GostKind {
  readonly kind: KeyKind
  readonly curve: Curve
  /** Of SubjectPublicKeyInfo; `curveOid` and `hashOid` are its parameters. */
  readonly keyOid: string
  readonly curveOid: string
  readonly hashOid: string
  /** How the number stands in PKCS#8; both forms are read for both kinds. */
  readonly scalarForm: 'integer' | 'octets'
}

/** GOST keys as SubjectPublicKeyInfo and PKCS#8, in the byte orders of the national authority. */
export function gostKeys(gost: GostKind): KeyAlgorithm {
  const readPublic = (spki: Uint8Array): PublicKey => {
    const members = membersOf(readDer(spki))
    expectParameters(members.need(), gost)
    const point = readPoint(readOctets(readDer(readWholeBits(members.need()))), gost.curve)
    members.end()
    return publicKeyOf(point, gost)
  }
  const pairOf = (scalar: bigint, point: Point): KeyPair => ({
    publicKey: publicKeyOf(point, gost),
    privateKey: { kind: gost.kind, scalar },
  })
  return {
    kind: gost.kind,
    oid: gost.keyOid,
    readPublic,
    readPrivate: (pkcs8) => {
      const scalar = readScalar(pkcs8, gost)
      return pairOf(scalar, multiplyBaseInPlace(gost.curve, scalar))
    },
    writePrivate: (key) => {
      const scalar = scalarOf(key, gost)
      const written =
        gost.scalarForm === 'integer'
          ? integer(scalar)
          : octets(writeNumber(scalar, gost.curve.bytes))
      return sequence(integer(0), parametersOf(gost), octets(written))
    },
    /** The curve is fixed and of prime order, and a point off the curve is no key at all. */
    weakness: () => undefined,
    generate: async () => {
      const scalar = randomScalar(gost.curve)
      return pairOf(scalar, await multiplyBaseAside(gost.curve, scalar))
    },
  }
}

/** The number of a private key. Another kind's key is our own mistake, never a participant's. */
export function scalarOf({ kind, scalar }: PrivateKey, gost: GostKind): bigint {
  if (kind !== gost.kind || scalar === undefined)
    throw new Error(`a key of kind ${kind} where ${gost.kind} was expected`)
  return scalar
}

/** A number of 1…n-1, all of them alike: what is out of range is thrown again. */
export function randomScalar({ bytes, n }: Curve): bigint {
  for (;;) {
    const scalar = readNumber(randomBytes(bytes))
    if (scalar > 0n && scalar < n) return scalar
  }
}

const parametersOf = ({ keyOid, curveOid, hashOid }: GostKind): Uint8Array =>
  sequence(oid(keyOid), sequence(oid(curveOid), oid(hashOid)))

/** The curve and the hash (with it, the S-box) are those of the kind; a key that names others is not one of ours. */
function expectParameters(node: DerNode, gost: GostKind): void {
  const identifier = membersOf(node)
  const keyOid = readOid(identifier.need())
  const parameters = membersOf(identifier.need(tags.sequence))
  const named = [keyOid, readOid(parameters.need()), readOid(parameters.need())]
  parameters.end()
  identifier.end()
  const wanted = [gost.keyOid, gost.curveOid, gost.hashOid]
  if (named.join() !== wanted.join()) throw new DerError(`key parameters ${named.join(', ')}`)
}

/** x then y, each with its lowest byte first. */
function readPoint(raw: Uint8Array, curve: Curve): Point {
  if (raw.length !== 2 * curve.bytes) throw new DerError('a GOST key of another length')
  const point = {
    x: readNumber(raw.subarray(0, curve.bytes)),
    y: readNumber(raw.subarray(curve.bytes)),
  }
  if (!isOnCurve(curve, point)) throw new DerError('a GOST key that is not on its curve')
  return point
}

function publicKeyOf(point: Point, gost: GostKind): PublicKey {
  const { bytes } = gost.curve
  const raw = Buffer.concat([writeNumber(point.x, bytes), writeNumber(point.y, bytes)])
  const spki = sequence(parametersOf(gost), bits(octets(raw)))
  return { kind: gost.kind, bits: 8 * bytes, spki, point }
}

/** RFC 5208. Kalkan writes the number of a 2004 key as INTEGER, of a 2015 key as little-endian OCTET STRING. */
function readScalar(pkcs8: Uint8Array, gost: GostKind): bigint {
  const members = membersOf(readDer(pkcs8))
  members.need(tags.integer)
  expectParameters(members.need(), gost)
  const key = readDer(readOctets(members.need()))
  members.optional(inside(0))
  members.end()
  const scalar = key.tag === tags.integer ? readInteger(key) : readLittleEndian(key, gost.curve)
  if (scalar < 1n || scalar >= gost.curve.n) throw new DerError('a GOST private key out of range')
  return scalar
}

function readLittleEndian(node: DerNode, { bytes }: Curve): bigint {
  const raw = readOctets(node)
  if (raw.length !== bytes) throw new DerError('a GOST private key of another length')
  return readNumber(raw)
}
