import type { Expectation, Expectations } from '../corpus.ts'

/** Rows for files that have a number for a name: `'003 010-012 017a'` is 003.xml, 010.xml, 011.xml, 012.xml, 017a.xml. */
export function numbered(list: string, expectation: Expectation, folder = ''): Expectations {
  const names = list.split(/\s+/).flatMap((part) => {
    const [from = '', to = from] = part.split('-')
    if (from === to) return [from]
    const first = Number(from)
    return Array.from({ length: Number(to) - first + 1 }, (_, i) =>
      String(first + i).padStart(3, '0'),
    )
  })
  return Object.fromEntries(names.map((name) => [`${folder}${name}.xml`, expectation]))
}
