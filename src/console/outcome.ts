import { type FaultCode, faultEntry, faults } from '../contract/faults.ts'
import { recordedText } from '../contract/recorded-text.ts'
import { type Html, html } from './html.ts'
import { code } from './parts.ts'
import type { MessageRow } from './source.ts'
import type { Language, Say } from './texts.ts'

/** How a page speaks: its language, and its texts in it. */
export interface Voice {
  readonly language: Language
  readonly say: Say
}

/** The row of a refusal; undefined for a key that this build does not know. */
export const faultRow = (code: string): ReturnType<typeof faultEntry> | undefined =>
  isFaultCode(code) ? faultEntry(code) : undefined

const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(faults, code)

/** What a check recorded, in the language of the page. */
export const recorded = (said: string | undefined, { language }: Voice): Html | undefined =>
  code(said === undefined ? undefined : recordedText(said, language))

/** What became of a message, in words; a refusal with its wire code. */
export function outcomeCell({ outcome }: MessageRow, { language, say }: Voice): Html {
  if (outcome === undefined) return badge('warn', say('unanswered'))
  if (outcome === 'OK') return badge('pass', say('accepted'))
  const row = faultRow(outcome)
  const text = row ? html` <b>${row.wire}</b> ${row[language]}` : html` <b>${outcome}</b>`
  return html`${badge('fail', say('refused'))}${text}`
}

const signs = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  inconclusive: '?',
  untestable: '–',
  'not-applicable': '·',
} as const

export type Tone = keyof typeof signs

/** A word with a sign: never colour alone. */
export const badge = (tone: Tone, text: string): Html =>
  html`<span class="badge ${tone}"><span aria-hidden="true">${signs[tone]}</span> ${text}</span>`
