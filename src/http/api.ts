import express, { type Request, type RequestHandler, type Response } from 'express'
import type { ApiRoute } from '../contract/api.ts'
import { cutModes } from '../contract/business-signature.ts'
import { ShepFault } from '../contract/faults.ts'
import { failure } from './api-failure.ts'
import { mount } from './api-routes.ts'
import type { BusinessInput, Control, ParticipantInput } from './control.ts'
import { type PkiSource, pkiRoutes } from './pki.ts'
import { type Purpose, purposes } from './purposes.ts'

export interface ApiDeps {
  readonly control: Control
  /** What the control API has besides `control`. */
  readonly more: readonly ApiRoute[]
  /** The test authority. */
  readonly pki: PkiSource
  /** The console. */
  readonly pages: RequestHandler
  readonly ready: () => boolean
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** The control API, /healthz, /readyz and the published keys. Everything but SOAP. */
export function createApi({ control, more, pki, pages, ready, log }: ApiDeps): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(express.json({ limit: '1mb' }))
  app.get('/healthz', (_, response) => void response.json({ status: 'ok' }))
  app.get(
    '/readyz',
    (_, response) => void response.status(ready() ? 200 : 503).json({ ready: ready() }),
  )
  app.use('/pki', pkiRoutes(pki))
  app.use('/api/v1', fromHere, routes(control), mount(more))
  app.use(pages)
  app.use(
    (request, response) =>
      void response
        .status(404)
        .json({ error: 'NOT_FOUND', text: `${request.method} ${request.path}` }),
  )
  app.use(failure(log))
  return app
}

/** A page of another origin may not steer the emulator of whoever looks at it. */
const fromHere: RequestHandler = (request, response, next) => {
  response.set({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  const { origin, host } = request.headers
  if (origin === undefined || originHost(origin) === host) return next()
  response
    .status(403)
    .json({ error: 'FOREIGN_ORIGIN', text: `requests from ${origin} are not taken` })
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Bytes that strangers sent: a browser stores them and never runs them. */
const inert = {
  'content-disposition': 'attachment',
  'content-security-policy': "sandbox; default-src 'none'",
}

type Ask = (request: Request) => Promise<unknown> | unknown

function routes(control: Control): express.Router {
  const router = express.Router()
  participantRoutes(router, control)
  businessRoutes(router, control)
  certificationRoutes(router, control)
  journalRoutes(router, control)
  router.get(
    '/kdp/jwks.json',
    answering(200, () => control.jwks()),
  )
  router.get(
    '/settings',
    answering(200, () => control.settings()),
  )
  return router
}

function participantRoutes(router: express.Router, control: Control): void {
  const own = '/participants/:senderId/certificates'
  router.get(
    '/participants',
    answering(200, () => control.participants()),
  )
  router.post(
    '/participants',
    answering(201, ({ body }) => control.registerParticipant(participantOf(body))),
  )
  router.get(
    own,
    answering(200, (request) =>
      control.certificates(
        parameter(request, 'senderId'),
        switchOf('history', request.query['history']),
      ),
    ),
  )
  router.post(
    own,
    answering(201, (request) =>
      control.registerCertificate(parameter(request, 'senderId'), certificateOf(request.body)),
    ),
  )
  router.delete(
    `${own}/:fingerprint/:purpose`,
    answering(200, (request) =>
      control.retireCertificate(
        parameter(request, 'senderId'),
        parameter(request, 'fingerprint'),
        purposeOf(parameter(request, 'purpose')),
      ),
    ),
  )
}

function businessRoutes(router: express.Router, control: Control): void {
  const path = '/participants/:senderId/business-signature'
  const senderId = (request: Request) => parameter(request, 'senderId')
  router.get(
    path,
    answering(200, (request) => control.businessSignatures(senderId(request))),
  )
  router.put(
    path,
    answering(200, (request) =>
      control.setBusinessSignature(senderId(request), businessInputOf(request.body)),
    ),
  )
}

function certificationRoutes(router: express.Router, control: Control): void {
  const id = (request: Request) => parameter(request, 'id')
  const get = (path: string, ask: Ask) => router.get(path, answering(200, ask))
  const post = (path: string, status: number, ask: Ask) => router.post(path, answering(status, ask))
  get('/applications', () => control.applications())
  post('/applications', 201, ({ body }) => control.submitApplication(record(body)))
  get('/applications/:id', (request) => control.application(id(request)))
  post('/applications/:id/approve', 200, (request) => control.approveApplication(id(request)))
  post('/applications/:id/sessions', 201, (request) => control.openSession(id(request)))
  get('/sessions', () => control.sessions())
  get('/sessions/:id', (request) => control.progress(id(request)))
  post('/sessions/:id/act', 200, (request) => control.freeze(id(request)))
  post('/sessions/:id/abandon', 200, (request) => control.abandon(id(request)))
  const json = sending('application/json; charset=utf-8', (request) => control.actJson(id(request)))
  router.get('/sessions/:id/act.json', json)
  const pdf = sending('application/pdf', (request) => control.actPdf(id(request)))
  router.get('/sessions/:id/act.pdf', pdf)
}

function journalRoutes(router: express.Router, control: Control): void {
  router.get(
    '/journal',
    answering(200, ({ query }) =>
      control.journal(textOf('key', query['key']), limitOf(query['limit'])),
    ),
  )
  for (const side of ['request', 'response'] as const)
    router.get(`/journal/:id/${side}`, async (request, response) => {
      const bytes = await control.message(parameter(request, 'id'), side)
      response.set(inert).type('application/octet-stream').send(Buffer.from(bytes))
    })
}

function answering(status: number, ask: Ask): RequestHandler {
  return async (request, response) => {
    response.status(status).json(await ask(request))
  }
}

function sending(
  type: string,
  ask: (request: Request) => Promise<string | Uint8Array>,
): RequestHandler {
  return async (request, response: Response) => {
    const body = await ask(request)
    response.type(type).send(typeof body === 'string' ? body : Buffer.from(body))
  }
}

const invalid = (field: string, text: string) => new ShepFault('INPUT_INVALID', { field, text })

/** A path parameter; express itself refuses an address without it. */
const parameter = ({ params }: Request, name: string): string => String(params[name] ?? '')

function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string') throw invalid(name, 'one text is expected')
  return value
}

function switchOf(name: string, value: unknown): boolean {
  const text = textOf(name, value) ?? '0'
  if (text !== '0' && text !== '1') throw invalid(name, '0 or 1')
  return text === '1'
}

function limitOf(value: unknown): number {
  const text = textOf('limit', value) ?? '50'
  if (!/^\d{1,4}$/.test(text) || text === '0')
    throw invalid('limit', 'a whole number from 1 to 9999')
  return Number(text)
}

function record(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('body', 'a JSON object is expected')
  return body as Record<string, unknown>
}

function participantOf(body: unknown): ParticipantInput {
  const { senderId, bin, name, password } = record(body)
  const needed = (field: string, value: unknown) => {
    if (typeof value !== 'string') throw invalid(field, 'a text is expected')
    return value
  }
  return {
    senderId: needed('senderId', senderId),
    bin: needed('bin', bin),
    name: needed('name', name),
    password: needed('password', password),
  }
}

function certificateOf(body: unknown): { pem: string; purposes: readonly Purpose[] } {
  const { pem, purposes: wanted = ['transport'] } = record(body)
  if (typeof pem !== 'string') throw invalid('pem', 'PEM, or DER in base64')
  if (!Array.isArray(wanted)) throw invalid('purposes', `a list of ${purposes.join(', ')}`)
  return { pem, purposes: wanted.map((one) => purposeOf(String(one))) }
}

function purposeOf(text: string): Purpose {
  const found = purposes.find((one) => one === text)
  if (!found) throw invalid('purpose', `one of ${purposes.join(', ')}`)
  return found
}

/** `mode` absent: as the form of `data` suggests. */
function businessInputOf(body: unknown): BusinessInput {
  const { serviceId, mode, required } = record(body)
  if (typeof serviceId !== 'string' || !serviceId) throw invalid('serviceId', 'a text is expected')
  if (typeof required !== 'boolean') throw invalid('required', 'true or false')
  if (mode === undefined) return { serviceId, required }
  const known = cutModes.find((one) => one === mode)
  if (!known) throw invalid('mode', `one of ${cutModes.join(', ')}, or none`)
  return { serviceId, required, mode: known }
}
