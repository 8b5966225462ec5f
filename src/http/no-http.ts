import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'

type Log = (event: string, fields: Readonly<Record<string, unknown>>) => void

/** What node:http says of bytes that it cannot read as a request. */
interface ParserError extends Error {
  readonly code?: string
  readonly reason?: string
  readonly rawPacket?: Buffer
}

/** The answer of which a part is on the wire already; another must not be written into it. */
type Line = Socket & { readonly _httpMessage?: { readonly headersSent: boolean } | null }

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** The first byte of a TLS handshake: a client that was given https. */
const TLS = 0x16

/** Bytes that are no HTTP/1.1 request reach no journal: the client is told why in words, and so is the log. */
export function refuseNoHttp(log: Log): (error: Error, socket: Socket) => void {
  return (error: ParserError, socket: Line) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const reason = reasonOf(error)
    log('no HTTP request', { code: error.code, reason, from: socket.remoteAddress })
    if (socket._httpMessage?.headersSent) return void socket.destroy()
    const status = statuses[error.code ?? ''] ?? 400
    const body = `no HTTP/1.1 request, and no message of the journal: ${reason}\n`
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'connection: close',
      'content-type: text/plain; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  }
}

const reasonOf = ({ rawPacket, reason, message }: ParserError): string =>
  rawPacket?.[0] === TLS ? 'this is TLS, and the emulator speaks plain HTTP' : (reason ?? message)
