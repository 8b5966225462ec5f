import assert from 'node:assert/strict'
import { constants, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { KeyPair } from '../../../src/eds/algorithms/algorithm.ts'
import { rsaKeys, rsaSha256 } from '../../../src/eds/algorithms/rsa.ts'
import { DerError } from '../../../src/eds/der.ts'
import { bits, integer, nothing, oid, sequence } from '../../../src/eds/der-write.ts'

const data = Buffer.from('Сообщение')

describe('eds/algorithms/rsa (RFC 8017 8.2)', () => {
  let keys: KeyPair
  let signature: Uint8Array
  before(async () => {
    keys = await rsaKeys.generate()
    signature = await rsaSha256.sign(keys.privateKey, data)
  })

  const native = () => {
    const key = keys.privateKey.native
    if (key === undefined) throw new Error('no native key')
    return key
  }

  it('W-24: signs what OpenSSL verifies, and the other way round', () => {
    assert.ok(verify('sha256', data, native(), signature))
    assert.ok(rsaSha256.verify(keys.publicKey, data, sign('sha256', data, native())))
  })

  it('W-24 refuses other data, a changed signature, another hash, another padding', () => {
    const changed = Buffer.from(signature)
    changed[0] = (changed[0] ?? 0) ^ 1
    const pss = { key: native(), padding: constants.RSA_PKCS1_PSS_PADDING }
    const bad = [
      changed,
      signature.subarray(1),
      Buffer.alloc(0),
      Buffer.concat([signature, data]),
      sign('sha1', data, native()),
      sign('sha512', data, native()),
      sign('sha256', data, pss),
    ]
    for (const one of bad) assert.equal(rsaSha256.verify(keys.publicKey, data, one), false)
    assert.equal(rsaSha256.verify(keys.publicKey, Buffer.from('сообщение'), signature), false)
  })

  it('W-22: a key of another kind never verifies and never signs', async () => {
    const other = { ...keys.publicKey, kind: 'gost-2015' } as const
    assert.equal(rsaSha256.verify(other, data, signature), false)
    await assert.rejects(
      rsaSha256.sign({ ...keys.privateKey, kind: 'gost-2015' }, data),
      /gost-2015/,
    )
  })

  it('keys below 2048 bits are weak, and verify nothing', () => {
    for (const modulusLength of [1024, 2047]) {
      const made = generateKeyPairSync('rsa', { modulusLength })
      const key = rsaKeys.readPublic(made.publicKey.export({ format: 'der', type: 'spki' }))
      assert.match(rsaKeys.weakness(key) ?? '', /допускается от 2048 до 4096/)
      assert.equal(rsaSha256.verify(key, data, sign('sha256', data, made.privateKey)), false)
    }
  })

  it('keys above 4096 bits, and with a strange exponent, are weak', () => {
    const modulus = native().export({ format: 'jwk' }).n ?? ''
    const withExponent = (exponent: bigint, length = 256) => {
      const number = Buffer.alloc(length, Buffer.from(modulus, 'base64url'))
      const key = sequence(integer(BigInt(`0x${number.toString('hex')}`)), integer(exponent))
      return sequence(sequence(oid(rsaKeys.oid), nothing()), bits(key))
    }
    const weaknessOf = (spki: Uint8Array) => rsaKeys.weakness(rsaKeys.readPublic(spki))
    assert.equal(weaknessOf(withExponent(65_537n)), undefined)
    assert.equal(weaknessOf(withExponent(3n, 512)), undefined)
    assert.match(weaknessOf(withExponent(65_537n, 640)) ?? '', /5120/)
    for (const exponent of [1n, 65_536n, 2n ** 64n + 1n]) {
      assert.match(weaknessOf(withExponent(exponent)) ?? '', /экспонента/, String(exponent))
    }
  })

  it('reads back what it wrote: PKCS#8 and SubjectPublicKeyInfo', () => {
    const again = rsaKeys.readPrivate(rsaKeys.writePrivate(keys.privateKey))
    assert.deepEqual(Buffer.from(again.publicKey.spki), Buffer.from(keys.publicKey.spki))
    assert.equal(rsaKeys.readPublic(again.publicKey.spki).bits, 2048)
  })

  it('refuses bytes that are no RSA key', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = ec.publicKey.export({ format: 'der', type: 'spki' })
    const pkcs8 = ec.privateKey.export({ format: 'der', type: 'pkcs8' })
    for (const bytes of [spki, data, Buffer.alloc(0), keys.publicKey.spki.subarray(0, 200)]) {
      assert.throws(() => rsaKeys.readPublic(bytes), DerError)
    }
    for (const bytes of [pkcs8, data, keys.publicKey.spki]) {
      assert.throws(() => rsaKeys.readPrivate(bytes), DerError)
    }
  })

  it('signs in the thread pool: 64 signatures leave the event loop free', async () => {
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 0)
    // Made in place they never let the timer in; made aside they may all be ready before a busy machine turns to it.
    for (let round = 0; round < 10 && ticks === 0; round += 1)
      await Promise.all(Array.from({ length: 64 }, () => rsaSha256.sign(keys.privateKey, data)))
    clearInterval(timer)
    assert.ok(ticks > 0)
  })
})
