import assert from 'node:assert/strict'

const tags = new Set(
  `html head meta title link body a p b header nav ul li main h1 h2 h3 footer section form label div input button span
  table caption thead tbody tr th td code time progress br small dl dt dd pre mark textarea select option details summary`.split(
    /\s+/,
  ),
)
const attributes = new Set(
  `lang charset name content rel href class id tabindex hreflang aria-current aria-label aria-labelledby aria-hidden
  aria-describedby role action method for type value maxlength autocomplete spellcheck required scope data-label
  datetime max download enctype rows selected open`.split(/\s+/),
)
const empty = new Set(['meta', 'link', 'input', 'br'])

/**
 * Asserts that a page is nothing but the markup the console writes: known elements, known attributes, all of them
 * quoted, properly nested, and links that cannot run anything. Whatever else a text brought in would be left over.
 */
export function assertOnlyOurMarkup(page: string): void {
  const open: string[] = []
  const rest = page
    .replace(/^<!doctype html>\n/, '')
    .replace(
      /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g,
      (_, closing, tag, inside) => {
        assert.ok(tags.has(tag), `<${tag}> is not ours`)
        for (const [, name = '', value = ''] of inside.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
          assert.ok(attributes.has(name), `attribute ${name} is not ours`)
          if (name === 'href' || name === 'action') assert.match(value, /^([/?#]|http:)/)
        }
        if (closing) assert.equal(open.pop(), tag)
        else if (!empty.has(tag)) open.push(tag)
        return ''
      },
    )
  assert.deepEqual(open, [])
  assert.doesNotMatch(rest, /[<>]/)
  assert.doesNotMatch(rest, /&(?!#\d+;)/)
  assert.doesNotMatch(rest, /[^\P{Cc}\n\t]|[\p{Cf}]/u)
}

/** What a reader sees: without tags, entities read. */
export const wordsOf = (page: string): string =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ')

/** Every address a page links to, entities read. */
export const linksOf = (page: string): string[] =>
  [...page.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) =>
    href.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))),
  )
