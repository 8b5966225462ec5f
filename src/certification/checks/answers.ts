import { type FaultCode, faultEntry } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import { type CountCheck, checksOf, failedChecks } from '../count-checks.ts'
import type { Entry } from '../entry.ts'
import { reasons } from '../reasons.ts'
import type { Check, Finding } from '../scenario.ts'
import { faultText } from '../text.ts'
import { places } from './places.ts'

/** КДП answered, and with a security token. */
export const bearsToken: Check = {
  rule: 'R-110',
  place: places.token,
  judge: (entry) =>
    entry.outcome === 'OK' && entry.tokenId
      ? { verdict: 'pass', expected: 'VALID, code', actual: entry.tokenId }
      : otherwise(entry, 'VALID, code'),
}

/** The service did what was asked. */
export const isAccepted = (rule: RuleId): Check => ({
  rule,
  place: places.answer,
  judge: (entry) =>
    entry.outcome === 'OK'
      ? { verdict: 'pass', expected: 'OK', actual: 'OK' }
      : otherwise(entry, 'OK'),
})

/** КДП said no for this reason, and for no other. */
export const isRefused = (fault: FaultCode, rule: RuleId): Check => ({
  rule,
  place: places.status,
  judge: (entry) => {
    const expected = faultEntry(fault).wire
    if (entry.outcome !== fault) return otherwise(entry, expected)
    const { actual: seen } = checksOf(entry).find((row) => row.fault === fault) ?? {}
    return { verdict: 'pass', expected, actual: seen ? `${expected}, ${seen}` : expected }
  },
})

/** A messageId that no other message of the run bears. */
export const messageIdIsNew: Check = {
  rule: 'W-34',
  place: places.messageId,
  judge: ({ id, messageId = '' }, { firstWith }) => {
    if (messageId === '') return { verdict: 'fail', expected: 'messageId', actual: '' }
    const first = firstWith(messageId)?.id ?? id
    return { verdict: first === id ? 'pass' : 'fail', expected: id, actual: first }
  },
}

/** W-28: both engines judged the signature, and agree. */
export const bothEnginesAgree: Check = {
  rule: 'W-28',
  place: places.signature,
  judge: ({ engine = '', verified, outcome }) => {
    if (outcome === 'ENGINES_DISAGREE')
      return { verdict: 'inconclusive', expected: 'both', actual: outcome }
    const holds = engine === 'both' && verified === true
    return { verdict: holds ? 'pass' : 'fail', expected: 'both', actual: engine }
  },
}

/** A message that is served may bear warnings all the same: whose clauses they are. */
export const withoutWarnings = (rule: RuleId): Check => ({
  rule,
  place: places.body,
  judge: (entry) => {
    const warned = checksOf(entry).filter(({ verdict }) => verdict === 'warn')
    if (warned.length === 0) return { verdict: 'pass' }
    return { verdict: 'warn', actual: [...new Set(warned.map((one) => one.rule))].join(', ') }
  },
})

/** What makes a response one of the ten, each a check of its clause. */
export const counting = ({ reason, judge }: CountCheck): Check => ({
  rule: reasons[reason].rule,
  place: countedAt[reason] ?? places.body,
  counts: true,
  judge: (entry, { subject, counted }) => {
    const [found] = failedChecks(entry, [{ reason, judge }], subject, counted)
    if (!found) return { verdict: 'pass' }
    const { text, expected, actual } = found
    return {
      verdict: 'fail',
      words: text,
      ...(expected !== undefined && { expected }),
      ...(actual !== undefined && { actual }),
    }
  },
})

const countedAt: Partial<Record<keyof typeof reasons, Check['place']>> = {
  ANOTHER_OWNER: places.signature,
  NOT_BOTH_ENGINES: places.signature,
  NO_TOKEN: places.token,
  TOKEN_REPEATED: places.token,
  NO_MESSAGE_ID: places.messageId,
  MESSAGE_ID_REPEATED: places.messageId,
}

function otherwise({ outcome, ...entry }: Entry, expected: string): Finding {
  if (outcome === undefined) return { verdict: 'untestable', expected }
  if (outcome !== 'OK')
    return { verdict: 'fail', expected, actual: outcome, words: faultText(outcome) }
  return { verdict: 'fail', expected, actual: checksOf(entry).at(-1)?.actual ?? 'OK' }
}
