import { type Html, html } from './html.ts'
import type { Voice } from './outcome.ts'
import { code, factList, time } from './parts.ts'
import type { ErasedRow } from './source.ts'

/** In place of what was erased: when, by whom and why, and what the bytes are recognised by. */
export const erasedSection = (erased: ErasedRow, { say }: Voice): Html =>
  html`<section aria-labelledby="erased"><h2 id="erased">${say('erased')}</h2>
${factList([
  [say('time'), time(erased.at)],
  [say('erasedBy'), erased.by],
  [say('erasedWhy'), erased.reason],
  [`SHA-256 ${say('request')}`, code(erased.requestSha256)],
  [`SHA-256 ${say('response')}`, code(erased.responseSha256)],
])}</section>`
