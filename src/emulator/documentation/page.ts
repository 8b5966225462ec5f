import { type Html, html } from '../../console/html.ts'
import { type Block, sectionsOf } from './sections.ts'
import type { Documentation } from './shape.ts'
import { type Language, sayIn } from './words.ts'

/** One page that needs nothing from elsewhere and runs nothing. */
export function documentationPage(doc: Documentation, sha256: string, language: Language): string {
  const title = sayIn(language)('title')
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · TEST ONLY</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 1100px; margin: 0 auto; padding: 16px 24px; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid #8888; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 12px; border: 1px solid #8888; font-size: 0.8rem; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${sectionsOf(doc, sha256, language).map(blockOf)}
</main>
</body>
</html>
`.toString()
}

function blockOf(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? html`<h2>${block.text}</h2>\n` : html`<h3>${block.text}</h3>\n`
    case 'paragraph':
      return html`<p>${block.text}</p>\n`
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>\n`
    case 'table':
      return html`<table><thead><tr>${block.columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${block.rows.map((row) => html`<tr>${row.map((one) => html`<td>${one}</td>`)}</tr>`)}</tbody></table>\n`
    case 'code':
      return html`<p>${block.title}</p>\n<pre tabindex="0">${block.text}</pre>\n`
    default:
      return block satisfies never
  }
}
