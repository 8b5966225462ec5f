import express, { type RequestHandler } from 'express'
import type { ApiRoute } from '../contract/api.ts'
import { failure, noSuchAddress, refuse } from './api-failure.ts'
import { mount } from './api-routes.ts'
import { certificationRoutes } from './certification-routes.ts'
import type { Control } from './control.ts'
import { journalRoutes } from './journal-routes.ts'
import { type ApiFacts, openapiOf } from './openapi.ts'
import { participantRoutes } from './participant-routes.ts'
import { type PkiSource, pkiRoutes } from './pki.ts'

export interface ApiDeps {
  readonly control: Control
  /** What the control API has besides `control`. */
  readonly more: readonly ApiRoute[]
  /** The test authority. */
  readonly pki: PkiSource
  /** The console. */
  readonly pages: RequestHandler
  /** What /api/openapi.json says of itself. */
  readonly facts: ApiFacts
  readonly ready: () => boolean
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** The control API and its description, /healthz, /readyz and the published keys. Everything but SOAP. */
export function createApi(deps: ApiDeps): express.Express {
  const { control, more, pki, pages, facts, ready, log } = deps
  const routes = [
    ...participantRoutes(control),
    ...certificationRoutes(control),
    ...journalRoutes(control),
    ...more,
  ]
  const openapi = openapiOf(routes, facts)
  const app = express()
  app.disable('x-powered-by')
  app.use(express.json({ limit: '1mb' }))
  app.get('/healthz', (_, response) => void response.json({ status: 'ok' }))
  app.get(
    '/readyz',
    (_, response) => void response.status(ready() ? 200 : 503).json({ ready: ready() }),
  )
  app.use('/pki', pkiRoutes(pki))
  app.get('/api/openapi.json', (_, response) => void response.json(openapi))
  app.use('/api/v1', fromHere, mount(routes))
  app.use(pages)
  app.use(noSuchAddress)
  app.use(failure(log))
  return app
}

/** A page of another origin may not steer the emulator of whoever looks at it. */
const fromHere: RequestHandler = (request, response, next) => {
  response.set({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  const { origin, host } = request.headers
  if (origin === undefined || originHost(origin) === host) return next()
  refuse(response, 'FOREIGN_ORIGIN', { origin })
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
