import { levelOf } from '../../contract/rules.ts'
import { isRed, worstOf } from '../checks/recorded.ts'
import type { Subject } from '../count-checks.ts'
import { type Counted, counting } from '../counted.ts'
import type { Entry } from '../entry.ts'
import type {
  Check,
  Circumstances,
  CitizenStep,
  Finding,
  ReceiveStep,
  Scenario,
} from '../scenario.ts'
import { doneBy } from './citizen.ts'
import { isPending, isRepeat, notesOf, type Records } from './records.ts'

/** A step that took place. */
export interface Met {
  readonly at: string
  /** Of the citizen's steps there is none. */
  readonly entry?: Entry
  /** One a check, in their order. */
  readonly findings: readonly Finding[]
  /** Messages that could have been this step's and are not. */
  readonly attempts: readonly Entry[]
}

/** A scenario as it was played once, or tried: the steps that took place, from the first on. */
export interface Course {
  readonly met: readonly Met[]
  /** Every step took place and no check is red; a step is red; or the next one has not come yet. */
  readonly state: 'whole' | 'broken' | 'open'
  readonly ties: Ties
}

export interface Ties {
  readonly entryId?: string
  readonly sessionId?: string
  readonly tokenId?: string
  readonly withdrawalId?: string
}

interface Play {
  readonly records: Records
  readonly subject: Subject
  readonly counted: Counted
}

/** The courses of a scenario in the order of their beginning, until it was played as often as it must be. */
export function coursesOf(
  { steps, times }: Scenario,
  records: Records,
  subject: Subject,
): readonly Course[] {
  const courses: Course[] = []
  const counted = counting()
  for (const ties of beginningsOf(steps, records)) {
    const course = follow(steps, ties, { records, subject, counted })
    if (!course) continue
    courses.push(course)
    if (course.state !== 'whole') continue
    for (const { entry } of course.met) if (entry) counted.add(entry)
    if (courses.filter(({ state }) => state === 'whole').length === times) break
  }
  return courses
}

/** A first request begins a course, and so does an application for withdrawal. */
function beginningsOf([first]: Scenario['steps'], records: Records): readonly Ties[] {
  if (first === undefined) return []
  if (first.kind === 'citizen') return records.withdrawals.map(({ id }) => ({ withdrawalId: id }))
  const asked = records.entries.filter(({ serviceId = '' }) => first.serviceIds.includes(serviceId))
  if (first.of === 'each')
    return asked.filter((entry) => !isPending(entry)).map(({ id }) => ({ entryId: id }))
  const seen = new Set<string>()
  return asked.flatMap((entry) => {
    const { sessionId = entry.id } = entry
    if (isRepeat(entry) || seen.has(sessionId)) return []
    seen.add(sessionId)
    return [{ sessionId }]
  })
}

/** Goes on as far as the records do; undefined when the citizen did something that is another story. */
function follow(steps: Scenario['steps'], begun: Ties, play: Play): Course | undefined {
  const met: Met[] = []
  let ties = begun
  for (const step of steps) {
    const last = met.findLast(({ entry }) => entry !== undefined)?.entry
    const found =
      step.kind === 'citizen' ? citizenMet(step, ties, play) : receivedAs(step, ties, last, play)
    if (found === 'another-story') return undefined
    if (!found) return { met, state: 'open', ties }
    met.push(found)
    if (isRed(worstOf(found.findings.map(({ verdict }) => verdict))))
      return { met, state: 'broken', ties }
    const { tokenId } = found.entry ?? {}
    ties = { ...ties, ...(tokenId !== undefined && { tokenId }) }
  }
  return { met, state: 'whole', ties }
}

function citizenMet(
  { does }: CitizenStep,
  ties: Ties,
  { records }: Play,
): Met | 'another-story' | undefined {
  const at = doneBy(does, ties, records)
  return at === undefined || at === 'another-story' ? at : { at, findings: [], attempts: [] }
}

/** The first message that passes every check; where none does, the last that tried. */
function receivedAs(
  step: ReceiveStep,
  ties: Ties,
  last: Entry | undefined,
  { records, subject, counted }: Play,
): Met | undefined {
  const circumstances: Circumstances = { firstWith: records.firstWith, subject, counted }
  const tried = candidatesOf(step, ties, records)
    .filter(({ seq }) => seq > (last?.seq ?? -1))
    .map((entry) => ({
      entry,
      findings: step.checks.map((check) => judged(check, entry, circumstances)),
    }))
  const passed = tried.find(({ findings }) => !findings.some(({ verdict }) => isRed(verdict)))
  const chosen = passed ?? tried.at(-1)
  if (!chosen) return undefined
  const { entry } = chosen
  const attempts = tried.map((one) => one.entry).filter((one) => one !== entry)
  return { ...chosen, attempts, at: entry.answeredAt ?? entry.receivedAt }
}

/** A failure of what is only advised is a warning; the check does not know. */
function judged(
  { rule, judge, counts }: Check,
  entry: Entry,
  circumstances: Circumstances,
): Finding {
  const finding = judge(entry, circumstances)
  const softens = finding.verdict === 'fail' && levelOf(rule) === 'should' && !counts
  return softens ? { ...finding, verdict: 'warn' } : finding
}

/** The messages that may be this step's: by the service, and by what ties them to the steps before. */
function candidatesOf({ serviceIds, of }: ReceiveStep, ties: Ties, records: Records): Entry[] {
  const { entryId, sessionId = '', tokenId = '', withdrawalId = '' } = ties
  const isOfService = ({ serviceId = '' }: Entry) => serviceIds.includes(serviceId)
  switch (of) {
    case 'each':
      return records.entries.filter(({ id }) => id === entryId)
    case 'new':
      return records
        .ofRequest(sessionId)
        .filter((entry) => isOfService(entry) && !isRepeat(entry))
        .slice(0, 1)
    case 'request':
      return records
        .ofRequest(sessionId)
        .filter((entry) => isOfService(entry) && isRepeat(entry) && !isPending(entry))
    case 'token':
      return records.ofToken(tokenId).filter(isOfService)
    case 'withdrawal':
      return records.entries.filter(
        (entry) => isOfService(entry) && withdrawalsIn(entry).includes(withdrawalId),
      )
    default:
      return of satisfies never
  }
}

/** A list of withdrawals notes every one in it; a decision the one it is on. */
function withdrawalsIn(entry: Entry): readonly unknown[] {
  const { withdrawals, withdrawal } = notesOf(entry)
  return Array.isArray(withdrawals) ? withdrawals : [withdrawal]
}
