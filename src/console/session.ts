import type { Act } from '../act/shape.ts'
import { actIn, hasContainer } from '../act/stored.ts'
import { OWNER_SERVICE, TOKEN_SERVICE } from '../certification/count.ts'
import { erasedSection } from './erased.ts'
import { stateKey } from './home.ts'
import { type Content, type Html, html } from './html.ts'
import { outcomeCell, recorded, type Voice } from './outcome.ts'
import {
  applicationLink,
  code,
  factList,
  messageLink,
  packsPath,
  progressBar,
  scenariosPath,
  table,
  time,
} from './parts.ts'
import { scenarioTable } from './scenarios/list.ts'
import {
  type ConsoleSource,
  type MessageRow,
  messagesOf,
  progressOf,
  type SessionProgress,
  type SessionRow,
  sendersOf,
} from './source.ts'
import type { Say } from './texts.ts'

/** How far back in the journal the counted messages of a session are looked for. */
export const LOOKED = 1000

/** A session and all that the records say of it. */
export interface SessionFacts {
  readonly session: SessionRow
  readonly progress: SessionProgress
  /** Messages that the count rests on, in the order of receipt. */
  readonly counted: readonly MessageRow[]
}

/**
 * What of the session is not among the not counted is counted: each of its messages is one or the other. The journal
 * is read before the progress, so a message that comes between the two is on neither list.
 */
export async function readSession(
  source: ConsoleSource,
  session: SessionRow,
): Promise<SessionFacts> {
  const latest = await messagesOf(source, undefined, LOOKED)
  const progress = await progressOf(source, session.id)
  const apart = new Set(progress.notCounted.map(({ id }) => id))
  const own = latest.filter(({ certificationId }) => certificationId === session.id)
  return { session, progress, counted: own.filter(({ id }) => !apart.has(id)).reverse() }
}

/** Progress, what is missing, and what became of every message of the session. */
export async function sessionPage(
  facts: SessionFacts,
  source: ConsoleSource,
  voice: Voice,
): Promise<Html> {
  const { say } = voice
  const { session, progress } = facts
  const state = await stateKey(session, source)
  const sender = (await sendersOf(source)).get(session.applicationId)
  return html`
<p class="outcome">${progressBar(progress.counted, progress.required, say)} · ${say(state)}</p>
<p>${say('exchanges', { ...progress.exchanges })}</p>
<p><a href="${packsPath(session.id)}">${say('packsOfSession')}</a></p>
${progress.erased ? undefined : scenariosSection(facts, voice)}
${progress.erased ? erasedSection(progress.erased, voice) : undefined}
${session.state === 'open' ? missingSection(facts, voice) : undefined}
${state === 'stateAct' ? actSection(session, actIn(await source.actJson(session.id)), say) : undefined}
${countedSection(facts, voice)}
${notCountedSection(facts, voice)}
${factsSection(session, sender, say)}`
}

function factsSection(session: SessionRow, sender: string | undefined, say: Say): Html {
  return html`<section aria-labelledby="facts"><h2 id="facts">${say('overview')}</h2>
${factList([
  [say('participant'), code(sender)],
  [say('application'), applicationLink(session.applicationId)],
  [say('session'), code(session.id)],
  [say('opened'), time(session.openedAt)],
  [say('closed'), time(session.closedAt)],
  [say('build'), session.build],
])}</section>`
}

function missingSection({ session, progress }: SessionFacts, { language, say }: Voice): Html {
  const items = progress.missing.map(
    ({ rule, text }) => html`<li><b>${rule}</b> ${text[language]}</li>`,
  )
  return html`<section aria-labelledby="missing"><h2 id="missing">${say('missing')}</h2>
${
  items.length > 0
    ? html`<ul>${items}</ul>`
    : html`<p>${say('missingNone')} <code>POST /api/v1/sessions/${session.id}/act</code></p>`
}</section>`
}

/** How far each scenario is. */
const scenariosSection = ({ session, progress }: SessionFacts, voice: Voice): Html =>
  html`<section aria-labelledby="scenarios"><h2 id="scenarios"><a href="${scenariosPath(session.id)}">${voice.say('scenarios')}</a></h2>
${scenarioTable(session.id, progress.scenarios, voice)}</section>`

/** What the API gives of a made act. */
const forms = ['act.asice', 'act.pdf', 'act.html', 'act.json', 'junit.xml'] as const

function actSection({ id, actSha256 }: SessionRow, act: Act, say: Say): Html {
  const there = forms.filter((name) => name !== 'act.asice' || hasContainer(act))
  const path = `/api/v1/sessions/${encodeURIComponent(id)}`
  return html`<section aria-labelledby="act"><h2 id="act">${say('act')}</h2>
<ul>${there.map((name) => html`<li><a href="${path}/${name}">${name}</a></li>`)}</ul>
<p>SHA-256 act.json: ${code(actSha256)}</p></section>`
}

/** Each counted response with what the data owner said to its token. */
function countedSection({ progress, counted }: SessionFacts, voice: Voice): Html {
  const { say } = voice
  const responses = counted.filter(({ serviceId }) => serviceId === TOKEN_SERVICE)
  const rows = responses.map((row, at): Content[] => [
    String(at + 1),
    time(row.receivedAt),
    messageLink(row, say),
    atOwner(row, counted, voice),
  ])
  const left = progress.received - progress.notCounted.length - counted.length
  const columns = ['№', say('time'), say('message'), say('atOwner')]
  return html`<section aria-labelledby="counted"><h2 id="counted">${say('counted')}</h2>
${rows.length > 0 ? table({ caption: say('counted'), columns, rows }) : undefined}
${progress.counted === 0 ? html`<p>${say('countedNone')}</p>` : undefined}
${left > 0 ? html`<p>${say('notShown', { looked: LOOKED, count: left })}</p>` : undefined}
</section>`
}

function atOwner({ tokenId }: MessageRow, counted: readonly MessageRow[], voice: Voice): Html {
  const shown = counted.find((one) => one.serviceId === OWNER_SERVICE && one.tokenId === tokenId)
  if (!shown) return html`${voice.say('notPresented')}`
  return html`${outcomeCell(shown, voice)} ${messageLink(shown, voice.say)}`
}

function notCountedSection({ progress }: SessionFacts, voice: Voice): Html {
  const { say, language } = voice
  const rows = progress.notCounted.map((row): Content[] => [
    time(row.receivedAt),
    code(row.serviceId),
    messageLink(row, say),
    row.reasons.map(({ rule, text, expected, actual }) => [
      html`<p><b>${rule}</b> ${text[language]}</p>`,
      factList([
        [say('expected'), recorded(expected, voice)],
        [say('actual'), recorded(actual, voice)],
      ]),
    ]),
  ])
  const columns = [say('time'), say('service'), say('message'), say('reason')]
  return html`<section aria-labelledby="not-counted"><h2 id="not-counted">${say('notCounted')}</h2>
${rows.length > 0 ? table({ caption: say('notCounted'), columns, rows }) : html`<p>${say('notCountedNone')}</p>`}
</section>`
}
