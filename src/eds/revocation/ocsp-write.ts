import { createHash } from 'node:crypto'
import type { Signer } from '../authority/issue.ts'
import { extension } from '../authority/write-extensions.ts'
import type { Certificate } from '../certificate.ts'
import {
  bits,
  contextInside,
  contextPlain,
  enumerated,
  generalizedTime,
  nothing,
  octets,
  oid,
  sequence,
} from '../der-write.ts'
import { publicKeyBits } from '../spki.ts'
import { writeCertId } from './cert-id.ts'
import { ocspOids } from './ocsp-oids.ts'
import { writeNonce } from './ocsp-request.ts'
import { type OcspError, type SingleAnswer, statusNumber } from './ocsp-response.ts'
import { reasonNumber } from './reasons.ts'

export interface OcspOrder {
  /** Whom the answer names as its responder, and whose key signs it. */
  readonly responder: Pick<Certificate, 'subject' | 'spki'>
  readonly signer: Signer
  readonly named?: 'by-name' | 'by-key'
  readonly producedAt: Date
  readonly answers: readonly SingleAnswer[]
  /** That of the request, to be repeated. */
  readonly nonce?: Uint8Array
  /** What goes with it: the certificate of a delegate. */
  readonly certificates?: readonly Certificate[]
  /** Says that `revoked` may mean "never issued" (RFC 6960 4.4.8). */
  readonly extendedRevoke?: boolean
}

/** A successful response in DER (RFC 6960 4.2). */
export async function writeOcspResponse(order: OcspOrder): Promise<Uint8Array> {
  const { signer, certificates = [] } = order
  const tbs = writeData(order)
  const basic = sequence(
    tbs,
    signer.identifier,
    bits(await signer.sign(tbs)),
    ...(certificates.length === 0
      ? []
      : [contextInside(0, sequence(...certificates.map(({ der }) => der)))]),
  )
  const typed = sequence(oid(ocspOids.basic), octets(basic))
  return sequence(enumerated(statusNumber('successful')), contextInside(0, typed))
}

/** A response that answers nothing. */
export const writeOcspError = (status: OcspError): Uint8Array =>
  sequence(enumerated(statusNumber(status)))

function writeData(order: OcspOrder): Uint8Array {
  const { producedAt, answers, nonce, extendedRevoke = false } = order
  const extensions = [
    ...(nonce === undefined ? [] : [writeNonce(nonce)]),
    ...(extendedRevoke ? [extension(ocspOids.extendedRevoke, nothing())] : []),
  ]
  return sequence(
    writeResponder(order),
    generalizedTime(producedAt),
    sequence(...answers.map(writeAnswer)),
    ...(extensions.length === 0 ? [] : [contextInside(1, sequence(...extensions))]),
  )
}

function writeResponder({ responder, named = 'by-name' }: OcspOrder): Uint8Array {
  const { subject, spki } = responder
  if (named === 'by-key') {
    return contextInside(2, octets(createHash('sha1').update(publicKeyBits(spki)).digest()))
  }
  if (subject.der === undefined) throw new Error('a responder whose name was read from a text')
  return contextInside(1, subject.der)
}

function writeAnswer(answer: SingleAnswer): Uint8Array {
  const { id, thisUpdate, nextUpdate } = answer
  return sequence(
    writeCertId(id),
    writeStatus(answer),
    generalizedTime(thisUpdate),
    ...(nextUpdate === undefined ? [] : [contextInside(0, generalizedTime(nextUpdate))]),
  )
}

function writeStatus(answer: SingleAnswer): Uint8Array {
  switch (answer.status) {
    case 'good':
      return contextPlain(0, Buffer.alloc(0))
    case 'unknown':
      return contextPlain(2, Buffer.alloc(0))
    case 'revoked':
      return contextInside(
        1,
        generalizedTime(answer.revokedAt),
        ...(answer.reason === undefined
          ? []
          : [contextInside(0, enumerated(reasonNumber(answer.reason)))]),
      )
    default:
      return answer satisfies never
  }
}
