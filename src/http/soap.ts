import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Delivery } from '../gateway/entry.ts'
import type { Answer } from './answer.ts'
import type { WsdlAnswer } from './wsdl.ts'

/** Where SendMessage with a transport signature is taken (product.md, surfaces). */
export const soapPaths: ReadonlySet<string> = new Set([
  '/bip-sync-wss-gost',
  '/bip-sync-wss-gost/',
  '/shep/bip-sync-wss-gost',
  '/shep/bip-sync-wss-gost/',
])

/** Where the credit bureau's façade is served; its callers use HTTP Basic. */
export const bureauPaths: ReadonlySet<string> = new Set([
  '/gbdServices/PersonalDataAccessControlImplService',
  '/gbdServices/PersonalDataAccessControlImplService/',
])

export interface SoapDeps {
  readonly answer: (delivery: Delivery) => Promise<Answer>
  readonly answerBureau: (delivery: Delivery) => Promise<Answer>
  readonly wsdl: WsdlAnswer
  /** The address that the contract shows whoever asked with this Host header, without a slash at the end. */
  readonly baseUrl: (host: string | undefined) => string
  /** Bytes of a message; one byte more is read, so that the gate can refuse it with its reason. */
  readonly maxBytes: number
  /** Everything that is not SOAP. */
  readonly otherwise: RequestListener
  readonly log: (event: string, fields: Readonly<Record<string, unknown>>) => void
}

/** SOAP is served by node:http itself: a framework costs more here than the XML does (perf.md 1). */
export function createListener(deps: SoapDeps): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    if (!soapPaths.has(path) && !bureauPaths.has(path)) deps.otherwise(request, response)
    else if (request.method === 'POST')
      receive(request, response, path, deps).catch((error: unknown) => fail(error, response, deps))
    else if (request.method === 'GET' || request.method === 'HEAD')
      describe(request, response, deps)
    else
      plain(response.setHeader('allow', 'GET, POST'), 405, 'POST a signed envelope, or GET ?wsdl')
  }
}

function describe(request: IncomingMessage, response: ServerResponse, deps: SoapDeps): void {
  const file = deps.wsdl(request.url ?? '/', deps.baseUrl(request.headers.host))
  if (file) response.writeHead(200, { 'content-type': file.contentType }).end(file.body)
  else plain(response, 404, 'ask for ?wsdl, or POST a signed envelope')
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  endpoint: string,
  { answer, answerBureau, maxBytes }: SoapDeps,
): Promise<void> {
  const bytes = await readBytes(request, maxBytes + 1)
  if (!bytes) return
  const contentType = request.headers['content-type'] ?? ''
  const { status, body, headers } = await (bureauPaths.has(endpoint) ? answerBureau : answer)({
    bytes,
    contentType,
    endpoint,
    headers: pairs(request),
  })
  const closing = bytes.length > maxBytes ? { connection: 'close' } : {}
  response.writeHead(status, { ...Object.fromEntries(headers), ...closing }).end(body)
}

/** Undefined when the client went away: what was never whole is no message. Reading stops at `most` bytes. */
function readBytes(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve) => {
    const finish = () => resolve(Buffer.concat(chunks, Math.min(length, most)))
    request.on('data', (chunk: Buffer) => {
      if (length >= most) return
      chunks.push(chunk)
      length += chunk.length
      if (length >= most) finish()
    })
    request.once('end', finish)
    request.once('error', () => resolve(undefined))
  })
}

function pairs({ rawHeaders }: IncomingMessage): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = []
  for (let i = 0; i < rawHeaders.length; i += 2)
    found.push([rawHeaders[i] as string, rawHeaders[i + 1] as string])
  return found
}

/** Only when not even a fault could be written or stored: nothing was answered, so nothing is claimed. */
function fail(error: unknown, response: ServerResponse, { log }: SoapDeps): void {
  log('no answer', { stack: error instanceof Error ? error.stack : String(error) })
  if (!response.headersSent)
    plain(response, 503, 'the gateway could not store the message; it was not processed')
  else response.destroy()
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}
