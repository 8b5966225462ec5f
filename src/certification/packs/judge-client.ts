import type { ClientPack, PackDelivery, PackMark } from '../../storage/packs.ts'
import { fill, type Text } from '../text.ts'
import { clientCases } from './client-cases.ts'
import {
  type CaseResult,
  isPassed,
  type PackCase,
  type PackResult,
  totalsOf,
  type Waiting,
} from './pack.ts'
import { endings, waitings } from './words.ts'

/** All that is on record of one run of the hostile gateway. */
export interface ClientRecord {
  readonly pack: ClientPack
  readonly senderId: string
  readonly deliveries: readonly PackDelivery[]
  readonly marks: readonly PackMark[]
  /** That of the session: with it, nothing is waited for. */
  readonly closedAt?: string
}

type Marks = Partial<Record<PackMark['mark'], PackMark>>
type Judged = Pick<CaseResult, 'verdict' | 'actual' | 'text'> & { readonly evidence?: string }

/**
 * What each answer came to. Of a bad answer: `pass` when it was reported refused and its token was never shown; `fail` when
 * it was reported accepted or its token was shown. Of a good one the other way round. Silence is inconclusive, and red.
 */
export function judgeClient(record: ClientRecord): PackResult {
  const { pack, deliveries, marks } = record
  const cases = clientCases.map((row) => resultOf(row, deliveries, marks))
  const totals = totalsOf(cases)
  const waiting = waitingFor(record, cases)
  const finishedAt = pack.closedAt ?? record.closedAt
  return {
    id: pack.id,
    pack: 'client',
    sessionId: pack.sessionId,
    startedAt: pack.openedAt,
    ...(finishedAt !== undefined && { finishedAt }),
    passed: isPassed(totals),
    totals,
    cases,
    ...(waiting && { waiting }),
  }
}

function resultOf(
  row: PackCase,
  deliveries: readonly PackDelivery[],
  marks: readonly PackMark[],
): CaseResult {
  const delivery = deliveries.find(({ caseId }) => caseId === row.id)
  if (!delivery) return { ...row, verdict: 'inconclusive', text: endings.notRun }
  const { entryId, messageId, deliveredAt: at } = delivery
  const own: Marks = {}
  for (const one of marks) if (one.entryId === entryId) own[one.mark] = one
  const judged = row.expected === 'accept' ? judgeGood(own) : judgeBad(own)
  return { ...row, ...judged, entryId, messageId, at }
}

function judgeBad({ used, accepted, refused }: Marks): Judged {
  if (used) return { verdict: 'fail', actual: 'used', text: endings.used, ...shownIn(used) }
  if (accepted) return { verdict: 'fail', actual: 'accepted', text: endings.accepted }
  if (refused) return { verdict: 'pass', actual: 'refused', text: endings.refused }
  return { verdict: 'inconclusive', text: endings.noReport }
}

function judgeGood({ used, accepted, refused }: Marks): Judged {
  if (used) return { verdict: 'pass', actual: 'used', text: endings.goodUsed, ...shownIn(used) }
  if (refused) return { verdict: 'fail', actual: 'refused', text: endings.goodRefused }
  if (accepted) return { verdict: 'pass', actual: 'accepted', text: endings.goodAccepted }
  return { verdict: 'inconclusive', text: endings.noReport }
}

const shownIn = ({ evidence }: PackMark) => (evidence === undefined ? {} : { evidence })

/** The participant: for its next request, or for its word on those that were answered. */
function waitingFor(
  { pack, senderId, deliveries, marks, closedAt }: ClientRecord,
  cases: readonly CaseResult[],
): Waiting | undefined {
  if (pack.closedAt !== undefined || closedAt !== undefined) return undefined
  const left = clientCases.length - deliveries.length
  const silent = cases.filter(({ verdict, entryId }) => verdict === 'inconclusive' && entryId)
  if (left === 0 && silent.length === 0) return undefined
  const moments = [...deliveries.map((one) => one.deliveredAt), ...marks.map((one) => one.at)]
  const since = [pack.openedAt, ...moments].sort().at(-1) ?? pack.openedAt
  const words: Text = left > 0 ? waitings.request : waitings.report
  const numbers = silent.map(({ number }) => number).join(', ')
  return { senderId, since, text: fill(words, { senderId, since, left, numbers }) }
}
