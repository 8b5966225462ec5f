import type { Text } from '../../certification/text.ts'
import type { Verdict } from '../../contract/verdict.ts'
import { type Content, type Html, html } from '../html.ts'
import { badge, recorded, type Voice } from '../outcome.ts'
import { table } from '../parts.ts'

/** What is configured for a run, as the control API tells it. */
export interface Preflight {
  readonly result: 'yes' | 'no' | 'unknown'
  readonly rows: readonly {
    readonly id: string
    readonly verdict: Verdict
    readonly title: Text
    readonly expected: Text
    readonly actual?: string
    readonly advice?: Text
  }[]
}

const results = {
  yes: ['pass', 'appReady'],
  no: ['fail', 'appNotReady'],
  unknown: ['untestable', 'appReadyUnknown'],
} as const

/** Row by row, what to do where something is amiss. */
export function preflightSection({ result, rows }: Preflight, voice: Voice): Html {
  const { say, language } = voice
  const [tone, key] = results[result]
  const columns = [say('appCheck'), say('verdict'), say('actual')]
  const cells = rows.map(({ id, verdict, title, expected, actual, advice }): Content[] => [
    html`<b>${id}</b> ${title[language]}<br><small>${expected[language]}</small>${advice ? html`<p class="why">${advice[language]}</p>` : undefined}`,
    badge(verdict, say(verdict)),
    recorded(actual, voice),
  ])
  return html`<section aria-labelledby="preflight" class="checks"><h2 id="preflight">${say('appPreflight')}</h2>
<p>${badge(tone, say(key))}</p><p class="hint">${say('appPreflightText')}</p>
${table({ caption: say('appPreflight'), columns, rows: cells })}</section>`
}
