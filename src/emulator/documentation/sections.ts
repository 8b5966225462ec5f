import type { Documentation, DocumentedCode, DocumentedType } from './shape.ts'
import { type Language, sayIn } from './words.ts'

/** What a page is made of, whatever its form. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'code'; readonly title: string; readonly text: string }

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** The documentation in one language, block by block. */
export function sectionsOf(doc: Documentation, sha256: string, language: Language): Block[] {
  return [
    ...head(doc, sha256, language),
    ...process(doc, language),
    ...services(doc, language),
    ...codes(doc, language),
    ...examples(doc, language),
  ]
}

function head(doc: Documentation, sha256: string, language: Language): Block[] {
  const say = sayIn(language)
  return [
    paragraph(`TEST ONLY. ${say('testOnly')}.`),
    {
      kind: 'list',
      items: [
        `${say('version')}: ${sha256}`,
        `${say('madeAt')}: ${doc.madeAt}`,
        `${doc.product} ${doc.version}`,
      ],
    },
    heading(say('addresses')),
    {
      kind: 'list',
      items: doc.addresses.map(({ path, text }) => `${doc.url}${path} — ${text[language]}`),
    },
    heading(say('settings')),
    {
      kind: 'table',
      columns: [say('settings'), say('value'), say('note')],
      rows: doc.settings.map(({ name, value, text }) => [name, value, text]),
    },
  ]
}

function process({ methods }: Documentation, language: Language): Block[] {
  const say = sayIn(language)
  return [
    heading(say('process')),
    paragraph(say('first')),
    ...methods.flatMap(({ number, name, source, checks }) => [
      heading(`${number}. ${name[language]} (${source})`, 3),
      codeTable(checks, language),
    ]),
  ]
}

function services({ services: all }: Documentation, language: Language): Block[] {
  const say = sayIn(language)
  return [
    heading(say('services')),
    ...all.flatMap(({ serviceId, text, namespace, schema, request, response }) => [
      heading(serviceId, 3),
      paragraph(`${text[language]}. ${namespace}, ${schema}`),
      paragraph(`${say('request')}: ${request.name}`),
      fieldTable(request, language),
      paragraph(`${say('response')}: ${response.name}`),
      fieldTable(response, language),
    ]),
  ]
}

function fieldTable({ fields }: DocumentedType, language: Language): Block {
  const say = sayIn(language)
  return {
    kind: 'table',
    columns: [say('field'), say('type'), say('times'), say('note')],
    rows: fields.map(({ path, type, min, max, note = '' }) => [
      path,
      type,
      min === max ? `${min}` : `${min}…${max === 'unbounded' ? 'n' : max}`,
      note,
    ]),
  }
}

function codes(doc: Documentation, language: Language): Block[] {
  const say = sayIn(language)
  return [
    heading(say('kdpCodes')),
    codeTable(doc.kdpCodes, language),
    heading(say('ownerCodes')),
    codeTable(doc.ownerCodes, language),
    heading(say('faults')),
    codeTable(doc.faults, language),
  ]
}

function codeTable(rows: readonly DocumentedCode[], language: Language): Block {
  const say = sayIn(language)
  return {
    kind: 'table',
    columns: [say('code'), say('key'), say('clause'), say('meaning')],
    rows: rows.map((row) => [row.wire, row.key, row.rule ?? '', row[language]]),
  }
}

function examples({ examples: all }: Documentation, language: Language): Block[] {
  const say = sayIn(language)
  return [
    heading(say('examples')),
    paragraph(say('real')),
    ...all.flatMap(({ serviceId, text, request, response, httpStatus }): Block[] => [
      heading(`${serviceId}: ${text[language]}`, 3),
      { kind: 'code', title: say('request'), text: request },
      { kind: 'code', title: `${say('response')} (HTTP ${httpStatus})`, text: response },
    ]),
  ]
}
