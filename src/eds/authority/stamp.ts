import { algorithmFor, digestAlgorithmByOid } from '../algorithms/registry.ts'
import { DerError } from '../der.ts'
import {
  type TimestampFailure,
  writeTimestampRefusal,
  writeTimestampReply,
} from '../timestamp/reply.ts'
import { readTimestampRequest, type TimestampRequest } from '../timestamp/request.ts'
import { writeTimestamp } from '../timestamp/token.ts'
import { freshSerial } from './issue.ts'
import type { TestPki } from './test-pki.ts'
import { TIMESTAMP_POLICY } from './timestamp-policy.ts'

const texts: Readonly<Partial<Record<TimestampFailure, string>>> = {
  badDataFormat: 'the request cannot be read, or its hash is of another length',
  badAlg: 'no authority here stamps hashes of this algorithm',
  unacceptedPolicy: `the only policy here is ${TIMESTAMP_POLICY}`,
  unacceptedExtension: 'no extension is known here',
  timeNotAvailable: 'set to refuse by the faults of the test authority',
}

export const refuseTimestamp = (failure: TimestampFailure): Uint8Array =>
  writeTimestampRefusal(failure, texts[failure] ?? failure)

type Stamping = Pick<TestPki, 'of' | 'kinds' | 'clock'>

/** A TimeStampReq in, a TimeStampResp out (RFC 3161). The authority whose keys go with the hash signs: GOST for GOST. */
export async function answerTimestamp(bytes: Uint8Array, pki: Stamping): Promise<Uint8Array> {
  const request = requestIn(bytes)
  if (request === undefined) return refuseTimestamp('badDataFormat')
  const { imprint, nonce, policy, certificates, extended } = request
  const kind = pki.kinds.find((one) => algorithmFor(one).digest.oid === imprint.digestOid)
  if (kind === undefined) return refuseTimestamp('badAlg')
  if (policy !== undefined && policy !== TIMESTAMP_POLICY)
    return refuseTimestamp('unacceptedPolicy')
  if (extended) return refuseTimestamp('unacceptedExtension')
  const { certificate, key, issuers } = pki.of(kind).tsa
  const info = { policy: TIMESTAMP_POLICY, imprint, serial: freshSerial(), time: pki.clock() }
  const token = await writeTimestamp(
    { ...info, ...(nonce !== undefined && { nonce }) },
    { certificate, key, certificates: certificates ? [certificate, ...issuers] : [] },
  )
  return writeTimestampReply(token)
}

/** Undefined when it is no request, or its hash is not as long as its algorithm makes them. */
function requestIn(bytes: Uint8Array): TimestampRequest | undefined {
  try {
    const request = readTimestampRequest(bytes)
    const digest = digestAlgorithmByOid(request.imprint.digestOid)
    const length = digest?.digest(Buffer.alloc(0)).length ?? request.imprint.hash.length
    return length === request.imprint.hash.length ? request : undefined
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    return undefined
  }
}
