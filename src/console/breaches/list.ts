import { type Content, type Html, html } from '../html.ts'
import { badge, type Tone, type Voice } from '../outcome.ts'
import { breachPath, code, table, time } from '../parts.ts'
import { kindTexts, roleTexts, stateTexts, stepTexts } from './breach-words.ts'
import type { BreachRow, Deadline } from './told.ts'

export type RunningTerm = Deadline & { readonly id: string; readonly bin: string }

/** Terms that run or were missed, the nearest first; then breaches, the newest first. */
export function breachesMain(
  found: readonly BreachRow[],
  terms: readonly RunningTerm[],
  voice: Voice,
): Html {
  const { say } = voice
  const columns = (
    ['received', 'breach', 'breachKind', 'breachNotifier', 'breachSubjects', 'state'] as const
  ).map((key) => say(key))
  const rows = found.map((one) => cells(one, voice))
  return html`<p class="lead">${say('breachAbout')}</p>
<section aria-labelledby="terms"><h2 id="terms">${say('breachTerms')}</h2>
${terms.length > 0 ? termTable(terms, voice) : html`<p>${say('breachNoTerms')}</p>`}</section>
<section aria-labelledby="breaches"><h2 id="breaches">${say('breaches')}</h2>
${
  rows.length > 0
    ? table({ caption: say('breaches'), columns, rows })
    : html`<p>${say('breachNone')} <code>POST /api/v1/breaches</code></p>`
}</section>`
}

function termTable(terms: readonly RunningTerm[], voice: Voice): Html {
  const { say, language } = voice
  const columns = (['breachDue', 'breachStep', 'breach', 'state'] as const).map((key) => say(key))
  const rows = terms.map((one): Content[] => [
    time(one.due),
    stepTexts[one.step][language],
    html`<a href="${breachPath(one.id)}">${code(one.id)}</a>`,
    termBadge(one, voice),
  ])
  return table({ caption: say('breachTerms'), columns, rows })
}

function cells(breach: BreachRow, { language }: Voice): Content[] {
  const { id, receivedAt, kind, role, bin, subjects, state } = breach
  return [
    time(receivedAt),
    html`<a href="${breachPath(id)}">${code(id)}</a>`,
    kindTexts[kind][language],
    html`${roleTexts[role][language]}<br>${code(bin)}`,
    String(subjects),
    stateTexts[state][language],
  ]
}

const tones = {
  'on-time': ['pass', 'breachOnTime'],
  late: ['warn', 'breachLate'],
  waiting: ['warn', 'breachWaiting'],
  overdue: ['fail', 'breachOverdue'],
} as const satisfies Record<Deadline['state'], readonly [Tone, string]>

export function termBadge({ state }: Deadline, { say }: Voice): Html {
  const [tone, key] = tones[state]
  return badge(tone, say(key))
}
