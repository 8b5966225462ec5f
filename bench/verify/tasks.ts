import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { DOMParser } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import xpath from 'xpath'
import { settings } from '../../src/config.ts'
import { sha256 } from '../../src/eds/algorithms/hashes.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { createCertificateJudge } from '../../src/eds/certificate-cache.ts'
import { writePem } from '../../src/eds/pem.ts'
import { DS, SOAP } from '../../src/envelope/namespaces.ts'
import { createVerifier } from '../../src/envelope/verify.ts'
import { defaultLimits } from '../../src/xml/limits.ts'
import type { Task } from '../lab/rounds.ts'
import { canonicalOf } from './envelopes.ts'

export interface TaskSetting {
  /** Who signed, and the certificates above. */
  readonly signer: Pick<Holder, 'certificate' | 'issuers'>
  readonly envelope: Buffer
}

export const tasks = {
  'stream engine': streamTask,
  'xml-crypto': documentedTask,
  'xml-crypto, tuned': tunedTask,
  'RSA + SHA-256 alone': floorTask,
} as const satisfies Record<string, (setting: TaskSetting) => Task>

export type TaskName = keyof typeof tasks

/** As the gateway calls it: gate, key, engine, and the verdict on the certificate out of its cache. */
export function streamTask({ signer }: TaskSetting): Task {
  const judge = createCertificateJudge({
    trust: signer.issuers,
    clock: () => new Date(),
  })
  const verifier = createVerifier({
    engine: 'stream',
    inclusiveNamespaces: settings.inclusiveNamespaces.fallback,
    limits: defaultLimits,
    keyOf: async (reference) => {
      if (reference.form !== 'certificate') throw new Error('the bench names keys by certificate')
      const { certificate, verdict } = judge(reference.base64)
      return { certificate, checks: verdict.checks }
    },
  })
  return async (bytes) =>
    (await verifier({ bytes, contentType: 'text/xml; charset=utf-8' })).signed !== undefined
}

const pemOf = ({ certificate }: TaskSetting['signer']): string =>
  writePem('CERTIFICATE', certificate.der)

/** README of xml-crypto, "Verifying Xml documents". The certificate itself is not judged. */
function documentedTask({ signer }: TaskSetting): Task {
  const publicCert = pemOf(signer)
  const where = `//*[local-name(.)='Signature' and namespace-uri(.)='${DS}']`
  return (envelope) => {
    const xml = envelope.toString('utf8')
    const document = new DOMParser().parseFromString(xml, 'text/xml')
    return checks(new SignedXml({ publicCert }), xpath.select1(where, document) as Node, xml)
  }
}

/** What can be gained from outside: a KeyObject instead of PEM, and no XPath to find the signature. */
function tunedTask({ signer }: TaskSetting): Task {
  const publicCert = createPublicKey(pemOf(signer)) as KeyObject & Buffer
  return (envelope) => {
    const xml = envelope.toString('utf8')
    const document = new DOMParser().parseFromString(xml, 'text/xml')
    const [signature] = Array.from(document.getElementsByTagNameNS(DS, 'Signature'))
    return checks(new SignedXml({ publicCert }), signature as Node, xml)
  }
}

function checks(verifier: SignedXml, signature: Node, xml: string): boolean {
  verifier.loadSignature(signature)
  return verifier.checkSignature(xml) && verifier.getSignedReferences().length === 1
}

/** What no verifier can do without: one hash of the canonical Body and one RSA verification, nothing read at all. */
function floorTask({ signer, envelope }: TaskSetting): Task {
  const key = createPublicKey(pemOf(signer))
  const text = envelope.toString('utf8')
  const [body, signedInfo] = [canonicalOf(text, SOAP, 'Body'), canonicalOf(text, DS, 'SignedInfo')]
  const value = Buffer.from(/<ds:SignatureValue>([^<]+)/.exec(text)?.[1] ?? '', 'base64')
  return (bytes) =>
    sha256.digest(body).length === 32 &&
    verify('sha256', signedInfo, key, value) &&
    bytes === envelope
}
