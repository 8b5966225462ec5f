import type { CountedResponse, Exchange, NotCounted } from '../certification/count.ts'
import { checksOf } from '../certification/count-checks.ts'
import { faultEntry } from '../contract/faults.ts'
import { sha256 } from './json.ts'
import type { ActExchange, ActNotCounted, ActResponse, EntryFacts } from './shape.ts'

type JournalEntry = CountedResponse['entry']

/** A line of the act: one counted response and what the data owner said to its token. */
export function responseOf({ entry, exchange }: CountedResponse, index: number): ActResponse {
  const { sessionId, tokenId = '', certificate = '' } = entry
  const checks = checksOf(entry)
  return {
    number: index + 1,
    ...factsOf(entry),
    ...(sessionId !== undefined && { sessionId }),
    outcome: 'OK',
    tokenId,
    engine: 'both',
    certificate,
    checks: {
      passed: checks.filter(({ verdict }) => verdict === 'pass').length,
      warned: checks.filter(({ verdict }) => verdict === 'warn').map(({ rule }) => rule),
    },
    exchange: exchangeFacts(exchange),
  }
}

export function notCountedOf({ entry, reasons }: NotCounted): ActNotCounted {
  const { id, receivedAt, request, response, serviceId, messageId, answeredAt, outcome } = entry
  return {
    entryId: id,
    receivedAt,
    requestSha256: sha256(request),
    ...(serviceId !== undefined && { serviceId }),
    ...(messageId !== undefined && { messageId }),
    ...(answeredAt !== undefined && { answeredAt }),
    ...(response !== undefined && { responseSha256: sha256(response) }),
    ...(outcome !== undefined && { outcome }),
    reasons,
  }
}

function exchangeFacts(exchange: Exchange): ActExchange {
  switch (exchange.verdict) {
    case 'accepted':
      return { verdict: 'accepted', ...factsOf(exchange.entry) }
    case 'refused': {
      const { outcome } = exchange.entry
      if (outcome === undefined || outcome === 'OK') throw new Error('a refusal without its code')
      const { text } = exchange.reason
      const { wire } = faultEntry(outcome)
      return { verdict: 'refused', code: outcome, wire, reason: text, ...factsOf(exchange.entry) }
    }
    case 'not-presented':
      return { verdict: 'not-presented' }
    default:
      return exchange satisfies never
  }
}

/** What counts was answered: an answer that is not there is our bug, never an empty digest. */
function factsOf(entry: JournalEntry): EntryFacts {
  const { id, receivedAt, answeredAt, request, response, serviceId, messageId = '' } = entry
  if (answeredAt === undefined || response === undefined || serviceId === undefined) {
    throw new Error(`journal entry ${id} has an outcome but no answer`)
  }
  return {
    entryId: id,
    serviceId,
    messageId,
    receivedAt,
    answeredAt,
    requestSha256: sha256(request),
    responseSha256: sha256(response),
  }
}
