import {
  createHash,
  createHmac,
  createPublicKey,
  type KeyObject,
  verify,
  X509Certificate,
} from 'node:crypto'
import type {
  DigestAlgorithm,
  KeyAlgorithm,
  SignatureAlgorithm,
} from '../../src/eds/algorithms/algorithm.ts'
import { digestAlgorithms, keysOf, signatureAlgorithms } from '../../src/eds/algorithms/registry.ts'
import type { Certificate } from '../../src/eds/certificate.ts'
import { bits, integer, oid, sequence } from '../../src/eds/der-write.ts'
import { DS } from '../../src/envelope/namespaces.ts'
import type { Signer } from '../../src/envelope/verify.ts'
import { signaturesOf } from '../../src/envelope/xmldsig/signatures.ts'
import { judgeSignature } from '../../src/envelope/xmldsig.ts'
import type { XmlDocument } from '../../src/xml/document.ts'
import { toUtf8 } from '../../src/xml/encoding.ts'
import { E_CLOSE } from '../../src/xml/layout.ts'
import { readXml } from '../../src/xml/scan.ts'

type Check = (key: KeyObject, data: Uint8Array, signature: Uint8Array) => boolean

const rsa =
  (hash: string): Check =>
  (key, data, signature) =>
    verify(hash, data, key, signature)
const dsaSha1: Check = (key, data, signature) =>
  verify('sha1', data, { key, dsaEncoding: 'ieee-p1363' }, signature)
const hmacSha1: Check = (key, data, signature) =>
  createHmac('sha1', key).update(data).digest().equals(signature)

const loose: Readonly<Record<string, Check>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': rsa('sha256'),
  [`${DS}rsa-sha1`]: rsa('sha1'),
  [`${DS}dsa-sha1`]: dsaSha1,
  [`${DS}hmac-sha1`]: hmacSha1,
}

const sha1: DigestAlgorithm = {
  uri: `${DS}sha1`,
  oid: '1.3.14.3.2.26',
  digest: (data) => createHash('sha1').update(data).digest(),
}

const rowOf = (uri: string, check: Check): SignatureAlgorithm => ({
  uri,
  oid: '',
  keyKind: 'rsa',
  digest: sha1,
  verify: ({ native }, data, signature) => native !== undefined && check(native, data, signature),
  sign: () => Promise.reject(new Error('nothing is signed here')),
})

/**
 * How every signature of a document stands, `valid` or the faults, by the product's own rules of references, transforms
 * and canonicalization, with algorithms and key sizes let in that it refuses: what others signed before 2015 still tests
 * all that is not about SHA-1. `key` overrides what KeyInfo brings.
 */
export async function judgeLoosely(input: Buffer, key: KeyObject | undefined): Promise<string> {
  const restore = letIn()
  try {
    const document = keyed(toUtf8(input).bytes)
    const verdicts = []
    for (const signature of signaturesOf(document)) {
      const signer = signerOf(key ?? ownKey(document, signature))
      const { checks } = await judgeSignature(document, signature, () => Promise.resolve(signer))
      const faults = checks.flatMap(({ fault }) => fault ?? [])
      verdicts.push(faults.length > 0 ? faults.join(' ') : 'valid')
    }
    return verdicts.join(', ')
  } finally {
    restore()
  }
}

function letIn(): () => void {
  const signatures = signatureAlgorithms as Map<string, SignatureAlgorithm>
  const digests = digestAlgorithms as Map<string, DigestAlgorithm>
  const kept = [...signatures]
  for (const [uri, check] of Object.entries(loose)) signatures.set(uri, rowOf(uri, check))
  digests.set(sha1.uri, sha1)
  const rsa = keysOf('rsa') as { weakness: KeyAlgorithm['weakness'] }
  const { weakness } = rsa
  rsa.weakness = () => undefined
  return () => {
    rsa.weakness = weakness
    digests.delete(sha1.uri)
    signatures.clear()
    for (const [uri, row] of kept) signatures.set(uri, row)
  }
}

/** The product asks a signature for its X509Data. Where there is none, an empty one is put in; nothing here signs KeyInfo. */
function keyed(bytes: Buffer): XmlDocument {
  const document = readXml(bytes)
  const place = signaturesOf(document).flatMap((signature) => placeOf(document, signature))[0]
  if (place === undefined) return document
  return keyed(
    Buffer.concat([bytes.subarray(0, place.at), Buffer.from(place.text), bytes.subarray(place.at)]),
  )
}

function placeOf(document: XmlDocument, signature: number): { at: number; text: string }[] {
  const keyInfo = document.children(signature).find((one) => document.is(one, DS, 'KeyInfo'))
  const data = `<X509Data xmlns="${DS}"><X509Certificate>AAAA</X509Certificate></X509Data>`
  if (keyInfo === undefined)
    return [
      {
        at: document.element(signature, E_CLOSE),
        text: `<KeyInfo xmlns="${DS}">${data}</KeyInfo>`,
      },
    ]
  if (document.children(keyInfo).some((one) => document.is(one, DS, 'X509Data'))) return []
  return [{ at: document.element(keyInfo, E_CLOSE), text: data }]
}

const signerOf = (native: KeyObject | undefined): Signer => ({
  certificate: {
    publicKey: native && { kind: 'rsa', bits: 0, spki: Buffer.alloc(0), native },
  } as Certificate,
  checks: [],
})

function ownKey(document: XmlDocument, signature: number): KeyObject | undefined {
  const inside = Array.from({ length: document.elementCount }, (_, i) => i).filter((one) =>
    document.contains(signature, one),
  )
  const textOf = (name: string): Buffer | undefined => {
    const found = inside.find((one) => document.is(one, DS, name))
    const bytes = found === undefined ? undefined : Buffer.from(document.text(found), 'base64')
    return bytes?.length === 3 ? undefined : bytes
  }
  const certificate = textOf('X509Certificate')
  if (certificate) return new X509Certificate(certificate).publicKey
  const [modulus, exponent] = [textOf('Modulus'), textOf('Exponent')]
  if (modulus) return rsaKey(modulus, exponent ?? Buffer.from([1, 0, 1]))
  const [p, q, g, y] = [textOf('P'), textOf('Q'), textOf('G'), textOf('Y')]
  return p && q && g && y ? dsaKey(p, q, g, y) : undefined
}

const rsaKey = (modulus: Buffer, exponent: Buffer): KeyObject =>
  createPublicKey({
    key: { kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') },
    format: 'jwk',
  })

/** SubjectPublicKeyInfo of RFC 3279, 2.3.2. */
function dsaKey(p: Buffer, q: Buffer, g: Buffer, y: Buffer): KeyObject {
  const number = (bytes: Buffer) => integer(BigInt(`0x${bytes.toString('hex')}`))
  const algorithm = sequence(oid('1.2.840.10040.4.1'), sequence(number(p), number(q), number(g)))
  const spki = sequence(algorithm, bits(number(y)))
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
}
