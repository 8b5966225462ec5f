import { bytesAsText } from './bytes-as-text.ts'
import { type Html, html } from './html.ts'
import type { Voice } from './outcome.ts'
import { code, table } from './parts.ts'
import type { MessageRow, Side } from './source.ts'

/** The HTTP headers, in the order in which they came. */
export const headersSection = ({ headers }: MessageRow, { say }: Voice): Html =>
  html`<section aria-labelledby="headers"><h2 id="headers">${say('headers')}</h2>
${table({
  caption: say('headers'),
  columns: [say('header'), say('value')],
  rows: headers.map(([name, value]) => [code(name), code(value)]),
})}</section>`

/** One side of the exchange as text, masked, and where to take its very bytes. */
export function bytesSection(
  id: string,
  side: Side,
  bytes: Uint8Array,
  { say, masked }: Voice & { readonly masked: (text: string) => string },
): Html {
  const { text: whole, encoding, lossy, shown } = bytesAsText(bytes)
  const text = masked(whole)
  const hidden =
    text === whole
      ? undefined
      : html`<p class="hint">${say('masked')} <a href="?show=all">${say('showAll')}</a></p>`
  const path = `/api/v1/journal/${encodeURIComponent(id)}/${side}`
  const cut =
    shown < bytes.length
      ? html`<p class="hint">${say('cut', { shown, count: bytes.length })}</p>`
      : undefined
  return html`<section aria-labelledby="${side}"><h2 id="${side}">${say(side)}</h2>
<p>${say('bytes', { count: bytes.length })}, ${encoding}. <a href="${path}" download="${id}-${side}.xml">${say('download')}</a></p>
${cut}${hidden}${lossy ? html`<p class="hint">${say('lossy', { encoding })}</p>` : undefined}
<pre tabindex="0" role="region" aria-labelledby="${side}">
${text}</pre></section>`
}
