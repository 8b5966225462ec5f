import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import {
  algorithmFor,
  digestAlgorithms,
  keysOf,
  readPrivateKey,
  readPublicKey,
  signatureAlgorithmByOid,
  signatureAlgorithms,
} from '../../../src/eds/algorithms/registry.ts'
import { DerError } from '../../../src/eds/der.ts'

const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

describe('eds/algorithms/registry', () => {
  it('W-15: exactly these algorithms are accepted', () => {
    assert.deepEqual([...signatureAlgorithms.keys()], [RSA_SHA256])
    assert.deepEqual([...digestAlgorithms.keys()], [SHA256])
  })

  it('W-15: RSA with SHA-1 is unknown, by URI and by OID', () => {
    assert.equal(signatureAlgorithms.get('http://www.w3.org/2000/09/xmldsig#rsa-sha1'), undefined)
    assert.equal(signatureAlgorithmByOid('1.2.840.113549.1.1.5'), undefined)
  })

  it('the rows agree: by URI, by OID and by key kind', () => {
    for (const [uri, row] of signatureAlgorithms) {
      assert.equal(row.uri, uri)
      assert.equal(signatureAlgorithmByOid(row.oid), row)
      assert.equal(keysOf(row.keyKind).kind, algorithmFor(row.keyKind).keyKind)
    }
  })

  it('SHA-256 of "abc" is that of FIPS 180-4', () => {
    const digest = digestAlgorithms.get(SHA256)?.digest(Buffer.from('abc')) ?? []
    assert.match(Buffer.from(digest).toString('hex'), /^ba7816bf8f01cfea414140de5dae2223/)
  })

  it('a key of an unknown kind is undefined; bytes that are no key are a DerError', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    assert.equal(readPublicKey(publicKey.export({ format: 'der', type: 'spki' })), undefined)
    assert.equal(readPrivateKey(privateKey.export({ format: 'der', type: 'pkcs8' })), undefined)
    assert.throws(() => readPublicKey(Buffer.from('3000', 'hex')), DerError)
    assert.throws(() => readPrivateKey(Buffer.from('words')), DerError)
  })

  it('a kind without a row yet is an error that names it', () => {
    assert.throws(() => algorithmFor('gost-2015'), /gost-2015/)
    assert.throws(() => keysOf('gost-2004'), /gost-2004/)
  })
})
