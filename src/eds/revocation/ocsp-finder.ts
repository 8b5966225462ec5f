import type { Clock } from '../../clock.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { Certificate } from '../certificate.ts'
import { ocspAddressesOf } from './addresses.ts'
import { type CertIdHash, certIdOf } from './cert-id.ts'
import type { Fetch } from './fetch-bytes.ts'
import { ocspOids } from './ocsp-oids.ts'
import { writeOcspRequest } from './ocsp-request.ts'
import { type BasicAnswer, LARGEST_OCSP, readOcspResponse } from './ocsp-response.ts'
import { verifyOcsp } from './ocsp-verify.ts'
import type { Known, StatusFinder } from './status.ts'

/** Keeps an answer as received, from this address, and gives its SHA-256. */
export type KeepAnswer = (der: Uint8Array, url: string) => Promise<string>

export interface OcspFinderOptions {
  readonly fetch: Fetch
  readonly clock: Clock
  /** Absent: the address that the certificate names. */
  readonly url?: string | undefined
  readonly hash: CertIdHash
  /** Random bytes for each question; absent: questions have no nonce. */
  readonly newNonce?: () => Uint8Array
  /** Lists that may tell of a delegate who does not say that nobody need ask about it. */
  readonly lists?: StatusFinder
  /** What a verdict may rest on; absent: nothing is kept. */
  readonly keep?: KeepAnswer | undefined
}

/** RFC 6960 4.2.2.1: an answer without nextUpdate is of the moment; this is how long the moment lasts, ms. */
const MOMENT = 5 * 60_000

/** Asks OCSP responders. */
export function ocspFinder(options: OcspFinderOptions): StatusFinder {
  const { clock, hash, newNonce } = options
  return async (subject, issuer) => {
    const url = options.url ?? ocspAddressesOf(subject)[0]
    if (url === undefined) return undefined
    const nonce = newNonce?.()
    const question = { id: certIdOf(subject.serial, issuer, hash), issuer, ...(nonce && { nonce }) }
    const body = writeOcspRequest({ ids: [question.id], ...(nonce && { nonce }) })
    const { answer, der } = await ask(url, body, options.fetch)
    const verified = verifyOcsp(answer, question, clock())
    const { thisUpdate, nextUpdate, id: _, responder, ...status } = verified
    const doubt = await doubtOf(responder, issuer, options)
    const kept = options.keep && { kept: await options.keep(der, url) }
    return {
      status,
      source: `OCSP ${url}`,
      signer: signerOf(answer, issuer),
      ...(doubt && { doubt }),
      ...kept,
      thisUpdate,
      nextUpdate: nextUpdate ?? new Date(answer.producedAt.getTime() + MOMENT),
    }
  }
}

/** RFC 6960 4.2.2.2.1: a delegate may itself be revoked, unless its certificate says that nobody need ask. Throws REVOCATION_SIGNER. */
async function doubtOf(
  responder: Certificate,
  issuer: Certificate,
  { lists, clock }: OcspFinderOptions,
): Promise<string | undefined> {
  const isIssuer = responder.fingerprint === issuer.fingerprint
  if (isIssuer || responder.extensionValues.has(ocspOids.noCheck)) return undefined
  const known = await knownBy(lists, responder, issuer)
  const now = clock()
  if (known?.status.status === 'revoked' && known.status.revokedAt <= now) {
    const actual = `«${responder.subject.text}» отозван ${known.status.revokedAt.toISOString()}`
    throw new ShepFault('REVOCATION_SIGNER', { expected: 'ответчик, который не отозван', actual })
  }
  const isFresh = known !== undefined && known.thisUpdate <= now && now <= known.nextUpdate
  return isFresh ? undefined : 'отзыв самого ответчика не проверен: ни ocsp-nocheck, ни свежего CRL'
}

/** A list that cannot be had leaves a doubt, and refuses nothing. */
async function knownBy(
  lists: StatusFinder | undefined,
  responder: Certificate,
  issuer: Certificate,
): Promise<Known | undefined> {
  try {
    return await lists?.(responder, issuer)
  } catch (cause) {
    if (cause instanceof ShepFault) return undefined
    throw cause
  }
}

async function ask(
  url: string,
  body: Uint8Array,
  fetch: Fetch,
): Promise<{ readonly answer: BasicAnswer; readonly der: Uint8Array }> {
  const der = await fetchFrom(url, body, fetch)
  const answer = readOcspResponse(der)
  if (typeof answer !== 'string') return { answer, der }
  throw new ShepFault('OCSP_REFUSED', { actual: `${answer}, ${url}` })
}

async function fetchFrom(url: string, body: Uint8Array, fetch: Fetch): Promise<Uint8Array> {
  try {
    const contentType = 'application/ocsp-request'
    return await fetch(url, { body, contentType, limit: LARGEST_OCSP })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ShepFault('REVOCATION_UNAVAILABLE', { text: `${url}: ${reason}` }, cause)
  }
}

const signerOf = ({ responder }: BasicAnswer, issuer: Certificate): string =>
  'name' in responder ? responder.name.text : `${issuer.subject.text}, ключ ${responder.keyHash}`
