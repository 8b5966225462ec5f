import { annexNumber } from './annexes.ts'
import { annotations } from './html/annotations.ts'
import { html } from './html/markup.ts'
import { packs } from './html/packs.ts'
import { scenarios } from './html/scenarios.ts'
import * as parts from './html/sections.ts'
import { sha256 } from './json.ts'
import { headings, subtitle, title } from './pdf/words.ts'
import { actIn } from './stored.ts'

const style = html`
body{font:15px/1.45 "PT Serif",Georgia,serif;color:#111;background:#fff;max-width:76rem;margin:1.5rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;border-bottom:1px solid #111;margin:1.6rem 0 .5rem}i{color:#444}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #bbb;
unicode-bidi:isolate;overflow-wrap:anywhere}thead th{background:#eee}.facts th{width:22rem;font-weight:600}
code{font:12px/1.3 "PT Mono",monospace}.origin{border:2px solid #111;padding:.3rem .8rem;margin:1rem 0}.blank{border-top:1px solid #111;
margin:2.2rem 0 0;font-size:12px}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}`

/**
 * The act as one page without scripts, in Russian and Kazakh: the facts of act.json and its SHA-256, and nothing else.
 * It loads nothing and asks nothing. The same text gives the same bytes. Throws when the text is no act.
 */
export function actHtml(text: string): string {
  const act = actIn(text)
  const page = html`<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${title.ru} / ${title.kk} · ${act.session.id}</title><style>${style}</style></head><body>
<h1>${title.ru} / <i lang="kk">${title.kk}</i></h1>
<p>${parts.both(subtitle)}</p>
${parts.origin(act, sha256(text))}
${parts.section(1, headings.participant, parts.participant(act))}
${parts.section(2, headings.totals, parts.totals(act))}
${parts.section(3, headings.application, parts.application(act))}
${parts.section(4, headings.responses, parts.responses(act))}
${parts.section(5, headings.exchanges, parts.exchanges(act))}
${parts.section(6, headings.notCounted, parts.notCounted(act))}
${parts.section(7, headings.clauses, parts.clauses(act))}
${parts.section(8, headings.limits, parts.limits(act))}
${parts.section(9, headings.signatures, parts.signatures(act))}
${act.scenarios ? parts.section(annexNumber(act, 'scenarios', 9), headings.scenarios, scenarios(act.scenarios)) : ''}${act.packs ? parts.section(annexNumber(act, 'packs', 9), headings.packs, packs(act)) : ''}${act.annotations ? parts.section(annexNumber(act, 'annotations', 9), headings.annotations, annotations(act)) : ''}</body></html>
`
  return page.text
}
