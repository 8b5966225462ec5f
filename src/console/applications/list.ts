import { methodTerms } from '../../certification/smart-bridge/methods-table.ts'
import { type Content, type Html, html } from '../html.ts'
import { badge, type Voice } from '../outcome.ts'
import { applicationPath, code, table, time } from '../parts.ts'
import type { ApplicationRow } from './pages.ts'

/** How many applications are shown. */
const SHOWN = 50

/** Applications, the latest first: where each stands, and until when the authorised body decides. */
export function applicationsMain(all: readonly ApplicationRow[], voice: Voice): Html {
  const { say } = voice
  const shown = [...all].reverse().slice(0, SHOWN)
  const columns = (
    ['appCreated', 'participant', 'appMethod', 'appStage', 'appReview', 'application'] as const
  ).map((key) => say(key))
  const count = all.length
  return html`<p class="lead">${say('appAbout')}</p>
<section aria-labelledby="applications"><h2 id="applications">${say('applications')}</h2>
${
  shown.length === 0
    ? html`<p>${say('appNone')} <code>POST /api/v1/applications/drafts</code></p>`
    : table({ caption: say('applications'), columns, rows: shown.map((row) => cells(row, voice)) })
}
${count > shown.length ? html`<p>${say('sessionsMany', { count, shown: shown.length })}</p>` : undefined}
</section>`
}

function cells(row: ApplicationRow, voice: Voice): Content[] {
  const { language } = voice
  const { id, createdAt, senderId, method, text, review } = row
  return [
    time(createdAt),
    code(senderId),
    html`${methodTerms[method].number} <small>${method}</small>`,
    text[language],
    review && reviewWords(review, voice),
    html`<a href="${applicationPath(id)}">${code(id)}</a>`,
  ]
}

/** Until when, and whether it is over; when it was decided, and whether in time. */
export function reviewWords(
  { due, decidedAt, overdue }: NonNullable<ApplicationRow['review']>,
  { say }: Voice,
): Html {
  if (decidedAt === undefined)
    return overdue
      ? html`${badge('fail', say('appOverdue'))} ${time(due)}`
      : html`${say('appDue')} ${time(due)}`
  return html`${say('appDecided')} ${time(decidedAt)} ${overdue ? badge('warn', say('appLate')) : undefined}`
}
