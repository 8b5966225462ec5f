import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { CompactSign } from 'jose'
import forge from 'node-forge'
import {
  createKdpKeys,
  type KdpKeys,
  type TokenAlgorithm,
} from '../../src/services/kdp/kdp-keys.ts'

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
const rsa = (modulusLength = 2048) => promisify(generateKeyPair)('rsa', { modulusLength })

/** Every key pair of these tests, made once a run. */
export const testKeys = once(async () => {
  const [participant, stranger, kdp, weak] = await Promise.all([rsa(), rsa(), rsa(), rsa(1024)])
  const ec = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
  return { participant, stranger, kdp, weak, ec }
})
export type TestKeys = Awaited<ReturnType<typeof testKeys>>

/** КДП holds both kinds of key, and signs with the one named. */
export const kdpKeysFor = (algorithm: TokenAlgorithm): Promise<KdpKeys> => kdpKeys[algorithm]()
const kdpKeys = {
  RS256: once(() => makeKdpKeys('RS256')),
  ES256: once(() => makeKdpKeys('ES256')),
}
async function makeKdpKeys(algorithm: TokenAlgorithm): Promise<KdpKeys> {
  const { kdp, ec } = await testKeys()
  return createKdpKeys({ rs256: kdp.privateKey, es256: ec.privateKey, algorithm })
}

const certificates = new Map<KeyObject, Uint8Array>()

/** A self-signed certificate over an RSA key, expired long ago: TEST ONLY. */
export function certificateOf(key: KeyPair): Uint8Array {
  const der = certificates.get(key.publicKey) ?? selfSigned(key)
  certificates.set(key.publicKey, der)
  return der
}

interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

function selfSigned({ publicKey, privateKey }: KeyPair): Uint8Array {
  const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(spki)
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z')
  certificate.validity.notAfter = new Date('2021-01-01T00:00:00Z')
  const name = [{ name: 'commonName', value: 'TEST ONLY verification token' }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.sign(forge.pki.privateKeyFromPem(pkcs8), forge.md.sha256.create())
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes()
  return Buffer.from(der, 'binary')
}

/** A compact JWS over any payload, with any header: by RSA, by an EC key, or by a secret. */
export const jws = (
  payload: object,
  key: KeyObject | Uint8Array,
  header: { alg: string; [name: string]: unknown } = { alg: 'RS256', typ: 'JWT' },
): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader(header).sign(key)

export const base64url = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url')
