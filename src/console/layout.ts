import { type Content, type Html, html } from './html.ts'
import type { Voice } from './outcome.ts'
import { type SectionId, sections } from './sections.ts'
import { type Language, languages, type Say } from './texts.ts'

export interface Page extends Voice {
  /** The heading of the page, and the first part of its title. */
  readonly heading: string
  readonly main: Content
  /** What was searched, to be kept when the language is changed. */
  readonly query?: string
  /** The part of the console that the page belongs to. */
  readonly section?: SectionId
  readonly version: string
}

export function page({ language, say, heading, main, query, section, version }: Page): Html {
  const product = say('title')
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${heading === product ? product : `${heading} · ${product}`} · TEST ONLY</title>
<link rel="stylesheet" href="/console/style.css">
</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
<p class="test-only"><b>TEST ONLY.</b> ${say('testOnly')}</p>
<header>
${heading === product ? undefined : html`<a class="product" href="/">${product}</a>`}
<nav class="languages" aria-label="${say('languages')}"><ul>${languageLinks(language, query)}</ul></nav>
<nav class="sections" aria-label="${say('navSections')}"><ul>${sectionLinks(section, say)}</ul></nav>
</header>
<main id="main" tabindex="-1">
<h1>${heading}</h1>
${main}
</main>
<footer>
<p>${say('version')} ${version}. ${say('zone')}</p>
</footer>
</body>
</html>
`
}

const sectionLinks = (current: SectionId | undefined, say: Say): Html[] =>
  (Object.keys(sections) as SectionId[]).map((id) => {
    const mark = id === current ? html` aria-current="page"` : undefined
    return html`<li><a href="${sections[id]}"${mark}>${say(id)}</a></li>`
  })

/** Relative, so that the page stays and its language changes. */
const languageLinks = (current: Language, query: string | undefined): Html[] =>
  Object.entries(languages).map(([language, name]) => {
    const target = new URLSearchParams({ ...(query ? { q: query } : {}), lang: language })
    const mark = language === current ? html` aria-current="true"` : undefined
    return html`<li><a href="?${target.toString()}" lang="${language}" hreflang="${language}"${mark}>${name}</a></li>`
  })
