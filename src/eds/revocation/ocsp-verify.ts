import { createHash } from 'node:crypto'
import { ShepFault } from '../../contract/faults.ts'
import type { Certificate } from '../certificate.ts'
import { brokenCertificate, brokenLink, isSignedBy } from '../chain-links.ts'
import { publicKeyBits } from '../spki.ts'
import { type CertId, sameCertId } from './cert-id.ts'
import { ocspOids } from './ocsp-oids.ts'
import type { BasicAnswer, CertStatus, ResponderId, SingleAnswer } from './ocsp-response.ts'

export interface OcspQuestion {
  readonly id: CertId
  /** Who issued the certificate in question: answers itself, or appoints a delegate. */
  readonly issuer: Certificate
  readonly nonce?: Uint8Array
}

/** What was said, and whose key signed it: the issuer's, or that of a delegate. */
export type VerifiedAnswer = SingleAnswer & { readonly responder: Certificate }

/**
 * What an answer says of the certificate asked about, once it is shown to be the answer to this question, by one who may
 * give it (RFC 6960 3.2). Its dates are judged apart.
 * Throws ShepFault REVOCATION_SIGNER, REVOCATION_SIGNATURE, OCSP_NONCE or OCSP_MISMATCH.
 */
export function verifyOcsp(answer: BasicAnswer, question: OcspQuestion, at: Date): VerifiedAnswer {
  const responder = responderOf(answer, question.issuer, at)
  if (!isSignedBy(answer, responder)) {
    throw new ShepFault('REVOCATION_SIGNATURE', { actual: responder.subject.text })
  }
  if (question.nonce && !same(question.nonce, answer.nonce)) {
    throw new ShepFault('OCSP_NONCE', {
      expected: hexOf(question.nonce),
      actual: answer.nonce ? hexOf(answer.nonce) : 'nonce нет',
    })
  }
  const found = answer.answers.find(({ id }) => sameCertId(id, question.id))
  if (found !== undefined) return { ...found, ...statusOf(found), responder }
  throw new ShepFault('OCSP_MISMATCH', {
    expected: question.id.serial.toString(16),
    actual: answer.answers.map(({ id }) => id.serial.toString(16)).join(', '),
  })
}

/** RFC 6960 4.4.8: revoked in 1970 and on hold is how a responder says that it never issued the certificate. */
const statusOf = (status: CertStatus): CertStatus =>
  status.status === 'revoked' &&
  status.revokedAt.getTime() === 0 &&
  status.reason === 'certificateHold'
    ? { status: 'unknown' }
    : status

/** RFC 6960 4.2.2.2: the issuer, or one whom the issuer itself gave a certificate for this. */
function responderOf(answer: BasicAnswer, issuer: Certificate, at: Date): Certificate {
  const named = [issuer, ...answer.certificates].filter((one) => isNamed(answer.responder, one))
  if (named.length === 0) throw notAllowed('сертификата ответчика нет в ответе')
  const refusals = named.map((one) =>
    one.fingerprint === issuer.fingerprint ? undefined : whyNoDelegate(one, issuer, at),
  )
  const allowed = named.find((_, index) => refusals[index] === undefined)
  if (allowed === undefined) throw notAllowed(refusals[0] ?? '')
  return allowed
}

const notAllowed = (actual: string): ShepFault =>
  new ShepFault('REVOCATION_SIGNER', {
    expected: 'издатель сертификата или его ответчик с OCSPSigning',
    actual,
  })

function isNamed(responder: ResponderId, { subject, spki }: Certificate): boolean {
  if ('name' in responder) return responder.name.key === subject.key
  return createHash('sha1').update(publicKeyBits(spki)).digest('hex') === responder.keyHash
}

/** What forbids a certificate to answer for `issuer`, in Russian; undefined when nothing does. */
function whyNoDelegate(one: Certificate, issuer: Certificate, at: Date): string | undefined {
  const { subject, notBefore, notAfter, extendedKeyUsage, keyUsage } = one
  const broken = brokenCertificate(one) ?? brokenLink({ subject: one, issuer, below: 0 })
  if (broken !== undefined) return broken
  if (!extendedKeyUsage.includes(ocspOids.signing)) return `«${subject.text}» без OCSPSigning`
  if (at < notBefore || notAfter < at) return `сертификат «${subject.text}» не действует`
  const signs = keyUsage?.has('digitalSignature') ?? true
  return signs ? undefined : `ключ «${subject.text}» не для подписи (keyUsage)`
}

const same = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.compare(one, other) === 0

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
