import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Buffer
}

export async function request(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init)
  const { status, headers } = response
  return { status, headers, body: Buffer.from(await response.arrayBuffer()) }
}

/** A signed envelope, posted as a SOAP client posts it. */
export const postSoap = (
  url: string,
  bytes: Uint8Array,
  contentType = 'text/xml; charset=utf-8',
): Promise<Reply> =>
  request(url, {
    method: 'POST',
    headers: { 'content-type': contentType, soapaction: '""' },
    body: new Uint8Array(bytes),
  })

/** JSON in, JSON out. */
export async function askApi(
  url: string,
  method = 'GET',
  body?: unknown,
): Promise<{ readonly status: number; readonly json: unknown }> {
  const given =
    body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const reply = await request(url, { method, ...given })
  return { status: reply.status, json: JSON.parse(reply.body.toString('utf8')) }
}

/** A bare connection to the port of an address. */
export async function openSocket(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** What comes until the other side ends. */
export async function allFrom(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
