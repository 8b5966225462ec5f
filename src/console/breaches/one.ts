import { type Content, type Html, html } from '../html.ts'
import { badge, type Voice } from '../outcome.ts'
import { code, factList, personal, progressBar, table, time } from '../parts.ts'
import {
  detailTexts,
  documentTexts,
  eventTexts,
  kindTexts,
  measureTexts,
  roleTexts,
  stateTexts,
  stepTexts,
} from './breach-words.ts'
import { termBadge } from './list.ts'
import type { Breach } from './told.ts'

/** One breach: where it stands, what comes next, its terms, what was notified, documents, delivery, and all that happened. */
export const breachMain = (breach: Breach, voice: Voice): Html =>
  html`${standingSection(breach, voice)}
${nextSection(breach, voice)}
${termsSection(breach, voice)}
${contentSection(breach, voice)}
${deliverySection(breach, voice)}
${documentsSection(breach, voice)}
${historySection(breach, voice)}`

function standingSection(breach: Breach, { say, language }: Voice): Html {
  const { state, kind, role, bin, detectedAt, receivedAt, edition, subjects } = breach
  return html`<section aria-labelledby="standing"><h2 id="standing">${say('state')}</h2>
<p class="outcome">${stateTexts[state][language]}</p>
${factList([
  [say('breachKind'), kindTexts[kind][language]],
  [say('breachNotifier'), html`${roleTexts[role][language]}, ${code(bin)}`],
  [say('breachDetected'), time(detectedAt)],
  [say('received'), time(receivedAt)],
  [say('breachSubjects'), String(subjects)],
  [say('breachEdition'), code(edition)],
])}</section>`
}

const next = {
  notified: ['breachDecide', 'decision'],
  'no-risk': undefined,
  risk: ['breachOrder', 'order'],
  ordered: ['breachDeliver', 'delivery'],
  delivering: undefined,
  delivered: undefined,
} as const

/** Who takes the next step, and by which address of the control API. */
function nextSection({ id, state, awaitedLists }: Breach, { say }: Voice): Content {
  const address = (deed: string) => html`<code>POST /api/v1/breaches/${id}/${deed}</code>`
  const step = next[state]
  const lists = awaitedLists.map(
    ({ sha256, lines }) =>
      html`<li>${say('breachList', { lines })}<br>${address('lists')}<br><small>SHA-256</small> ${code(sha256)}</li>`,
  )
  if (!step && lists.length === 0) return undefined
  return html`<section aria-labelledby="next"><h2 id="next">${say('breachNext')}</h2>
<ul>${step && html`<li>${say(step[0])}<br>${address(step[1])}</li>`}${lists}</ul></section>`
}

function termsSection({ deadlines }: Breach, voice: Voice): Html {
  const { say, language } = voice
  const columns = (['breachStep', 'breachFrom', 'breachDue', 'breachDone', 'state'] as const).map(
    (key) => say(key),
  )
  const rows = deadlines.map((one): Content[] => [
    html`${stepTexts[one.step][language]} <small lang="ru">${one.clause}</small>${one.inRule ? undefined : html`<br><small>${say('breachTarget')}</small>`}`,
    time(one.from),
    time(one.due),
    time(one.doneAt),
    termBadge(one, voice),
  ])
  return html`<section aria-labelledby="terms"><h2 id="terms">${say('breachTermsOf')}</h2>
${table({ caption: say('breachTermsOf'), columns, rows })}</section>`
}

function contentSection({ content, awaitedLists }: Breach, { say, language }: Voice): Html {
  const { responsible, measures, lists } = content
  const measure = Object.entries(measures).map(([name, text]): readonly [string, Content] => [
    measureTexts[name]?.[language] ?? name,
    text,
  ])
  const awaited = new Set(awaitedLists.map(({ sha256 }) => sha256))
  return html`<section aria-labelledby="content"><h2 id="content">${say('breachContent')}</h2>
${factList([
  [
    say('breachResponsible'),
    responsible &&
      html`${responsible.name} ${personal(responsible.phone)} ${personal(responsible.email)}`,
  ],
  ...measure,
  [say('breachInNotice'), String(content.subjects)],
  ...lists.map(({ sha256, lines }): readonly [string, Content] => [
    say('breachList', { lines }),
    html`${awaited.has(sha256) ? badge('warn', say('breachListAwaited')) : badge('pass', say('breachListCame'))} ${code(sha256)}`,
  ]),
])}</section>`
}

function deliverySection({ id, progress }: Breach, { say }: Voice): Content {
  const { subjects, done, cabinet, sms, undeliverable, repeated, startedAt, deliveredAt } = progress
  if (startedAt === undefined) return undefined
  return html`<section aria-labelledby="delivery"><h2 id="delivery">${say('breachDelivery')}</h2>
<p>${progressBar(done, subjects, say)}</p>
${factList([
  [say('breachCabinet'), String(cabinet)],
  [say('breachSms'), String(sms)],
  [
    say('breachUndeliverable'),
    html`${undeliverable} <a href="/api/v1/breaches/${encodeURIComponent(id)}/undeliverable">JSON</a>`,
  ],
  [say('breachRepeated'), String(repeated)],
  [say('breachBegan'), time(startedAt)],
  [say('breachEnded'), time(deliveredAt)],
])}</section>`
}

function documentsSection({ documents }: Breach, { say, language }: Voice): Html {
  const columns = [say('time'), say('breachDocument'), say('breachSize'), 'SHA-256']
  const rows = documents.map(({ at, document, bytes, sha256 }): Content[] => [
    time(at),
    documentTexts[document][language],
    say('bytes', { count: bytes }),
    code(sha256),
  ])
  return html`<section aria-labelledby="documents"><h2 id="documents">${say('breachDocuments')}</h2>
${table({ caption: say('breachDocuments'), columns, rows })}</section>`
}

function historySection({ events }: Breach, { say, language }: Voice): Html {
  const columns = (['time', 'breachWhat', 'breachWho', 'breachDetail'] as const).map((key) =>
    say(key),
  )
  const rows = events.map(({ at, event, bin, detail }): Content[] => {
    const facts = Object.entries(detail).map(([name, value]): readonly [string, Content] => [
      detailTexts[name]?.[language] ?? name,
      name === 'responsible' ? personal(JSON.stringify(value)) : written(value),
    ])
    return [
      time(at),
      eventTexts[event][language],
      code(bin),
      facts.length === 0 ? undefined : factList(facts),
    ]
  })
  return html`<section aria-labelledby="history"><h2 id="history">${say('breachHistory')}</h2>
${table({ caption: say('breachHistory'), columns, rows })}</section>`
}

const written = (value: unknown): Content =>
  typeof value === 'string' ? value : code(JSON.stringify(value))
