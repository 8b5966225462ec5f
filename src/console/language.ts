import type { Request, Response } from 'express'
import { type Language, languages } from './texts.ts'

const COOKIE = 'shep-lang'
const YEAR = 365 * 24 * 3600 * 1000
const known = Object.keys(languages) as readonly Language[]

/** `?lang=` decides and is remembered; then the cookie, then Accept-Language, then Russian. */
export function languageOf(request: Request, response: Response): Language {
  const asked = known.find((one) => one === request.query['lang'])
  if (asked) {
    const options = { maxAge: YEAR, path: '/', httpOnly: true, sameSite: 'lax' } as const
    response.cookie(COOKIE, asked, options)
    return asked
  }
  const accepted = request.acceptsLanguages([...known])
  return remembered(request.headers.cookie) ?? known.find((one) => one === accepted) ?? 'ru'
}

function remembered(cookies = ''): Language | undefined {
  const value = /(?:^|;\s*)shep-lang=(\w+)\s*(?:;|$)/.exec(cookies)?.[1]
  return known.find((one) => one === value)
}
