import { createPublicKey, type KeyObject, setEngine, verify } from 'node:crypto'
import { existsSync } from 'node:fs'
import { DOMParser } from '@xmldom/xmldom'
import { type HashAlgorithm, type SignatureAlgorithm, SignedXml } from 'xml-crypto'
import xpath from 'xpath'
import type { PublicKey } from '../../src/eds/algorithms/algorithm.ts'
import { tc26A512 } from '../../src/eds/algorithms/gost/curve.ts'
import { groupOf } from '../../src/eds/algorithms/gost/group.ts'
import { readNumber } from '../../src/eds/algorithms/gost/little-endian.ts'
import { numberOf } from '../../src/eds/algorithms/gost/verify.ts'
import { gost2015 } from '../../src/eds/algorithms/gost-2015.ts'
import { membersOf, readDer } from '../../src/eds/der.ts'
import { readWholeBits } from '../../src/eds/der-values.ts'
import { bits, oid, sequence } from '../../src/eds/der-write.ts'
import { DS } from '../../src/envelope/namespaces.ts'
import type { Task } from '../lab/rounds.ts'
import { canonicalOf } from '../verify/envelopes.ts'
import { streamTask, type TaskSetting } from '../verify/tasks.ts'

/** Who verifies one envelope signed with GOST R 34.10-2015. The first is the reference of the table. */
export const tasks = {
  'stream engine': streamTask,
  'xml-crypto + @noble/curves': nobleTask,
  'C gost engine, bare verify': engineTask,
} as const satisfies Record<string, (setting: TaskSetting) => Task>

export type TaskName = keyof typeof tasks

const architectures = ['x86_64', 'aarch64']
const enginePath = (): string | undefined =>
  architectures
    .map((name) => `/usr/lib/${name}-linux-gnu/engines-3/gost.so`)
    .find((path) => existsSync(path))

/** The tasks that this machine has no software for. */
export const absent = (): TaskName[] =>
  enginePath() === undefined ? ['C gost engine, bare verify'] : []

const keyOf = ({ certificate }: TaskSetting['signer']): PublicKey => {
  if (certificate.publicKey === undefined) throw new Error('a certificate without a known key')
  return certificate.publicKey
}

/** What there is in Node without us: README of xml-crypto, and the equation of 34.10 over @noble/curves. The hash is ours. */
function nobleTask({ signer }: TaskSetting): Task {
  const where = `//*[local-name(.)='Signature' and namespace-uri(.)='${DS}']`
  const algorithms = nobleAlgorithms(keyOf(signer))
  return (envelope) => {
    const xml = envelope.toString('utf8')
    const document = new DOMParser().parseFromString(xml, 'text/xml')
    const verifier = new SignedXml({ publicCert: 'bound', getCertFromKeyInfo: () => null })
    Object.assign(verifier, algorithms)
    verifier.loadSignature(xpath.select1(where, document) as Node)
    return verifier.checkSignature(xml) && verifier.getSignedReferences().length === 1
  }
}

function nobleAlgorithms(key: PublicKey) {
  const { uri, digest } = gost2015
  class Hash implements HashAlgorithm {
    getAlgorithmName = () => digest.uri
    getHash = (xml: string) => Buffer.from(digest.digest(Buffer.from(xml))).toString('base64')
  }
  class Signature implements SignatureAlgorithm {
    getAlgorithmName = () => uri
    getSignature = (): string => {
      throw new Error('nothing is signed here')
    }
    verifySignature = (material: string, _key: unknown, value: string) =>
      nobleVerifies(key, digest.digest(Buffer.from(material)), Buffer.from(value, 'base64'))
  }
  return { HashAlgorithms: { [digest.uri]: Hash }, SignatureAlgorithms: { [uri]: Signature } }
}

function nobleVerifies({ point }: PublicKey, digest: Uint8Array, signature: Uint8Array): boolean {
  const [group, { n, bytes }] = [groupOf(tc26A512), tc26A512]
  const r = readNumber(signature.subarray(0, bytes))
  const s = readNumber(signature.subarray(bytes))
  if (point === undefined || r === 0n || s === 0n || r >= n || s >= n) return false
  const v = group.Fn.inv(numberOf(digest, tc26A512))
  const key = group.fromAffine(point)
  return group.BASE.mulAddUnsafe((s * v) % n, key, ((n - r) * v) % n).x % n === r
}

/** The hash of SignedInfo and the equation alone, nothing read: OpenSSL writes keys under RFC 9215 and s ‖ r big-endian. */
function engineTask({ signer, envelope }: TaskSetting): Task {
  setEngine(enginePath() ?? '')
  const key = engineKey(keyOf(signer).spki)
  const checks = (text: string) => {
    const value = /<ds:SignatureValue>([^<]+)/.exec(text)?.[1] ?? ''
    const signature = Buffer.from(value, 'base64').reverse()
    return { signedInfo: canonicalOf(text, DS, 'SignedInfo'), signature }
  }
  const good = checks(envelope.toString('utf8'))
  const bad = { ...good, signedInfo: Buffer.concat([good.signedInfo, Buffer.from(' ')]) }
  return (bytes) => {
    const { signedInfo, signature } = bytes.equals(envelope) ? good : bad
    return verify('md_gost12_512', signedInfo, key, signature)
  }
}

function engineKey(spki: Uint8Array): KeyObject {
  const members = membersOf(readDer(spki))
  members.need()
  const parameters = sequence(oid('1.2.643.7.1.2.1.2.1'), oid('1.2.643.7.1.1.2.3'))
  const algorithm = sequence(oid('1.2.643.7.1.1.1.2'), parameters)
  const der = Buffer.from(sequence(algorithm, bits(readWholeBits(members.need()))))
  return createPublicKey({ key: der, format: 'der', type: 'spki' })
}
