import { randomBytes } from 'node:crypto'
import { ShepFault } from '../../contract/faults.ts'
import { type Hashable, hashOf, sha256 } from '../algorithms/hashes.ts'
import { judgeTimestamp } from './judge.ts'
import { readTimestampReply } from './reply.ts'
import { writeTimestampRequest } from './request.ts'
import { readTimestamp } from './token.ts'

/** A TimeStampReq in, a TimeStampResp out. */
export type TimestampAuthority = (request: Uint8Array) => Promise<Uint8Array>

/** What may be wrong with an answer before anybody asks whom to trust. */
const own: ReadonlySet<string> = new Set(['CMS-01', 'CMS-02', 'CMS-03', 'TSP-01', 'TSP-02'])

/**
 * A time stamp over these data (SHA-256, with a nonce and the authority's certificate), in DER. Throws ShepFault
 * TIMESTAMP_REFUSED when the authority gives none, or one that is not over them.
 */
export async function obtainTimestamp(
  data: Hashable,
  ask: TimestampAuthority,
): Promise<Uint8Array> {
  const imprint = { digestOid: sha256.oid, hash: hashOf(data, sha256) }
  const nonce = BigInt(`0x${randomBytes(8).toString('hex')}`)
  const reply = readTimestampReply(
    await ask(writeTimestampRequest({ imprint, nonce, certificates: true })),
  )
  if ('failure' in reply)
    throw new ShepFault('TIMESTAMP_REFUSED', { reason: `${reply.failure ?? ''} ${reply.text}` })
  const { checks } = judgeTimestamp(readTimestamp(reply.token), {
    data,
    trust: [],
    asked: { nonce },
  })
  const wrong = checks.find(({ rule, verdict }) => own.has(rule) && verdict !== 'pass')
  if (wrong) throw new ShepFault('TIMESTAMP_REFUSED', { reason: `${wrong.rule} ${wrong.actual}` })
  return reply.token
}
