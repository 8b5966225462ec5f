import type { ZipProblem } from './zip-problems.ts'

const LONGEST = 200
const PART = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/

/** A name that means one and the same file on every system: letters, digits and `._-`, folders by `/`. */
export const isPortable = (name: string): boolean =>
  name.length <= LONGEST && name.split('/').every((part) => PART.test(part) && !part.endsWith('.'))

/** What is wrong with the names of the entries, one finding each; names as the bytes say, in UTF-8. */
export function judgeNames(names: readonly string[]): ZipProblem[] {
  const seen = new Map<string, string>()
  return names.flatMap((name) => {
    const own = problemOf(name)
    const first = seen.get(folded(name))
    seen.set(folded(name), first ?? name)
    const twin: ZipProblem[] =
      first === undefined ? [] : [{ code: first === name ? 'DUPLICATE' : 'TWIN', entry: name }]
    return [...(own === undefined ? [] : [own]), ...twin]
  })
}

function problemOf(name: string): ZipProblem | undefined {
  if (isPortable(name)) return undefined
  const parts = name.split(/[/\\]/)
  if (parts.includes('..') || parts.includes('.')) return { code: 'TRAVERSAL', entry: name }
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) return { code: 'ABSOLUTE', entry: name }
  if (name.includes('\\')) return { code: 'BACKSLASH', entry: name }
  return { code: 'NAME', entry: name }
}

/** Names with one of these are one file on some system: case, Unicode form, width, kind of slash. */
const folded = (name: string): string =>
  name.normalize('NFKC').replaceAll('\\', '/').toLowerCase().normalize('NFKC')
