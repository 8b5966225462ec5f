import type { CountedResponse } from '../../certification/count.ts'
import { checksOf } from '../../certification/count-checks.ts'
import type { Act, EntryFacts } from '../shape.ts'

export type Attempt = CountedResponse['entry']

/** A line of attempts.jsonl: what became of one message of the session, and why it does not count where it does not. */
export function attemptLine(act: Act): (entry: Attempt) => string {
  const counted = new Map<string, Readonly<Record<string, number>>>(
    act.responses.flatMap(({ number, entryId, exchange }) => [
      [entryId, { response: number }] as const,
      ...('entryId' in exchange ? [[exchange.entryId, { exchange: number }] as const] : []),
    ]),
  )
  const digests = digestsIn(act)
  const reasons = new Map(act.notCounted.map((one) => [one.entryId, one.reasons]))
  return (entry) => {
    const { id, receivedAt, answeredAt, endpoint, httpStatus, outcome } = entry
    const { serviceId, messageId, sessionId, tokenId, certificate, engine, verified } = entry
    const known = { serviceId, messageId, sessionId, tokenId, certificate, engine, verified }
    const told = digests.get(id)
    if (told === undefined) throw new Error(`journal entry ${id} is not in the act of its session`)
    const line = {
      ...{ entryId: id, receivedAt, answeredAt, endpoint, httpStatus, outcome, ...known },
      ...told,
      counted: counted.get(id) ?? false,
      ...(reasons.has(id) && { reasons: reasons.get(id) }),
      notPassed: checksOf(entry).filter(({ verdict }) => verdict !== 'pass'),
    }
    return JSON.stringify(line)
  }
}

type Digests = Partial<Pick<EntryFacts, 'requestSha256' | 'responseSha256'>>

/** Of all messages of the session: the act names each once. */
function digestsIn({ responses, notCounted }: Act): ReadonlyMap<string, Digests> {
  const exchanges = responses.flatMap(({ exchange }) => ('entryId' in exchange ? [exchange] : []))
  return new Map(
    [...responses, ...exchanges, ...notCounted].map((one) => [
      one.entryId,
      {
        requestSha256: one.requestSha256,
        ...(one.responseSha256 !== undefined && { responseSha256: one.responseSha256 }),
      },
    ]),
  )
}
