import express from 'express'
import type { ApiRoute } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import { applicationPages } from './applications/pages.ts'
import { breachPages } from './breaches/pages.ts'
import { explainPages } from './explain/pages.ts'
import { foundPage, homePage, SHOWN } from './home.ts'
import { messagePage } from './message.ts'
import type { Voice } from './outcome.ts'
import { packPages } from './packs/pages.ts'
import { messagePath } from './parts.ts'
import { rightsPages } from './rights/pages.ts'
import { rowsIn } from './rows.ts'
import { scenarioPages } from './scenarios/pages.ts'
import { guards, type Mounting, mountingOn, wrongAddress, wrongBody } from './serving.ts'
import { readSession, sessionPage } from './session.ts'
import { type ConsoleSource, messagesOf, sessionsOf } from './source.ts'
import { stylesheet } from './style.ts'

export interface ConsoleDeps {
  /** The control of an emulator; it is only read. */
  readonly source: ConsoleSource
  /** The control API besides it: what the forms of the console do is done by its rows. */
  readonly routes: readonly ApiRoute[]
  /** Asked with each page and its Host: the address is known only once the server listens. */
  readonly wsdlUrl: (host: string | undefined) => string
  readonly version: string
}

/** Web pages over what is stored, an area after another. Any other address goes on to the next handler. */
export function createConsole({ source, routes, wsdlUrl, version }: ConsoleDeps): express.Router {
  const router = express.Router()
  const pages = mountingOn(router, version)
  const row = rowsIn(routes)
  router.get('/console/style.css', (_, response) => {
    response.set(guards).type('css').send(stylesheet)
  })
  journalPages(pages, source, wsdlUrl)
  explainPages(pages, source, row)
  packPages(pages, source, row)
  scenarioPages(pages, source, row)
  applicationPages(pages, source, row)
  rightsPages(pages, row)
  breachPages(pages, row)
  router.use(wrongAddress(version))
  router.use(wrongBody(version))
  return router
}

function journalPages(
  { get }: Mounting,
  source: ConsoleSource,
  wsdlUrl: ConsoleDeps['wsdlUrl'],
): void {
  get('/', async ({ query, headers: { host } }, voice) => {
    const key = textOf(query['q'])
    if (key !== undefined) return search(source, key, voice)
    const main = await homePage(source, { ...voice, wsdlUrl: wsdlUrl(host) })
    return { heading: voice.say('title'), main, section: 'navJournal' }
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
}

/** One exchange opens at once; several, or none, are a list. */
async function search(source: ConsoleSource, key: string, voice: Voice) {
  const found = await messagesOf(source, key, SHOWN.messages)
  const [only, ...others] = found
  if (only && others.length === 0) return { to: messagePath(only.id) }
  return { heading: voice.say('found'), main: foundPage(found, key, voice), query: key }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
