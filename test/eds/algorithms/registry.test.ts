import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import type { KeyKind } from '../../../src/eds/algorithms/algorithm.ts'
import {
  algorithmFor,
  digestAlgorithmByOid,
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
const KZ = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms'

/** What names each algorithm in XML and in DER (eds.md 1): signature, its OID, the digest, its OID, the key's OID. */
const named = {
  rsa: [
    RSA_SHA256,
    '1.2.840.113549.1.1.11',
    SHA256,
    '2.16.840.1.101.3.4.2.1',
    '1.2.840.113549.1.1.1',
  ],
  'gost-2015': [
    `${KZ}:gostr34102015-gostr34112015-512`,
    '1.2.398.3.10.1.1.2.3.2',
    `${KZ}:gostr34112015-512`,
    '1.2.398.3.10.1.3.3',
    '1.2.398.3.10.1.1.2.2',
  ],
  'gost-2004': [
    'http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311',
    '1.2.398.3.10.1.1.1.2',
    'http://www.w3.org/2001/04/xmldsig-more#gost34311',
    '1.2.398.3.10.1.3.1',
    '1.2.398.3.10.1.1.1.1',
  ],
} as const

describe('eds/algorithms/registry', () => {
  it('W-15: exactly these algorithms are accepted', () => {
    const rows = Object.values(named)
    assert.deepEqual(
      [...signatureAlgorithms.keys()],
      rows.map(([uri]) => uri),
    )
    assert.deepEqual(
      [...digestAlgorithms.keys()],
      rows.map(([, , digest]) => digest),
    )
  })

  it('W-15: RSA with SHA-1 is unknown, by URI and by OID', () => {
    assert.equal(signatureAlgorithms.get('http://www.w3.org/2000/09/xmldsig#rsa-sha1'), undefined)
    assert.equal(signatureAlgorithmByOid('1.2.840.113549.1.1.5'), undefined)
  })

  it('the rows agree: by URI, by OID and by key kind', () => {
    for (const [uri, row] of signatureAlgorithms) {
      assert.equal(row.uri, uri)
      assert.equal(signatureAlgorithmByOid(row.oid), row)
      assert.equal(keysOf(row.keyKind).kind, row.keyKind)
      assert.equal(algorithmFor(row.keyKind), row)
      assert.equal(digestAlgorithms.get(row.digest.uri), row.digest)
      assert.equal(digestAlgorithmByOid(row.digest.oid), row.digest)
    }
    assert.equal(digestAlgorithmByOid('1.3.14.3.2.26'), undefined)
  })

  for (const kind of ['rsa', 'gost-2015', 'gost-2004'] as const)
    it(`${kind}: the names of XML, certificates and CMS are those of the national authority`, () => {
      const { uri, oid, digest } = algorithmFor(kind)
      assert.deepEqual([uri, oid, digest.uri, digest.oid, keysOf(kind).oid], named[kind])
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

  it('a kind without a row is an error that names it', () => {
    assert.throws(() => algorithmFor('dsa' as KeyKind), /dsa/)
    assert.throws(() => keysOf('dsa' as KeyKind), /dsa/)
  })
})
