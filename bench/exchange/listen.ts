import type { KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves every POST by `answer` on a free port, and prints `{"url": …}` as `shep serve --json` does. */
export function listen(answer: (body: Buffer) => Promise<Buffer>): void {
  const server = createServer((request, response) => {
    const serve = async () => {
      const body = await answer(await bodyOf(request))
      response
        .writeHead(200, { 'content-type': 'text/xml', 'content-length': body.length })
        .end(body)
    }
    serve().catch((error: unknown) =>
      response.writeHead(500, { 'content-length': 0 }).end(String(error)),
    )
  })
  announce(server)
}

export function announce(server: Server): void {
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`)
  })
}

export function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
  })
}

export function nativeKey(key: { readonly native?: KeyObject } | undefined): KeyObject {
  if (!key?.native) throw new Error('a test key is not a key of node:crypto')
  return key.native
}
