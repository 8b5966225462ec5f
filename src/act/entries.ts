import type { CountedResponse, Exchange, NotCounted } from '../certification/count.ts'
import { checksOf } from '../certification/count-checks.ts'
import { faultEntry } from '../contract/faults.ts'
import type { Contents } from './contents.ts'
import type { ActExchange, ActNotCounted, ActResponse, EntryFacts } from './shape.ts'

type JournalEntry = CountedResponse['entry']
type AllDigests = Contents['digests']

/** A line of the act: one counted response and what the data owner said to its token. */
export function responseOf(
  { entry, exchange }: CountedResponse,
  index: number,
  digests: AllDigests,
): ActResponse {
  const { sessionId, tokenId = '', certificate = '' } = entry
  const checks = checksOf(entry)
  return {
    number: index + 1,
    ...factsOf(entry, digests),
    ...(sessionId !== undefined && { sessionId }),
    outcome: 'OK',
    tokenId,
    engine: 'both',
    certificate,
    checks: {
      passed: checks.filter(({ verdict }) => verdict === 'pass').length,
      warned: checks.filter(({ verdict }) => verdict === 'warn').map(({ rule }) => rule),
    },
    exchange: exchangeFacts(exchange, digests),
  }
}

export function notCountedOf({ entry, reasons }: NotCounted, digests: AllDigests): ActNotCounted {
  const { id, receivedAt, serviceId, messageId, answeredAt, outcome } = entry
  const { requestSha256, responseSha256 } = digestsOf(entry, digests)
  return {
    entryId: id,
    receivedAt,
    requestSha256,
    ...(serviceId !== undefined && { serviceId }),
    ...(messageId !== undefined && { messageId }),
    ...(answeredAt !== undefined && { answeredAt }),
    ...(responseSha256 !== undefined && { responseSha256 }),
    ...(outcome !== undefined && { outcome }),
    reasons,
  }
}

function exchangeFacts(exchange: Exchange, digests: AllDigests): ActExchange {
  switch (exchange.verdict) {
    case 'accepted':
      return { verdict: 'accepted', ...factsOf(exchange.entry, digests) }
    case 'refused': {
      const { outcome } = exchange.entry
      if (outcome === undefined || outcome === 'OK') throw new Error('a refusal without its code')
      const { text } = exchange.reason
      const { wire } = faultEntry(outcome)
      const refusal = { verdict: 'refused', code: outcome, wire, reason: text } as const
      return { ...refusal, ...factsOf(exchange.entry, digests) }
    }
    case 'not-presented':
      return { verdict: 'not-presented' }
    default:
      return exchange satisfies never
  }
}

/** What counts was answered: an answer that is not there is our bug, never an empty digest. */
function factsOf(entry: JournalEntry, digests: AllDigests): EntryFacts {
  const { id, receivedAt, answeredAt, serviceId, messageId = '' } = entry
  const { requestSha256, responseSha256 } = digestsOf(entry, digests)
  if (answeredAt === undefined || responseSha256 === undefined || serviceId === undefined) {
    throw new Error(`journal entry ${id} has an outcome but no answer`)
  }
  return {
    entryId: id,
    serviceId,
    messageId,
    receivedAt,
    answeredAt,
    requestSha256,
    responseSha256,
  }
}

function digestsOf({ id }: JournalEntry, digests: AllDigests) {
  const found = digests.get(id)
  if (found === undefined) throw new Error(`journal entry ${id} was not looked at`)
  return found
}
