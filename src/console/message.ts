import { fill } from '../certification/text.ts'
import type { CheckResult } from '../contract/verdict.ts'
import { erasedSection } from './erased.ts'
import { type Content, type Html, html } from './html.ts'
import { checksSection, clauseOf } from './message-checks.ts'
import { bytesSection, headersSection } from './message-wire.ts'
import { noteTexts } from './note-texts.ts'
import { faultRow, outcomeCell, recorded, type Voice } from './outcome.ts'
import { applicationLink, code, explanationPath, factList, sessionPath, time } from './parts.ts'
import type { ConsoleSource, MessageRow, Side } from './source.ts'
import { warningTexts } from './warning-texts.ts'

/** One exchange: what became of it and why, every check, and the bytes both ways. */
export async function messagePage(
  row: MessageRow,
  source: Pick<ConsoleSource, 'message' | 'shown'>,
  voice: Voice,
  show?: 'all',
): Promise<Html> {
  if (row.erased) return html`${erasedSection(row.erased, voice)}${factsSection(row, voice)}`
  const request = await source.message(row.id, 'request')
  const response = row.outcome === undefined ? undefined : await source.message(row.id, 'response')
  const section = (side: Side, bytes: Uint8Array) => {
    const masked = (text: string) => (show === 'all' ? text : source.shown(text, row.receivedAt))
    return bytesSection(row.id, side, bytes, { ...voice, masked })
  }
  return html`
${verdictSection(row, voice)}
${notesSection(row, voice)}
${factsSection(row, voice)}
${checksSection(row, voice)}
${headersSection(row, voice)}
${section('request', request)}
${response ? section('response', response) : undefined}`
}

function verdictSection(row: MessageRow, voice: Voice): Html {
  const { say } = voice
  const heading = html`<h2 id="verdict">${say('outcome')}</h2>`
  return html`<section aria-labelledby="verdict" class="verdict">${heading}
<p class="outcome">${outcomeCell(row, voice)}</p>
${isSigned(row) ? html`<p><a href="${explanationPath(row.id)}">${say('explainWhy')}</a></p>` : undefined}
${row.outcome === undefined ? html`<p>${say('unansweredText')}</p>` : refusal(row, row.outcome, voice)}
</section>`
}

/** Behind the façade of the bureau messages bear no signature: there is nothing to explain. */
const isSigned = ({ checks = [] }: MessageRow): boolean =>
  checks.some(({ rule }) => rule === 'W-13')

/** The clause, our key, what was expected and what came, how it travelled, and what else the refusal knows. */
function refusal(row: MessageRow, outcome: string, voice: Voice): Html | undefined {
  if (outcome === 'OK') return undefined
  const { say } = voice
  const fault = faultRow(outcome)
  const failed = row.checks?.find((check) => check.fault === outcome)
  const sent = fault?.as === 'status' ? 'sentAsStatus' : 'sentAsFault'
  return html`${factList([
    [say('clause'), fault?.rule ? clauseOf(fault.rule, voice) : undefined],
    [say('expected'), recorded(failed?.expected, voice)],
    [say('actual'), recorded(failed?.actual, voice)],
    [say('reasonKey'), code(outcome)],
    ...furtherDetail(row, failed),
  ])}
${fault ? html`<p>${say(sent, { status: row.httpStatus ?? '—' })}</p>` : undefined}`
}

/** What the refusal knows that its failed check, the checks and the notes do not say already. */
function furtherDetail({ reason = {} }: MessageRow, failed: CheckResult | undefined) {
  const { notes: _, checks: __, warnings: ___, ...detail } = reason
  const said = [failed?.expected, failed?.actual]
  return Object.entries(detail)
    .map(([name, value]) => [name, written(value)] as const)
    .filter(([, value]) => !said.includes(value))
    .map(([name, value]) => [name, code(value)] as const)
}

/** What the services noted without refusing: warnings in words, other notes as they are. */
function notesSection({ reason = {} }: MessageRow, { language, say }: Voice): Html | undefined {
  const { warnings, ...others } = recordOf(reason['notes'])
  const told = [warnings, reason['warnings']]
    .flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []))
    .map((one) => html`<li>${warningWords(one, language)}</li>`)
  const nameOf = (name: string) =>
    Object.hasOwn(noteTexts, name) ? noteTexts[name]?.[language] : name
  const facts = Object.entries(others).map(
    ([name, value]) => [nameOf(name) ?? name, code(written(value))] as const,
  )
  if (told.length + facts.length === 0) return undefined
  return html`<section aria-labelledby="notes"><h2 id="notes">${say('notes')}</h2>
${told.length > 0 ? html`<ul class="warnings">${told}</ul>` : undefined}
${factList(facts)}
</section>`
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function warningWords(warning: unknown, language: Voice['language']): Content {
  const { code: key, ...fields } = warning as Readonly<Record<string, string>> & { code: string }
  const text = Object.hasOwn(warningTexts, key) ? warningTexts[key] : undefined
  return text ? fill(text, fields)[language] : written(warning)
}

function factsSection(row: MessageRow, { say }: Voice): Html {
  const { id, certificationId } = row
  const signed = row.verified
    ? say('verified', { engine: row.engine ?? '—' })
    : row.outcome && say('notVerified')
  const session = certificationId
    ? html`<a href="${sessionPath(certificationId)}">${code(certificationId)}</a>`
    : undefined
  return html`<section aria-labelledby="facts"><h2 id="facts">${say('overview')}</h2>
${factList([
  [say('service'), code(row.serviceId)],
  ['messageId', code(row.messageId)],
  ['sessionId', code(row.sessionId)],
  [say('sender'), code(row.senderId)],
  [say('signature'), signed],
  [say('certificate'), code(row.certificate)],
  [say('received'), time(row.receivedAt, 'millisecond')],
  [say('answered'), time(row.answeredAt, 'millisecond')],
  [say('endpoint'), code(row.endpoint)],
  [say('application'), applicationLink(row.applicationId)],
  [say('session'), session],
  [say('token'), code(row.tokenId)],
  [say('ourId'), code(id)],
])}</section>`
}

const written = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
