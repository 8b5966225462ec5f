import { recordedText } from '../../contract/recorded-text.ts'
import { type Content, type Html, html } from '../html.ts'
import { checksSection, clauseOf } from '../message-checks.ts'
import { badge, outcomeCell, recorded, type Tone, type Voice } from '../outcome.ts'
import { code, factList, messagePath } from '../parts.ts'
import type { MessageRow } from '../source.ts'
import { differenceSection, hashedSections } from './hashed.ts'
import type { Explanation } from './told.ts'

/** Why a signature is refused: the cause in words, the byte that differs, what was hashed, every check. */
export function explanationMain(told: Explanation, voice: Voice, row?: MessageRow): Html {
  const { difference } = told.cause ?? {}
  return html`${verdictSection(told, voice, row)}
${causeSection(told, voice)}
${difference ? differenceSection(difference, voice) : undefined}
${failedSection(told, voice)}
${hashedSections(told, voice)}
${checksSection(told, voice)}
${hintsSection(told, voice)}`
}

const tones = { yes: 'pass', no: 'fail', unknown: 'inconclusive' } as const satisfies Record<
  Explanation['result'],
  Tone
>
const results = { yes: 'explainYes', no: 'explainNo', unknown: 'explainUnknown' } as const
const forms = {
  envelope: 'explainEnvelope',
  xmldsig: 'explainXmldsig',
  none: 'explainNoForm',
} as const

function verdictSection(
  { result, form, signer }: Explanation,
  voice: Voice,
  row?: MessageRow,
): Html {
  const { say } = voice
  const later = row && result === 'yes' && row.outcome !== undefined && row.outcome !== 'OK'
  return html`<section aria-labelledby="verdict"><h2 id="verdict">${say('signature')}</h2>
<p class="outcome">${badge(tones[result], say(results[result]))}</p>
${later ? html`<p>${say('explainLater')}</p>` : undefined}
${factList([
  [say('explainForm'), say(forms[form])],
  [say('explainSigner'), code(signer)],
  [
    say('explainJournal'),
    row &&
      html`${outcomeCell(row, voice)} <a href="${messagePath(row.id)}">${say('explainToMessage')}</a>`,
  ],
])}</section>`
}

/** The cause, or what it comes to where none was found; then what to do. */
function causeSection({ cause, conclusions, advice, result }: Explanation, voice: Voice): Content {
  if (result === 'yes') return undefined
  const { say, language } = voice
  const named = cause?.ids.map(
    (id, at) => html`<p class="cause">${cause.texts[at]?.[language]}</p>
${factList([
  [say('explainSeen'), cause.seen[at]?.[language]],
  [say('explainWhat'), at === 0 ? code(cause.what) : undefined],
  [say('reasonKey'), code(id)],
])}`,
  )
  return html`<section aria-labelledby="cause"><h2 id="cause">${say('reason')}</h2>
${named ?? html`<p>${say('explainNoCause')}</p>`}
${conclusions.map((text) => html`<p>${text[language]}</p>`)}
${advice && !cause ? html`<p><b>${say('explainAdvice')}:</b> ${advice[language]}</p>` : undefined}
</section>`
}

function failedSection({ failed }: Explanation, voice: Voice): Content {
  if (!failed) return undefined
  const { say, language } = voice
  const { rule, fault, wire, text, expected, actual, line, column } = failed
  const at = line === undefined ? undefined : say('explainLine', { line, column: column ?? 1 })
  return html`<section aria-labelledby="failed"><h2 id="failed">${say('explainFailed')}</h2>
${factList([
  [say('clause'), clauseOf(rule, voice)],
  [say('outcome'), wire && html`<b>${wire}</b> ${text?.[language]}`],
  [say('reasonKey'), code(fault)],
  [say('expected'), recorded(expected, voice)],
  [say('actual'), recorded(actual, voice)],
  [say('explainWhere'), at],
])}</section>`
}

function hintsSection({ hints }: Explanation, { say, language }: Voice): Content {
  if (hints.length === 0) return undefined
  const items = hints.map(
    ({ id, source, text }) =>
      html`<li>${text[language]} <small>${id} · ${recordedText(source, language)}</small></li>`,
  )
  return html`<section aria-labelledby="hints"><h2 id="hints">${say('explainHints')}</h2>
<ul>${items}</ul></section>`
}
