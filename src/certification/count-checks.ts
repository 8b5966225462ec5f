import { quirksInWords } from '../contract/quirks.ts'
import type { CheckResult, Verdict } from '../contract/verdict.ts'
import { type Counted, nothingCounted } from './counted.ts'
import { type Entry, readChecks } from './entry.ts'
import { type Evidence, type Reason, type ReasonCode, reasonOf } from './reasons.ts'
import { faultText, fillText, type Text } from './text.ts'

/** Whose session it is, and from when on it counts. Times are ISO 8601 UTC. */
export interface Subject {
  readonly senderId: string
  readonly applicationId: string
  readonly approvedAt: string
  readonly openedAt: string
}

/** Undefined: holds. Otherwise what was expected and what was found, and what the words of the reason leave open. */
type Finding = (Evidence & { readonly words?: readonly [string, Text] }) | undefined
type Judge = (entry: Entry, subject: Subject, counted: Counted) => Finding

/** One thing that a message must be to count. */
export interface CountCheck {
  readonly reason: ReasonCode
  readonly judge: Judge
}

const green: readonly Verdict[] = ['pass', 'warn', 'not-applicable']

const sinceOpening: CountCheck = {
  reason: 'BEFORE_OPENING',
  judge: ({ receivedAt }, { openedAt, approvedAt }) => {
    const since = openedAt > approvedAt ? openedAt : approvedAt
    return receivedAt >= since ? undefined : { expected: `>= ${since}`, actual: receivedAt }
  },
}

const sameOwner: CountCheck = {
  reason: 'ANOTHER_OWNER',
  judge: ({ senderId = '', certificate }, subject) =>
    senderId === subject.senderId && certificate !== undefined
      ? undefined
      : { expected: subject.senderId, actual: senderId },
}

const bothEngines: CountCheck = {
  reason: 'NOT_BOTH_ENGINES',
  judge: ({ engine = '', verified }) =>
    engine === 'both' && verified === true ? undefined : { expected: 'both', actual: engine },
}

/** What was not checked never counts as passed: an empty or unreadable list of checks fails too. */
const everyCheckPassed: CountCheck = {
  reason: 'CHECK_NOT_PASSED',
  judge: (entry) => {
    const checks = checksOf(entry)
    const red = checks.filter(({ verdict }) => !green.includes(verdict))
    if (checks.length > 0 && red.length === 0) return undefined
    return { actual: red.map(({ rule, verdict }) => `${rule} ${verdict}`).join(', ') || '0' }
  },
}

/** W-29: messages judged under a quirk bear its mark. */
const withoutQuirks: CountCheck = {
  reason: 'QUIRKS',
  judge: (entry) => {
    const ids = quirksOf(entry)
    return ids.length === 0
      ? undefined
      : { expected: '-', actual: ids.join(', '), words: ['quirks', quirksInWords(ids)] }
  },
}

/** W-78: answers of the hostile gateway bear its mark; they count for nothing, good ones among them too. */
const byOrdinaryGateway: CountCheck = {
  reason: 'HOSTILE_PACK',
  judge: (entry) => {
    const marks = checksOf(entry).filter(({ rule }) => rule === 'W-78')
    return marks.length === 0 ? undefined : { expected: '-', actual: marks[0]?.actual ?? '' }
  },
}

const sameApplication: CountCheck = {
  reason: 'ANOTHER_APPLICATION',
  judge: ({ applicationId = '' }, subject) =>
    applicationId === subject.applicationId
      ? undefined
      : { expected: subject.applicationId, actual: applicationId },
}

/** What the last check found tells a question to the citizen that waits from an answer that lacks its token. */
const bearsToken: CountCheck = {
  reason: 'NO_TOKEN',
  judge: (entry) => {
    if (entry.tokenId) return undefined
    const actual = checksOf(entry).at(-1)?.actual
    return actual === undefined ? {} : { actual }
  },
}

const tokenIsNew: CountCheck = {
  reason: 'TOKEN_REPEATED',
  judge: ({ tokenId }, _, counted) => {
    const first = counted.ofToken(tokenId)
    return first ? { actual: first.id } : undefined
  },
}

const hasMessageId: CountCheck = {
  reason: 'NO_MESSAGE_ID',
  judge: ({ messageId }) => (messageId ? undefined : {}),
}

const messageIdIsNew: CountCheck = {
  reason: 'MESSAGE_ID_REPEATED',
  judge: ({ messageId = '' }, _, counted) => {
    const first = counted.ofMessageId(messageId)
    return messageId && first ? { expected: '1', actual: first.id } : undefined
  },
}

/** What lets a token shown to the data owner stand as the second half of an exchange, also when it was refused. */
export const shownChecks: readonly CountCheck[] = [
  sinceOpening,
  sameOwner,
  bothEngines,
  withoutQuirks,
]

/** The same when the owner accepted it. */
export const acceptedChecks: readonly CountCheck[] = [...shownChecks, everyCheckPassed]

/** what makes a response of КДП one of the ten. */
export const responseChecks: readonly CountCheck[] = [
  ...acceptedChecks,
  byOrdinaryGateway,
  sameApplication,
  bearsToken,
  tokenIsNew,
  hasMessageId,
  messageIdIsNew,
]

/** All the reasons against a message that was answered; one alone when it was refused or never answered. */
export function reasonsAgainst(
  entry: Entry,
  checks: readonly CountCheck[],
  subject: Subject,
  counted: Counted,
): Reason[] {
  const unsuccessful = withoutSuccess(entry)
  if (unsuccessful) return [unsuccessful]
  return failedChecks(entry, checks, subject, counted)
}

/** The reasons of the checks that fail, whatever the outcome was. */
export function failedChecks(
  entry: Entry,
  checks: readonly CountCheck[],
  subject: Subject,
  counted: Counted = nothingCounted,
): Reason[] {
  return checks.flatMap(({ reason, judge }) => {
    const finding = judge(entry, subject, counted)
    if (!finding) return []
    const { words, ...evidence } = finding
    const found = reasonOf(reason, evidence)
    return [words ? { ...found, text: fillText(found.text, ...words) } : found]
  })
}

/** Why this message did not end in success; undefined when it did. */
export function withoutSuccess({ outcome }: Entry): Reason | undefined {
  if (outcome === undefined) return reasonOf('NOT_ANSWERED')
  if (outcome === 'OK') return undefined
  const row = reasonOf('REFUSED', { expected: 'OK', actual: outcome })
  return { ...row, text: fillText(row.text, 'refusal', faultText(outcome)) }
}

/** The checks the gateway recorded; none when the record cannot be read. */
export const checksOf = ({ checks }: Pick<Entry, 'checks'>): readonly CheckResult[] =>
  typeof checks === 'string' ? readChecks(checks) : (checks ?? [])

/** The quirks that the gateway judged a message under. */
export const quirksOf = (entry: Entry): string[] =>
  checksOf(entry).flatMap(({ rule, actual }) => (rule === 'W-29' ? [actual ?? '-'] : []))
