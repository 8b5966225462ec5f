import { type Content, type Html, html } from './html.ts'
import { outcomeCell, type Voice } from './outcome.ts'
import { code, messageLink, progressBar, sessionPath, table, time } from './parts.ts'
import {
  type ConsoleSource,
  hasAct,
  type MessageRow,
  messagesOf,
  progressOf,
  type SessionRow,
  sendersOf,
  sessionsOf,
} from './source.ts'
import type { Say } from './texts.ts'

/** How many messages and sessions the first page shows. */
export const SHOWN = { messages: 50, sessions: 20 } as const

/** What this is, the search, the sessions and the latest messages. */
export async function homePage(
  source: ConsoleSource,
  { wsdlUrl, ...voice }: Voice & { readonly wsdlUrl: string },
): Promise<Html> {
  const { say } = voice
  const messages = await messagesOf(source, undefined, SHOWN.messages)
  return html`
<p class="lead">${say('about')}</p>
<p>${say('wsdl')}: <a href="${wsdlUrl}"><code>${wsdlUrl}</code></a></p>
${searchForm(say, '')}
<section aria-labelledby="sessions"><h2 id="sessions">${say('sessions')}</h2>
${await sessionTable(source, say)}</section>
<section aria-labelledby="journal"><h2 id="journal">${say('journal')}</h2>
${messages.length === 0 ? html`<p>${say('journalEmpty')}</p>` : messageTable(messages, say('journal'), voice)}
</section>`
}

/** What was found by a key, latest first. */
export function foundPage(found: readonly MessageRow[], key: string, voice: Voice): Html {
  const { say } = voice
  const shown = [...found].reverse().slice(0, SHOWN.messages)
  const words =
    shown.length === 0
      ? say('foundNone')
      : say('foundMany', { count: found.length, shown: shown.length })
  return html`${searchForm(say, key)}
<p role="status">${words}</p>
${shown.length === 0 ? undefined : messageTable(shown, say('found'), voice)}
<p><a href="/">${say('allMessages')}</a></p>`
}

const searchForm = (
  say: Say,
  key: string,
): Html => html`<form role="search" action="/" method="get">
<label for="q">${say('search')}</label>
<p class="hint" id="q-hint">${say('searchHint')}</p>
<div class="field"><input id="q" name="q" type="search" value="${key}" aria-describedby="q-hint" maxlength="200" autocomplete="off" spellcheck="false" required>
<button type="submit">${say('searchButton')}</button></div>
</form>`

function messageTable(rows: readonly MessageRow[], caption: string, voice: Voice): Html {
  const { say } = voice
  return table({
    caption,
    columns: (['time', 'service', 'message', 'sender', 'outcome'] as const).map((key) => say(key)),
    rows: rows.map((row) => [
      time(row.receivedAt),
      code(row.serviceId),
      messageLink(row, say),
      code(row.senderId),
      outcomeCell(row, voice),
    ]),
  })
}

async function sessionTable(source: ConsoleSource, say: Say): Promise<Html> {
  const all = await sessionsOf(source)
  if (all.length === 0)
    return html`<p>${say('sessionsEmpty')} <code>POST /api/v1/applications/ID/sessions</code>. <a href="/applications">${say('navApplications')}</a></p>`
  const shown = [...all].reverse().slice(0, SHOWN.sessions)
  const senders = await sendersOf(source)
  const rows: Content[][] = []
  for (const session of shown) rows.push(await sessionCells(session, senders, source, say))
  const count = all.length
  return html`${table({
    caption: say('sessions'),
    columns: (['opened', 'participant', 'session', 'progress', 'state'] as const).map((key) =>
      say(key),
    ),
    rows,
  })}
${count > shown.length ? html`<p>${say('sessionsMany', { count, shown: shown.length })}</p>` : undefined}`
}

async function sessionCells(
  session: SessionRow,
  senders: ReadonlyMap<string, string>,
  source: ConsoleSource,
  say: Say,
): Promise<Content[]> {
  const { id, openedAt, applicationId } = session
  const { counted, required } = await progressOf(source, id)
  return [
    time(openedAt),
    code(senders.get(applicationId)),
    html`<a href="${sessionPath(id)}">${code(id)}</a>`,
    progressBar(counted, required, say),
    say(await stateKey(session, source)),
  ]
}

/** Open, or how it was closed. */
export async function stateKey(session: SessionRow, source: ConsoleSource) {
  if (session.state === 'open') return 'stateOpen'
  if (session.state === 'erased') return 'stateErased'
  return (await hasAct(source, session)) ? 'stateAct' : 'stateNoAct'
}
