import express, { type Request, type RequestHandler } from 'express'
import { type ApiRoute, type Asked, invalid, Sent } from '../contract/api.ts'

/** Mounts rows of the control API. */
export function mount(routes: readonly ApiRoute[]): express.Router {
  const router = express.Router()
  for (const route of routes)
    router[route.method](route.path, ...takingBytes(route), answering(route))
  return router
}

function takingBytes({ maxBytes }: ApiRoute): RequestHandler[] {
  return maxBytes === undefined ? [] : [express.raw({ type: () => true, limit: maxBytes })]
}

function answering({ status = 200, ask }: ApiRoute): RequestHandler {
  return async (request, response) => {
    const said = await ask(askedOf(request))
    if (!(said instanceof Sent)) return void response.status(status).json(said)
    const { content } = said
    response
      .status(status)
      .set(said.headers)
      .type(said.type)
      .send(typeof content === 'string' ? content : Buffer.from(content))
  }
}

function askedOf({ params, query, body, headers }: Request): Asked {
  return {
    parameter: (name) => String(params[name] ?? ''),
    query: (name) => {
      const value = query[name]
      if (value === undefined || value === '') return undefined
      if (typeof value !== 'string') throw invalid(name, 'one text is expected')
      return value
    },
    get body() {
      const read: unknown = body ?? {}
      if (typeof read !== 'object' || read === null || Array.isArray(read))
        throw invalid('body', 'a JSON object is expected')
      return read as Record<string, unknown>
    },
    bytes: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    contentType: headers['content-type'] ?? '',
  }
}
