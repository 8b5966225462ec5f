import assert from 'node:assert/strict'
import {
  algorithmFor,
  keysOf,
  readPrivateKey,
  readPublicKey,
} from '../../../../src/eds/algorithms/registry.ts'
import { DerError } from '../../../../src/eds/der.ts'
import { integer, nothing, octets, oid, sequence } from '../../../../src/eds/der-write.ts'
import { parameters, signed, spkiOf } from './vectors.ts'

const data = Buffer.from('Сообщение')
const kinds = ['gost-2015', 'gost-2004'] as const

for (const kind of kinds)
  describe(`eds/algorithms/gost/keys: ${kind}`, () => {
    const keys = keysOf(kind)
    const [point, scalar] = [signed[kind].point, signed[kind].scalar].map((hex) =>
      Buffer.from(hex, 'hex'),
    ) as [Buffer, Buffer]
    const length = scalar.length
    const number = BigInt(`0x${Buffer.from(scalar).reverse().toString('hex')}`)
    const pkcs8 = (inner: Uint8Array, oids = parameters[kind]) =>
      sequence(
        integer(0),
        sequence(oid(oids[0]), sequence(...oids.slice(1).map(oid))),
        octets(inner),
      )

    it('a made key signs, and its public half alone verifies', async () => {
      const { publicKey, privateKey } = await keys.generate()
      const read = readPublicKey(publicKey.spki)
      assert.ok(read)
      assert.equal(keys.weakness(read), undefined)
      assert.equal(read.bits, 8 * length)
      const { sign, verify } = algorithmFor(kind)
      const signature = await sign(privateKey, data)
      assert.equal(verify(read, data, signature), true)
      assert.equal(verify(read, Buffer.from('сообщение'), signature), false)
    })

    it('reads back what it wrote: PKCS#8 and SubjectPublicKeyInfo', async () => {
      const { publicKey, privateKey } = await keys.generate()
      assert.deepEqual(readPrivateKey(keys.writePrivate(privateKey)), { publicKey, privateKey })
      assert.deepEqual(readPublicKey(publicKey.spki), publicKey)
    })

    it('SubjectPublicKeyInfo is x ‖ y little-endian in an OCTET STRING, with curve and hash named', () => {
      const key = keys.readPublic(spkiOf(parameters[kind], point))
      const [x, y] = [0, length].map((at) =>
        BigInt(
          `0x${Buffer.from(point.subarray(at, at + length))
            .reverse()
            .toString('hex')}`,
        ),
      )
      assert.deepEqual(key.point, { x, y })
      assert.deepEqual(Buffer.from(key.spki), Buffer.from(spkiOf(parameters[kind], point)))
    })

    it('PKCS#8 is read as INTEGER and as little-endian OCTET STRING, to the same key', () => {
      for (const inner of [integer(number), octets(scalar)]) {
        const { publicKey, privateKey } = keys.readPrivate(pkcs8(inner))
        assert.equal(privateKey.scalar, number)
        assert.deepEqual(Buffer.from(publicKey.spki), Buffer.from(spkiOf(parameters[kind], point)))
      }
    })

    it(`PKCS#8 is written as Kalkan does: ${kind === 'gost-2004' ? 'INTEGER' : 'OCTET STRING'}`, () => {
      const inner = kind === 'gost-2004' ? integer(number) : octets(scalar)
      assert.deepEqual(
        Buffer.from(keys.writePrivate({ kind, scalar: number })),
        Buffer.from(pkcs8(inner)),
      )
    })

    it('a key off its curve, at infinity, of another length, order or form is no key', () => {
      const reversed = Buffer.from(point).reverse()
      const swapped = Buffer.concat([point.subarray(length), point.subarray(0, length)])
      const off = Buffer.from(point)
      off[0] = (off[0] ?? 0) ^ 1
      const wrong: Uint8Array[] = [
        reversed,
        swapped,
        off,
        Buffer.alloc(2 * length),
        Buffer.alloc(2 * length, 0xff),
      ]
      wrong.push(point.subarray(1), Buffer.concat([point, Buffer.alloc(1)]), Buffer.alloc(0))
      for (const bytes of wrong)
        assert.throws(() => keys.readPublic(spkiOf(parameters[kind], bytes)), DerError)
      assert.throws(() => keys.readPublic(spkiOf(parameters[kind], point, (raw) => raw)), DerError)
      const bare = spkiOf(parameters[kind], point)
      assert.throws(() => keys.readPublic(bare.subarray(0, bare.length - 1)), DerError)
    })

    it('W-22: a key that names another curve or another hash (other S-boxes) is no key', () => {
      const [own, curve, hash] = parameters[kind]
      const other = parameters[kind === 'gost-2015' ? 'gost-2004' : 'gost-2015']
      const named = [
        [own, other[1], hash],
        [own, curve, other[2]],
        [own, curve],
        [own, curve, hash, hash],
        [own, '1.2.643.7.1.2.1.2.2', hash],
      ]
      for (const oids of named)
        assert.throws(() => readPublicKey(spkiOf(oids, point)), DerError, oids.join())
    })

    it('a private number is from 1 to n − 1, of the right length, in the right wrapping', () => {
      const wrong = [
        integer(0),
        octets(Buffer.alloc(length)),
        octets(Buffer.alloc(length, 0xff)),
        octets(scalar.subarray(1)),
        octets(Buffer.concat([scalar, Buffer.alloc(1)])),
        integer(2n ** BigInt(8 * length)),
        Buffer.concat([Buffer.from([2, 1, 0xff])]),
        nothing(),
        scalar,
      ]
      for (const inner of wrong) assert.throws(() => keys.readPrivate(pkcs8(inner)), DerError)
      const other = parameters[kind === 'gost-2015' ? 'gost-2004' : 'gost-2015']
      assert.throws(() => keys.readPrivate(pkcs8(octets(scalar), other)), DerError)
    })

    it('what is no key of this kind is neither written nor used to sign', async () => {
      const foreign = { kind: 'rsa', scalar: 5n } as const
      assert.throws(() => keys.writePrivate(foreign), /rsa/)
      await assert.rejects(algorithmFor(kind).sign(foreign, data), /rsa/)
      assert.throws(() => keys.writePrivate({ kind }), new RegExp(kind))
    })
  })
