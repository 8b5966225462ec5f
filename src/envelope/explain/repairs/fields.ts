import type { SourceRepair } from '../repair.ts'

/** What a program filled in after it had signed. */
export const fieldRepairs: readonly SourceRepair[] = [
  { id: 'ID_ADDED_LATER', undo: withoutIds },
  { id: 'FIELD_FILLED_LATER', undo: withoutFields, guesses: true },
]

/** The Ids of the element itself: all of them, and each alone where there are several; with the declaration of their prefix, and without it. */
function withoutIds(source: string): string[] {
  const end = source.indexOf('>')
  const [tag, rest] = [source.slice(0, end), source.slice(end)]
  const found = tag.match(/\s+(?:[\w.-]+:)?(?:Id|ID|id)\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? []
  const sets = found.length > 1 ? [found, ...found.map((one) => [one])] : [found]
  return sets
    .map((set) => set.reduce((text, one) => text.replace(one, ''), tag))
    .flatMap((left) => [left, left.replace(/\s+xmlns:wsu\s*=\s*(?:"[^"]*"|'[^']*')/, '')])
    .map((left) => left + rest)
}

const fields = ['messageDate', 'sessionId', 'messageId', 'correlationId', 'routeId', 'password']

/** Each field, and each two, absent or empty. */
function* withoutFields(source: string): Generator<string> {
  const found = fields.flatMap((name) => {
    const [text] =
      new RegExp(`<((?:[\\w.-]+:)?${name})(\\s[^>]*)?>[^<]*</\\1\\s*>`).exec(source) ?? []
    return text === undefined ? [] : [text]
  })
  const emptied = (field: string) => field.replace(/>[^<]*</, '><')
  for (const set of [...found.map((one) => [one]), ...twos(found)])
    for (const change of [() => '', emptied])
      yield set.reduce((text, field) => text.replace(field, () => change(field)), source)
}

const twos = (all: readonly string[]): string[][] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other]))
