import type { CaseResult, PackResult } from '../../certification/packs/pack.ts'
import { type Content, type Html, html } from '../html.ts'
import { clauseOf } from '../message-checks.ts'
import { badge, type Voice } from '../outcome.ts'
import { astana, code, factList, inAstana, messagePath, table, time } from '../parts.ts'

/** Whether it passed, and how many of each verdict. */
export function totalsLine({ passed, finishedAt, totals }: PackResult, { say }: Voice): Html {
  const { cases, failed, inconclusive } = totals
  const running = !passed && failed === 0 && finishedAt === undefined
  const verdict = passed
    ? badge('pass', say('packsPassed'))
    : running
      ? badge('warn', say('packsRunning'))
      : badge('fail', say('packsNotPassed'))
  return html`${verdict} ${say('packsTotals', { cases, passed: totals.passed, failed, inconclusive })}`
}

/** One run: what it comes to, for whom it waits, and every case. */
export function runSection(run: PackResult, voice: Voice): Html {
  const { say } = voice
  const { id, startedAt, finishedAt, waiting } = run
  const heading = `run-${id}`
  return html`<section aria-labelledby="${heading}" class="run"><h3 id="${heading}">${say('packsRunOf', { at: astana(startedAt) })}</h3>
<p>${totalsLine(run, voice)}</p>
${waiting ? waitingLine(waiting, voice) : undefined}
${factList([
  [say('packsFinished'), time(finishedAt)],
  [say('packsRunId'), code(id)],
])}
${casesTable(run, voice)}</section>`
}

/** For whom, and since when, in the time of the pages. */
const waitingLine = (
  { text }: NonNullable<PackResult['waiting']>,
  { say, language }: Voice,
): Html =>
  html`<p role="status">${badge('warn', say('packsWaiting'))} ${inAstana(text[language])}</p>`

function casesTable({ cases }: PackResult, voice: Voice): Html {
  const { say } = voice
  const columns = ['№', say('packsCase'), say('verdict'), say('packsEnding'), say('message')]
  return table({
    caption: say('packsCases'),
    columns,
    rows: cases.map((one) => caseCells(one, voice)),
  })
}

function caseCells(one: CaseResult, voice: Voice): Content[] {
  const { say, language } = voice
  const { number, id, rule, name, expectation, verdict, text, entryId, messageId, at } = one
  const shown = entryId === undefined ? undefined : messageId
  return [
    String(number),
    html`<b>${name[language]}</b> <small>${id}</small><br>${expectation[language]}<br>${clauseOf(rule, voice)}`,
    badge(verdict, say(verdict)),
    html`${text[language]}${evidence(one, voice)}`,
    entryId === undefined
      ? undefined
      : html`<a href="${messagePath(entryId)}">${code(shown ?? entryId)}</a><br>${time(at)}`,
  ]
}

const evidence = ({ evidence: id }: CaseResult, { say }: Voice): Content =>
  id === undefined ? undefined : html` <a href="${messagePath(id)}">${say('packsEvidence')}</a>`
