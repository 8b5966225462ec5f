import express, { type Request, type RequestHandler } from 'express'
import { faultEntry, ShepFault } from '../contract/faults.ts'
import { foundPage, homePage, SHOWN } from './home.ts'
import { type Content, html } from './html.ts'
import { languageOf } from './language.ts'
import { page } from './layout.ts'
import { messagePage } from './message.ts'
import type { Voice } from './outcome.ts'
import { messagePath } from './parts.ts'
import { readSession, sessionPage } from './session.ts'
import { type ConsoleSource, messagesOf, sessionsOf } from './source.ts'
import { stylesheet } from './style.ts'
import { sayIn } from './texts.ts'

export interface ConsoleDeps {
  /** The control of an emulator; it is only read. */
  readonly source: ConsoleSource
  /** Asked with each page: the address is known only once the server listens. */
  readonly wsdlUrl: () => string
  readonly version: string
}

/** Web pages over what is stored: `/`, `/messages/ID`, `/sessions/ID`. Any other address goes on to the next handler. */
export function createConsole({ source, wsdlUrl, version }: ConsoleDeps): express.Router {
  const router = express.Router()
  const get = (path: string, show: Show) => router.get(path, serving(show, version))
  router.get('/console/style.css', (_, response) => {
    response.set(guards).type('css').send(stylesheet)
  })
  get('/', async ({ query }, voice) => {
    const key = textOf(query['q'])
    if (key !== undefined) return search(source, key, voice)
    const main = await homePage(source, { ...voice, wsdlUrl: wsdlUrl() })
    return { heading: voice.say('title'), main }
  })
  get('/messages/:id', async ({ params: { id }, query }, voice) => {
    const show = query['show'] === 'all' ? 'all' : undefined
    const found = await messagesOf(source, String(id), SHOWN.messages, show)
    const row = found.find((one) => one.id === id)
    if (!row) throw new ShepFault('ENTRY_UNKNOWN', { id })
    const heading = `${voice.say('message')} ${row.messageId ?? row.id}`
    return { heading, main: await messagePage(row, source, voice, show) }
  })
  get('/sessions/:id', async ({ params: { id } }, voice) => {
    const session = (await sessionsOf(source)).find((one) => one.id === id)
    if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
    const main = await sessionPage(await readSession(source, session), source, voice)
    return { heading: `${voice.say('session')} ${session.id}`, main }
  })
  return router
}

interface Shown {
  readonly heading: string
  readonly main: Content
  /** What was searched, to be kept when the language is changed. */
  readonly query?: string
  readonly status?: number
}

type Show = (request: Request, voice: Voice) => Promise<Shown | { readonly to: string }>

/** One exchange opens at once; several, or none, are a list. */
async function search(source: ConsoleSource, key: string, voice: Voice) {
  const found = await messagesOf(source, key, SHOWN.messages)
  const [only, ...others] = found
  if (only && others.length === 0) return { to: messagePath(only.id) }
  return { heading: voice.say('found'), main: foundPage(found, key, voice), query: key }
}

function serving(show: Show, version: string): RequestHandler {
  return async (request, response) => {
    const language = languageOf(request, response)
    const voice = { language, say: sayIn(language) }
    response.set(guards).vary('Accept-Language').vary('Cookie')
    const shown = await show(request, voice).catch((error: unknown) => notFound(error, voice))
    if ('to' in shown) return response.redirect(303, shown.to)
    const { status = 200, ...parts } = shown
    const body = page({ ...voice, ...parts, version }).toString()
    response.status(status).set('Content-Language', language).type('html').send(body)
  }
}

/** A page for an id that is not there; any other error is not ours to word. */
function notFound(error: unknown, { language, say }: Voice): Shown {
  if (!(error instanceof ShepFault)) throw error
  const main = html`<p>${faultEntry(error.code)[language]}</p>
<p><a href="/">${say('back')}</a></p>`
  return { status: error.code.endsWith('_ERASED') ? 410 : 404, heading: say('notFound'), main }
}

/** Nothing runs, nothing is loaded from elsewhere, nobody frames us, and no address of ours leaks. */
const guards = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
} as const

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
