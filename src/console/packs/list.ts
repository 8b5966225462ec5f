import { gatewayCases } from '../../certification/packs/gateway-cases.ts'
import type { PackResult } from '../../certification/packs/pack.ts'
import { type Content, type Html, html } from '../html.ts'
import type { Voice } from '../outcome.ts'
import { code, packsPath, table, time } from '../parts.ts'
import type { SessionRow } from '../source.ts'
import { totalsLine } from './run.ts'

export interface ListedSession {
  readonly session: SessionRow
  readonly sender?: string
  /** Oldest first. */
  readonly clients: readonly PackResult[]
  readonly gateways: readonly PackResult[]
}

/** What the packs are, the sessions with what came of theirs, and the self-test without a session. */
export function packsMain(listed: readonly ListedSession[], voice: Voice): Html {
  const { say } = voice
  const rows = listed.map((one) => cells(one, voice))
  const columns = (
    ['opened', 'participant', 'session', 'packsClient', 'packsSelfTest'] as const
  ).map((key) => say(key))
  return html`<p class="lead">${say('packsAbout')}</p>
<section aria-labelledby="sessions"><h2 id="sessions">${say('sessions')}</h2>
${
  rows.length > 0
    ? table({ caption: say('sessions'), columns, rows })
    : html`<p>${say('packsNoSession')} <a href="/applications">${say('navApplications')}</a></p>`
}</section>
<form action="/packs/gateway" method="post"><h2>${say('packsSelfTest')}</h2>
<p>${say('packsSelfTestText', { count: gatewayCases.length })} ${say('packsSelfTestAlone')}</p>
<p><button type="submit">${say('packsPlay')}</button></p></form>`
}

function cells({ session, sender, clients, gateways }: ListedSession, voice: Voice): Content[] {
  const { say } = voice
  return [
    time(session.openedAt),
    code(sender),
    html`<a href="${packsPath(session.id)}">${code(session.id)}</a>`,
    latest(clients, voice) ?? say(session.state === 'open' ? 'packsNotYet' : 'packsNever'),
    latest(gateways, voice) ?? say(session.state === 'open' ? 'packsNotYet' : 'packsNever'),
  ]
}

const latest = (runs: readonly PackResult[], voice: Voice): Html | undefined => {
  const run = runs.at(-1)
  return run && totalsLine(run, voice)
}
