import assert from 'node:assert/strict'
import type { TestEmulator } from '../support/emulator.ts'
import { assertOnlyOurMarkup, wordsOf } from './markup.ts'

/** A page as a reader has it, and as it is. */
export interface ReadPage {
  readonly status: number
  readonly text: string
  readonly words: string
  readonly to: string | null
}

/** The console of a listening emulator; every page it gives is ours to the last tag. */
export interface Pages {
  readonly url: string
  open(path: string, language?: string): Promise<ReadPage>
  /** As a form of the console is sent, unless headers say otherwise. */
  send(
    path: string,
    fields: Readonly<Record<string, string | Uint8Array>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ReadPage>
}

export async function pagesOf(emulator: TestEmulator): Promise<Pages> {
  const { url } = await emulator.start()
  const read = async (response: Response): Promise<ReadPage> => {
    const [{ status, headers }, text] = [response, await response.text()]
    if (status === 303) return { status, text, words: '', to: headers.get('location') }
    assert.match(headers.get('content-type') ?? '', /^text\/html/, text)
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/)
    assertOnlyOurMarkup(text)
    return { status, text, words: wordsOf(text), to: null }
  }
  return {
    url,
    open: async (path, language = 'en') =>
      read(await fetch(`${url}${path}`, { headers: { cookie: `shep-lang=${language}` } })),
    send: async (path, fields, headers = { origin: url }) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields))
        body.set(
          name,
          typeof value === 'string' ? value : new File([new Uint8Array(value)], 'message.xml'),
        )
      const cookie = { cookie: 'shep-lang=en' }
      const init = { method: 'POST', body, redirect: 'manual', headers: { ...cookie, ...headers } }
      return read(await fetch(`${url}${path}`, init as RequestInit))
    },
  }
}

/** The headings of a page go down one level at a time, from one h1. */
export function assertHeadings(text: string): void {
  const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
  assert.deepEqual(
    levels.filter((level) => level === 1),
    [1],
  )
  for (const [at, level] of levels.entries())
    assert.ok(level <= (levels[at - 1] ?? 0) + 1, `h${level} after h${levels[at - 1]}`)
}

/** Every field of a form has a label, every id is there once, and what is named by an id is there. */
export function assertNamed(text: string): void {
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  assert.deepEqual(ids.length, new Set(ids).size)
  const labelled = [...text.matchAll(/ for="([^"]*)"/g)].map(([, id]) => id)
  for (const [, inside = ''] of text.matchAll(/<(?:input|textarea|select)( [^>]*)>/g)) {
    if (inside.includes('type="hidden"')) continue
    assert.ok(labelled.includes(/ id="([^"]*)"/.exec(inside)?.[1]), inside)
  }
  for (const [, names = ''] of text.matchAll(/ aria-(?:labelledby|describedby)="([^"]*)"/g))
    for (const name of names.split(' ')) assert.ok(ids.includes(name), name)
}
