import { type Content, type Html, html } from '../html.ts'
import { badge, type Voice } from '../outcome.ts'
import { code, matterPath, personal, table, time } from '../parts.ts'
import type { Matter } from './told.ts'

/** What organisations were asked, the newest first, of one of them or of all. */
export function rightsMain(found: readonly Matter[], bin: string, voice: Voice): Html {
  const { say } = voice
  const columns = (
    [
      'received',
      'rightsKind',
      'rightsSubject',
      'rightsOrganisation',
      'state',
      'rightsTerm',
    ] as const
  ).map((key) => say(key))
  const rows = found.map((one) => cells(one, voice))
  const empty =
    bin === ''
      ? html`<p>${say('rightsNone')} <code>POST /api/v1/cabinet/IIN/information-requests</code>, <code>demands</code>, <code>objections</code>, <code>complaints</code></p>`
      : html`<p>${say('rightsNoneOf')}</p>`
  return html`<p class="lead">${say('rightsAbout')}</p>
<form role="search" action="/rights" method="get"><label for="bin">${say('rightsBin')}</label>
<div class="field"><input id="bin" name="bin" value="${bin}" maxlength="12" autocomplete="off" spellcheck="false">
<button type="submit">${say('searchButton')}</button></div></form>
<section aria-labelledby="matters"><h2 id="matters">${say('rightsMatters')}</h2>
${rows.length > 0 ? table({ caption: say('rightsMatters'), columns, rows }) : empty}</section>`
}

function cells(matter: Matter, voice: Voice): Content[] {
  const { language } = voice
  const { id, receivedAt, kindText, iin, organisation, bin, stateText } = matter
  return [
    time(receivedAt),
    html`<a href="${matterPath(id)}">${kindText[language]}</a>`,
    personal(iin),
    html`${organisation}<br>${code(bin)}`,
    stateText[language],
    termWords(matter, voice),
  ]
}

/** Until when, and whether that is over. */
export function termWords({ due, overdue, late }: Matter, { say }: Voice): Html {
  const mark = overdue
    ? badge('fail', say('rightsOverdue'))
    : late
      ? badge('warn', say('rightsLate'))
      : undefined
  return html`${time(due)} ${mark}`
}
