import { recordedText } from '../contract/recorded-text.ts'
import { ruleText } from '../contract/rule-text.ts'
import { type RuleId, rules } from '../contract/rules.ts'
import type { CheckResult, Verdict } from '../contract/verdict.ts'
import { type Content, type Html, html } from './html.ts'
import { badge, faultRow, recorded, type Voice } from './outcome.ts'
import { table } from './parts.ts'
import type { MessageRow } from './source.ts'

/** Every check in its order; one that was not made says so. */
export function checksSection({ checks = [] }: Pick<MessageRow, 'checks'>, voice: Voice): Html {
  const { say } = voice
  const columns = (['clause', 'verdict', 'expected', 'actual'] as const).map((key) => say(key))
  const rows = checks.map((check) => cells(check, voice))
  const body =
    checks.length === 0
      ? html`<p>${say('checksNone')}</p>`
      : html`<p class="totals">${totals(checks, voice)}</p><p class="hint">${say('checksText')}</p>
${table({ caption: say('checks'), columns, rows })}`
  return html`<section aria-labelledby="checks" class="checks"><h2 id="checks">${say('checks')}</h2>
${body}</section>`
}

const order: readonly Verdict[] = [
  'fail',
  'inconclusive',
  'untestable',
  'warn',
  'pass',
  'not-applicable',
]

/** How many of each verdict, the worst first. */
const totals = (checks: readonly CheckResult[], { say }: Voice): Content =>
  order.flatMap((verdict) => {
    const count = checks.filter((check) => check.verdict === verdict).length
    return count === 0 ? [] : [html`${badge(verdict, `${say(verdict)}: ${count}`)} `]
  })

function cells({ rule, verdict, expected, actual, fault }: CheckResult, voice: Voice): Content[] {
  const row = fault && faultRow(fault)
  const words = row && html`<p class="why">${row[voice.language]}</p>`
  return [
    html`${clauseOf(rule, voice)}${words}`,
    badge(verdict, voice.say(verdict)),
    recorded(expected, voice),
    recorded(actual, voice),
  ]
}

/** A clause: its id, its words, where it is written and what it rests on. */
export function clauseOf(rule: RuleId, { language, say }: Voice): Html {
  if (!Object.hasOwn(rules, rule)) return html`<b>${rule}</b>`
  const { source, basis } = rules[rule]
  const basisKey = { norm: 'basisNorm', seen: 'basisSeen', ours: 'basisOurs' } as const
  return html`<b>${rule}</b> ${ruleText(rule)[language]}<br><small>${basis === 'norm' ? html`<span lang="ru">${source}</span>` : recordedText(source, language)} · ${say(basisKey[basis])}</small>`
}
