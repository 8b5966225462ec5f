import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { statusOf } from '../contract/fault-status.ts'
import { faultEntry, ShepFault } from '../contract/faults.ts'
import { formOf, type SentForm } from './form.ts'
import { isFromHere } from './from-here.ts'
import { type Content, html } from './html.ts'
import { languageOf } from './language.ts'
import { page } from './layout.ts'
import type { Voice } from './outcome.ts'
import { code, factList } from './parts.ts'
import type { SectionId } from './sections.ts'
import { sayIn } from './texts.ts'

export interface Shown {
  readonly heading: string
  readonly main: Content
  /** What was searched, to be kept when the language is changed. */
  readonly query?: string
  readonly section?: SectionId
  readonly status?: number
}

export type Showing = Promise<Shown | { readonly to: string }>
export type Show = (request: Request, voice: Voice) => Showing
export type Do = (request: Request, voice: Voice, form: SentForm) => Showing

/** How pages are mounted: what is read, and what a form does. */
export interface Mounting {
  get(path: string, show: Show): void
  /** `maxBytes` of the whole form. */
  post(path: string, maxBytes: number, act: Do): void
}

/** A form of a few short fields. */
export const SMALL_FORM = 16 * 1024

/** Serves pages on a router; a refusal is a page too. */
export function mountingOn(router: express.Router, version: string): Mounting {
  const send = sendingAs(version)
  return {
    get: (path, show) => {
      router.get(path, (request, response) =>
        send(request, response, (voice) => show(request, voice)),
      )
    },
    post: (path, maxBytes, act) => {
      router.post(
        path,
        (request, response, next) =>
          isFromHere(request.headers)
            ? next()
            : send(request, response, async (voice) => foreign(voice)),
        express.raw({ type: () => true, limit: maxBytes }),
        (request, response) =>
          send(request, response, async (voice) => act(request, voice, await formOf(request))),
      )
    },
  }
}

/** Whoever looks at a wrong address with a browser gets a page; a program gets the JSON of the API. */
export function wrongAddress(version: string): RequestHandler {
  const send = sendingAs(version)
  return (request, response, next) => {
    const looks = request.method === 'GET' && request.accepts('json', 'html') === 'html'
    if (!looks || request.path.startsWith('/api/')) return next()
    return send(request, response, async () => {
      throw new ShepFault('NOT_FOUND')
    })
  }
}

/** A body that is too large or cut off is told as a page; anything else is not ours to word. */
export function wrongBody(version: string): ErrorRequestHandler {
  const send = sendingAs(version)
  return (error: unknown, request, response, next) => {
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
    if (response.headersSent || !(status < 500)) return next(error)
    return send(request, response, async (voice) => unread(status, voice))
  }
}

const sendingAs =
  (version: string) =>
  async (request: Request, response: Response, show: (voice: Voice) => Showing): Promise<void> => {
    const language = languageOf(request, response)
    const voice = { language, say: sayIn(language) }
    response.set(guards).vary('Accept-Language').vary('Cookie')
    const shown = await show(voice).catch((error: unknown) => refused(error, request, voice))
    if ('to' in shown) return response.redirect(303, shown.to)
    const { status = 200, ...parts } = shown
    const body = page({ ...voice, ...parts, version }).toString()
    response.status(status).set('Content-Language', language).type('html').send(body)
  }

/** A page for a refusal; any other error is not ours to word. */
function refused(error: unknown, { method, path }: Request, { language, say }: Voice): Shown {
  if (!(error instanceof ShepFault)) throw error
  const status = statusOf(error.code)
  const missing = status === 404 && method === 'GET'
  const facts = Object.entries(error.detail).map(
    ([name, value]) =>
      [name, code(typeof value === 'string' ? value : JSON.stringify(value))] as const,
  )
  const detail = missing
    ? undefined
    : html`${factList([[say('reasonKey'), code(error.code)], ...facts])}`
  const main = html`<p>${faultEntry(error.code)[language]}</p>${detail}
<p>${method === 'GET' ? html`<a href="/">${say('back')}</a>` : html`<a href="${pageOf(path)}">${say('backToPage')}</a>`}</p>`
  return { status, heading: say(missing ? 'notFound' : 'notDone'), main }
}

/** The page that a form was on: what it does is the last part of its address, where there are several. */
const pageOf = (path: string): string => path.replace(/(?<=.)\/[^/]+$/, '')

const unread = (status: number, { say }: Voice): Shown => ({
  status,
  heading: say('notDone'),
  main: html`<p>${say(status === 413 ? 'tooLarge' : 'unreadable')}</p>`,
})

const foreign = ({ say }: Voice): Shown => ({
  status: 403,
  heading: say('notDone'),
  main: html`<p>${say('foreignForm')}</p>`,
})

/** Nothing runs, nothing is loaded from elsewhere, nobody frames us, and no address of ours leaks to another site. */
export const guards = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
} as const
