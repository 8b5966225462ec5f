import { applicationFields } from '../../certification/application-input.ts'
import { methods } from '../../certification/methods.ts'
import type { Text } from '../../certification/text.ts'
import { bridgeRoles, stages } from '../../contract/smart-bridge.ts'
import { type Content, type Html, html } from '../html.ts'
import { badge, faultRow, type Voice } from '../outcome.ts'
import { code, factList, progressBar, sessionPath, table, time } from '../parts.ts'
import type { SessionRow } from '../source.ts'
import { addressOf } from './addresses.ts'
import { historySection } from './history.ts'
import { reviewWords } from './list.ts'
import type { ApplicationView, HistoryRow } from './pages.ts'
import { type Preflight, preflightSection } from './preflight.ts'

/** An application with all that belongs to it. */
export interface Documented {
  readonly view: ApplicationView
  readonly history: readonly HistoryRow[]
  readonly keys: readonly { readonly fingerprint: string; readonly form: string }[]
  /** Versions of the technical documentation; empty before the review. */
  readonly versions: readonly {
    readonly version: string
    readonly madeAt: string
    readonly current: boolean
    readonly files: readonly string[]
  }[]
  readonly preflight: Preflight
  readonly sessions: readonly SessionRow[]
}

/** Where it stands, what can be done, what belongs to it, whether a run may begin, and all that happened. */
export function applicationMain(all: Documented, voice: Voice): Html {
  const { view, preflight, history } = all
  return html`${stageSection(view, voice)}
${possibleSection(view, voice)}
${contentSection(view, voice)}
${filesSection(all, voice)}
${documentationSection(all, voice)}
${preflightSection(preflight, voice)}
${historySection(history, voice)}`
}

function stageSection(view: ApplicationView, voice: Voice): Html {
  const { say, language } = voice
  const { text, stage, review, testing, returned, act, contact } = view
  const leftOut = namesIn(view.leftOut)
  return html`<section aria-labelledby="stage"><h2 id="stage">${say('appStage')}</h2>
<p class="outcome">${text[language]} <small>${stage}</small></p>
${testing ? html`<p><a href="${sessionPath(testing.sessionId)}">${say('session')}</a> ${progressBar(testing.counted, testing.required, say)}</p>` : undefined}
${factList([
  [
    say('appReview'),
    review &&
      html`${reviewWords(review, voice)} <small>${say('appTerm', { days: review.workingDays })}</small>`,
  ],
  [say('appReturnReason'), returned && String(returned['reason'] ?? '')],
  [say('appReturnFields'), returned && code(namesIn(returned['fields']).join(', '))],
  [
    say('appAct'),
    act &&
      html`<a href="${sessionPath(act.sessionId)}">${code(act.sessionId)}</a>, ${time(act.attachedAt)}`,
  ],
  [say('appContact'), contact && html`${contact.name}, ${contact.role[language]}`],
])}
${
  leftOut.length > 0
    ? html`<p>${badge('untestable', say('appLeftOut'))}</p>
<ul>${leftOut.map((one) => html`<li>${faultRow(one)?.[language] ?? one}</li>`)}</ul>`
    : undefined
}
</section>`
}

/** What R-029a lets be done now: by whom, and by which address of the control API. */
function possibleSection({ id, possible }: ApplicationView, { say, language }: Voice): Html {
  const items = possible.map(
    ({ action, to, role, text }) => html`<li>${text[language]} — ${bridgeRoles[role][language]}
<br><code>${addressOf(action, id)}</code> <small>→ ${stages[to][language]}</small></li>`,
  )
  return html`<section aria-labelledby="possible"><h2 id="possible">${say('appPossible')}</h2>
${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${say('appDone')}</p>`}</section>`
}

type Field = keyof typeof applicationFields

function contentSection(view: ApplicationView, { say, language }: Voice): Html {
  const { senderId, method, conditions, proactiveCodes, form } = view
  const fields = (Object.keys(applicationFields) as Field[]).map(
    (name): readonly [string, Content] => [applicationFields[name][language], view[name] || '—'],
  )
  const asked: readonly Text[] = conditions.conditions
  return html`<section aria-labelledby="content"><h2 id="content">${say('appContent')}</h2>
${factList([
  [say('participant'), code(senderId)],
  [say('appMethod'), `${conditions.number}. ${methods[method][language]}`],
  [say('appForm'), form && say(form === 'full' ? 'appFormFull' : 'appFormShort')],
  ...fields,
  [
    say('appProactiveCodes'),
    proactiveCodes.length > 0 ? code(proactiveCodes.join(', ')) : undefined,
  ],
  [say('appProactiveUntil'), time(view.proactiveUntil)],
  [say('appCentre'), view.operationalCentre],
  [say('appBank'), view.bank === undefined ? undefined : say(view.bank ? 'appYes' : 'appNo')],
  [say('appApproval'), view.approval],
  [say('appGround'), code(view.ground)],
])}
<h3>${say('appConditions')}</h3>
<p>${conditions.availableTo[language]} <small lang="ru">${conditions.source}</small></p>
<ul>${asked.map((text) => html`<li>${text[language]}</li>`)}<li>${conditions.general.text[language]} <small lang="ru">${conditions.general.source}</small></li></ul>
</section>`
}

function filesSection({ view, keys, sessions }: Documented, { say }: Voice): Html {
  const { id, attachments, key } = view
  const files = attachments.map(({ id: file, name, kind, size, sha256, at }): Content[] => [
    html`<a href="/api/v1/applications/${encodeURIComponent(id)}/attachments/${encodeURIComponent(file)}">${name}</a>`,
    say(kind === 'test-protocol' ? 'appProtocol' : 'appOther'),
    say('bytes', { count: size }),
    code(sha256),
    time(at),
  ])
  const columns = [say('appFile'), say('appKind'), say('appSize'), 'SHA-256', say('appWhen')]
  const wanted = key.required ? 'appKeyWanted' : 'appKeyNotWanted'
  return html`<section aria-labelledby="files"><h2 id="files">${say('appFiles')}</h2>
${files.length > 0 ? table({ caption: say('appFiles'), columns, rows: files }) : html`<p>${say('appNoFiles')}</p>`}
<h3>${say('appKeys')}</h3>
<p>${say(wanted)}</p>
<ul>${keys.map(({ fingerprint, form }) => html`<li>${say(form === 'spki' ? 'appKeyBare' : 'appKeyCertificate')}: ${code(fingerprint)}</li>`)}</ul>
<h3>${say('sessions')}</h3>
${sessions.length > 0 ? html`<ul>${sessions.map((one) => html`<li>${time(one.openedAt)} <a href="${sessionPath(one.id)}">${code(one.id)}</a></li>`)}</ul>` : html`<p>${say('appNoSessions')}</p>`}
</section>`
}

function documentationSection({ versions }: Documented, { say, language }: Voice): Html {
  const link = (path: string) => {
    const name = path.replace(/^.*\//, '')
    const target = name.endsWith('.json') ? path : `${path}?lang=${language}`
    return html`<a href="${target}">${name}</a> `
  }
  const items = versions.map(
    ({
      version,
      madeAt,
      current,
      files,
    }) => html`<li>${time(madeAt)} ${current ? say('appCurrent') : undefined}
${files.map(link)}<br><small>SHA-256</small> ${code(version)}</li>`,
  )
  return html`<section aria-labelledby="documentation"><h2 id="documentation">${say('appDocumentation')}</h2>
${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${say('appDocumentationNotYet')}</p>`}</section>`
}

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : []
