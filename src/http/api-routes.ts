import { pipeline } from 'node:stream/promises'
import express, { type Request, type RequestHandler, type Response } from 'express'
import { type ApiRoute, type Asked, invalid, type Pieces, Sent } from '../contract/api.ts'

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
    response.status(status).set(said.headers).type(said.type)
    if (typeof content === 'string') response.send(content)
    else if (content instanceof Uint8Array) response.send(Buffer.from(content))
    else await sendPieces(content, response)
  }
}

/** An answer that breaks off says so: it is shorter than its length. Whoever hung up wants no more. */
async function sendPieces({ size, pieces }: Pieces, response: Response): Promise<void> {
  response.set('content-length', String(size))
  try {
    await pipeline(pieces(), response)
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause
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
