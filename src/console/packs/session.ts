import { clientCases } from '../../certification/packs/client-cases.ts'
import { gatewayCases } from '../../certification/packs/gateway-cases.ts'
import type { CaseResult, PackResult } from '../../certification/packs/pack.ts'
import { type Content, type Html, html } from '../html.ts'
import type { Voice } from '../outcome.ts'
import { astana, packsPath, sessionPath } from '../parts.ts'
import type { SessionRow } from '../source.ts'
import type { Say } from '../texts.ts'
import { runSection } from './run.ts'

export interface SessionPacks {
  readonly session: SessionRow
  /** Oldest first. */
  readonly clients: readonly PackResult[]
  readonly gateways: readonly PackResult[]
}

/** The hostile gateway of a session and its self-tests: how it stands, what can be done, every run. */
export function sessionPacks(packs: SessionPacks, voice: Voice): Html {
  const { say } = voice
  const { session } = packs
  const closed = session.state === 'open' ? undefined : html`<p>${say('packsClosed')}</p>`
  return html`<p><a href="${sessionPath(session.id)}">${say('session')} ${session.id}</a></p>${closed}
${clientSection(packs, voice)}
${gatewaySection(packs, voice)}`
}

function clientSection({ session, clients }: SessionPacks, voice: Voice): Html {
  const { say } = voice
  const running = clients.find(({ finishedAt }) => finishedAt === undefined)
  const deeds = running
    ? [stopForm(session, running, say), reportForm(session, running, voice)]
    : deedForm(session.id, 'start', say('packsStart'))
  return html`<section aria-labelledby="client"><h2 id="client">${say('packsClient')}</h2>
<p>${say('packsClientText', { count: clientCases.length })}</p>
${session.state === 'open' ? deeds : undefined}
${clients.length === 0 ? html`<p>${say('packsClientNone')}</p>` : junit(`${packsOf(session)}/client`, say)}
${runs(clients, voice)}</section>`
}

function gatewaySection({ session, gateways }: SessionPacks, voice: Voice): Html {
  const { say } = voice
  return html`<section aria-labelledby="gateway"><h2 id="gateway">${say('packsSelfTest')}</h2>
<p>${say('packsSelfTestText', { count: gatewayCases.length })}</p>
${session.state === 'open' ? deedForm(session.id, 'self-test', say('packsPlay')) : undefined}
${gateways.length === 0 ? html`<p>${say('packsSelfTestNone')}</p>` : undefined}
${runs(gateways, voice)}</section>`
}

/** The latest in full, earlier ones folded. */
function runs(all: readonly PackResult[], voice: Voice): Content {
  const [latest, ...earlier] = [...all].reverse()
  if (!latest) return undefined
  return [
    runSection(latest, voice),
    ...earlier.map(
      (
        run,
      ) => html`<details><summary>${voice.say('packsRunOf', { at: astana(run.startedAt) })}</summary>
${runSection(run, voice)}</details>`,
    ),
  ]
}

const packsOf = ({ id }: SessionRow): string => `/api/v1/sessions/${encodeURIComponent(id)}/packs`

const junit = (path: string, say: Say): Html =>
  html`<p><a href="${path}?format=junit">${say('packsJunit')}</a></p>`

const deedForm = (id: string, deed: 'start' | 'stop' | 'self-test', words: string): Html =>
  html`<form action="${packsPath(id)}/${deed}" method="post" class="deed"><button type="submit">${words}</button></form>`

const stopForm = ({ id }: SessionRow, { startedAt }: PackResult, say: Say): Html =>
  html`<p>${say('packsOn', { at: astana(startedAt) })}</p>${deedForm(id, 'stop', say('packsStop'))}`

/** What the client made of an answer: of one that nobody reported yet. */
function reportForm({ id }: SessionRow, { cases }: PackResult, { say, language }: Voice): Content {
  const silent = cases.filter(({ verdict, messageId }) => verdict === 'inconclusive' && messageId)
  if (silent.length === 0) return undefined
  const option = ({ number, messageId = '', name }: CaseResult) =>
    html`<option value="${messageId}">${number}. ${name[language]} (${messageId})</option>`
  return html`<form action="${packsPath(id)}/report" method="post"><h3>${say('packsReport')}</h3>
<p class="hint">${say('packsReportText')}</p>
<p><label for="messageId">${say('packsAnswer')}</label><br>
<select id="messageId" name="messageId">${silent.map(option)}</select></p>
<p><label for="outcome">${say('packsOutcome')}</label><br>
<select id="outcome" name="outcome" required><option value="">—</option><option value="refused">${say('packsRefused')}</option><option value="accepted">${say('packsAccepted')}</option></select></p>
<p><button type="submit">${say('packsReportButton')}</button></p></form>`
}
