import assert from 'node:assert/strict'
import { letter, method } from '../../../fixtures/support/letter.ts'
import type { KeyKind, KeyPair } from '../../../src/eds/algorithms/algorithm.ts'
import { algorithmFor, keysOf } from '../../../src/eds/algorithms/registry.ts'
import { bothEngines } from '../../../src/envelope/engines/both.ts'
import { streamEngine } from '../../../src/envelope/engines/stream.ts'
import { xmlCryptoEngine } from '../../../src/envelope/engines/xml-crypto.ts'
import { gated } from './gated.ts'

const keyInfo = '<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>'

/** A message signed with the algorithm of a kind: the letter is written once to learn what is signed, and once with the value. */
async function signedWith(kind: KeyKind, { privateKey }: KeyPair): Promise<string> {
  const { uri, digest, sign } = algorithmFor(kind)
  const write = (value: (data: Buffer) => Buffer) =>
    letter({} as never, {
      keyInfo,
      signatureMethod: method('SignatureMethod', uri),
      digestMethod: method('DigestMethod', digest.uri),
      digest: (body) => Buffer.from(digest.digest(body)).toString('base64'),
      sign: value,
    })
  let signed = Buffer.alloc(0)
  write((data) => {
    signed = data as Buffer<ArrayBuffer>
    return data
  })
  const value = Buffer.from(await sign(privateKey, signed))
  return write(() => value)
}

describe('envelope/engines: GOST', () => {
  for (const kind of ['gost-2015', 'gost-2004'] as const) {
    describe(kind, () => {
      let keys: KeyPair
      let text: string
      before(async () => {
        keys = await keysOf(kind).generate()
        text = await signedWith(kind, keys)
      })

      it('W-15, W-23, W-24, W-28: both engines verify it, to the same bytes', () => {
        const { signed, checks } = bothEngines(gated(text), keys.publicKey)
        assert.match(Buffer.from(signed ?? '').toString(), /^<soap:Body /)
        assert.deepEqual(
          checks.map(({ rule, verdict }) => `${rule} ${verdict}`),
          ['W-23 pass', 'W-24 pass', 'W-28 pass'],
        )
      })

      it('W-23, W-24: both engines refuse a changed Body and a changed signature', async () => {
        const body = text.replace('991231500016', '991231500026')
        const other = await keysOf(kind).generate()
        for (const engine of [streamEngine, xmlCryptoEngine]) {
          const changed = engine(gated(body), keys.publicKey)
          assert.equal(changed.fault?.code, 'DIGEST_MISMATCH')
          const foreign = engine(gated(text), other.publicKey)
          assert.equal(foreign.fault?.code, 'SIGNATURE_INVALID')
        }
      })

      it('W-22: the URI is bound to the kind of the key and its curve, in both engines', async () => {
        const others = (['rsa', 'gost-2015', 'gost-2004'] as const).filter((one) => one !== kind)
        for (const one of others) {
          const { publicKey } = await keysOf(one).generate()
          for (const engine of [streamEngine, xmlCryptoEngine])
            assert.equal(engine(gated(text), publicKey).fault?.code, 'SIGNATURE_INVALID')
        }
      })
    })
  }
})
