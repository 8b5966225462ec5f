import { type Content, type Html, html } from '../html.ts'
import { badge, type Voice } from '../outcome.ts'
import { code, factList } from '../parts.ts'
import type { Say } from '../texts.ts'
import { canonicalText, differing, marked, withWhiteSpace } from './bytes.ts'
import type { Difference, Explanation, Part, Place, SignedPart } from './told.ts'

/** The first byte that differs: what came, and what was signed, one under the other. */
export function differenceSection(difference: Difference, { say }: Voice): Html {
  const { place, canonicalOffset, received, signed } = difference
  const parts = differing(received, signed)
  const at = place
    ? placeText(place, say)
    : say('explainCanonicalByte', { offset: canonicalOffset })
  const side = (key: 'explainReceived' | 'explainSigned', middle: string, after: string) => html`
<h3 id="${key}">${say(key)}</h3>
<pre tabindex="0" role="region" aria-labelledby="${key}">${withWhiteSpace(parts.before)}${marked(middle)}${withWhiteSpace(after)}</pre>`
  return html`<section aria-labelledby="difference"><h2 id="difference">${say('explainDiffers')}</h2>
<p>${at}</p><p class="hint">${say('explainLegend')}</p>
${side('explainReceived', parts.received, parts.afterReceived)}
${side('explainSigned', parts.signed, parts.afterSigned)}</section>`
}

/** Every part that was hashed, with both digests, and SignedInfo, which was signed. */
export function hashedSections(told: Explanation, voice: Voice): Content {
  const { say } = voice
  const { signed, signedInfo } = told
  if (signed.length === 0 && !signedInfo) return undefined
  const differs = differsIn(told)
  return html`<section aria-labelledby="hashed"><h2 id="hashed">${say('explainHashed')}</h2>
<p class="hint">${say('explainHashedText')}</p>
${signed.map((part, at) => signedPart(part, `part-${at + 1}`, differs.part === at ? differs.offset : undefined, voice))}
${
  signedInfo
    ? html`<h3 id="signed-info">SignedInfo</h3>
${factList([
  [say('explainWhere'), spanText(signedInfo, say)],
  [say('explainSignatureMethod'), code(signedInfo.signatureMethod)],
])}${canonicalBlock(signedInfo, 'signed-info', differs.signedInfo ? differs.offset : undefined, say)}`
    : undefined
}
</section>`
}

/** Which canonical form the difference is in: the one part whose digest is wrong, or SignedInfo where all of them hold. */
function differsIn({ cause, signed }: Explanation) {
  const offset = cause?.difference?.canonicalOffset
  const wrong = signed.flatMap(({ expected, actual }, at) => (expected === actual ? [] : [at]))
  const part = wrong.length === 1 ? wrong[0] : undefined
  return { offset, part, signedInfo: wrong.length === 0 }
}

function signedPart(
  part: SignedPart,
  id: string,
  differsAt: number | undefined,
  { say }: Voice,
): Html {
  const { element, uri, digestMethod, expected, actual } = part
  const holds = expected === actual
  return html`<h3 id="${id}">${code(element.replace(/^.*\}/, ''))} ${badge(holds ? 'pass' : 'fail', say(holds ? 'explainDigestSame' : 'explainDigestOther'))}</h3>
${factList([
  [say('explainWhere'), spanText(part, say)],
  ['Reference URI', code(uri === '' ? '""' : uri)],
  [say('explainDigestMethod'), code(digestMethod)],
  [say('explainDigestExpected'), code(expected)],
  [say('explainDigestActual'), code(actual)],
])}${canonicalBlock(part, id, differsAt, say)}`
}

function canonicalBlock(
  { canonical, canonicalBytes }: Part,
  id: string,
  differsAt: number | undefined,
  say: Say,
): Html {
  const shown = Buffer.byteLength(canonical, 'utf8')
  const cut = shown < canonicalBytes ? say('cut', { shown, count: canonicalBytes }) : undefined
  return html`<p class="hint">${say('explainCanonical', { count: canonicalBytes })} ${cut}</p>
<pre tabindex="0" role="region" aria-labelledby="${id}">${canonicalText(canonical, differsAt)}</pre>`
}

const placeText = ({ offset, line, column }: Place, say: Say): string =>
  say('explainPlace', { offset, line, column })

const spanText = ({ from, to }: Part, say: Say): string | undefined =>
  from &&
  to &&
  say('explainSpan', { from: from.offset, to: to.offset, line: from.line, last: to.line })
