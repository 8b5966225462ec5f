import express, { type Response } from 'express'
import { refuse } from './api-failure.ts'

/** The test authority as its clients see it: DER in, DER out; undefined when there is no such name. */
export interface PkiSource {
  certificate(name: string): Uint8Array | undefined
  crl(name: string, delta: boolean): Promise<Uint8Array | undefined>
  ocsp(request: Uint8Array): Promise<Uint8Array>
  timestamp(request: Uint8Array): Promise<Uint8Array>
}

/** No request of OCSP or for a time stamp comes near. */
const LARGEST = '64kb'

/** /pki: certificates and lists of the CAs, OCSP (RFC 6960 A) and time stamps (RFC 3161 3.4). */
export function pkiRoutes(pki: PkiSource): express.Router {
  const router = express.Router()
  const body = express.raw({ type: () => true, limit: LARGEST })
  router.get('/cert/:name.cer', ({ params }, response) =>
    send(response, 'application/pkix-cert', pki.certificate(params.name)),
  )
  router.get('/crl/:name-delta.crl', async ({ params }, response) =>
    send(response, 'application/pkix-crl', await pki.crl(params.name, true)),
  )
  router.get('/crl/:name.crl', async ({ params }, response) =>
    send(response, 'application/pkix-crl', await pki.crl(params.name, false)),
  )
  const answered = async (response: Response, request: Uint8Array) =>
    send(response, 'application/ocsp-response', await pki.ocsp(request))
  router.post('/ocsp', body, (request, response) => answered(response, bytesOf(request.body)))
  router.get(/^\/ocsp\/(.+)$/, ({ params }, response) =>
    answered(response, Buffer.from(String(params[0]), 'base64')),
  )
  router.post('/tsa', body, async (request, response) =>
    send(response, 'application/timestamp-reply', await pki.timestamp(bytesOf(request.body))),
  )
  return router
}

/** Without a body there is nothing that express parsed. */
const bytesOf = (body: unknown): Uint8Array => (body instanceof Uint8Array ? body : Buffer.alloc(0))

/** Never from a cache: what is revoked, and the clock, may change at any moment. */
function send(response: Response, type: string, der: Uint8Array | undefined): void {
  if (der === undefined) refuse(response, 'NOT_FOUND', { text: response.req.originalUrl })
  else response.set('cache-control', 'no-store').type(type).send(Buffer.from(der))
}
