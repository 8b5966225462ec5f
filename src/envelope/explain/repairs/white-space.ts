import type { SourceRepair } from '../repair.ts'
import { isTag, isText, mapTags, mapText, opens, piecesOf } from '../source.ts'

const once = (change: (source: string) => string) => (source: string) => [change(source)]

const CARRIAGE_RETURN = /&#(?:0*13|x0*[dD]);/g

/** White space that serializers, formatters and transports add to signed XML, or take from it. */
export const whiteSpaceRepairs: readonly SourceRepair[] = [
  { id: 'CARRIAGE_RETURN_WRITTEN', undo: once((source) => source.replace(CARRIAGE_RETURN, '')) },
  {
    id: 'CARRIAGE_RETURN_LOST',
    undo: once((source) => mapText(source, (text) => text.replace(/\r\n?|\n/g, '&#13;\n'))),
  },
  { id: 'PRETTY_PRINTED', undo: withoutIndentation },
  { id: 'SPACE_AROUND_TEXT', undo: once((source) => mapText(source, trimmed)) },
  { id: 'BASE64_WRAPPED', undo: once((source) => mapText(source, unwrapped)) },
  {
    id: 'BASE64_UNWRAPPED',
    undo: (source) =>
      lineEnds.flatMap((end) =>
        [76, 64].map((width) => mapText(source, (text) => wrapped(text, width, end))),
      ),
  },
  { id: 'LINES_JOINED', undo: indented, guesses: true },
  { id: 'ATTRIBUTE_SPACE_LOST', undo: once((source) => mapTags(source, escapedValues)) },
]

/** White space of XML alone: a byte order mark is none. */
const trimmed = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')

const lineEnds = ['\n', '&#13;\n']

/** White space with a line end between two tags; first without that of elements which hold nothing else. */
function withoutIndentation(source: string): string[] {
  const pieces = piecesOf(source)
  const blank = (one: string) => isText(one) && /^\s*[\r\n]\s*$/.test(one)
  return [
    pieces.filter((one, at) => !blank(one) || alone(pieces, at)).join(''),
    pieces.filter((one) => !blank(one)).join(''),
  ]
}

const alone = (pieces: readonly string[], at: number): boolean =>
  opens(pieces[at - 1] ?? '') && (pieces[at + 1] ?? '').startsWith('</')

const unwrapped = (text: string): string =>
  /^[\sA-Za-z0-9+/=]{40,}$/.test(text.replace(CARRIAGE_RETURN, ''))
    ? text.replace(CARRIAGE_RETURN, '').replace(/\s+/g, '')
    : text

const wrapped = (text: string, width: number, end: string): string =>
  /^[A-Za-z0-9+/=]+$/.test(text) && text.length > width
    ? text.replace(new RegExp(`.{${width}}(?=.)`, 'g'), (line) => line + end)
    : text

/** As usual formatters would have laid it out: by two or four spaces, a tab, or line ends alone; at several depths. */
function* indented(source: string): Generator<string> {
  const pieces = piecesOf(source)
  if (pieces.some((one) => isText(one) && !one.trim())) return
  for (const unit of ['  ', '    ', '\t', ''])
    for (const depth of unit === '' ? [0] : [0, 1]) yield laidOut(pieces, unit, depth)
}

/** Each tag that does not touch text goes to a line of its own. */
function laidOut(pieces: readonly string[], unit: string, start: number): string {
  let depth = start
  let written = ''
  for (const [at, one] of pieces.entries()) {
    const before = pieces[at - 1]
    if (one.startsWith('</')) depth -= 1
    const joins = before !== undefined && (isTag(before) || isTag(one)) && breaks(before, one)
    written += joins ? `\n${unit.repeat(Math.max(0, depth))}${one}` : one
    if (opens(one)) depth += 1
  }
  return written
}

const breaks = (before: string, one: string): boolean =>
  !isText(before) && !isText(one) && !(opens(before) && one.startsWith('</'))

/** Tabs and line ends of a value, which every reader takes for spaces, as the references that keep them. */
const escapedValues = (tag: string): string =>
  tag.replace(/"[^"]*"|'[^']*'/g, (value) =>
    value.replace(/\t/g, '&#9;').replace(/\r\n?|\n/g, '&#10;'),
  )
