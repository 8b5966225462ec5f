import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import { listen } from 'soap'
import { ensureTestPki } from '../../src/eds/authority/test-pki.ts'
import { writePem } from '../../src/eds/pem.ts'
import { announce, bodyOf, nativeKey } from './listen.ts'
import { type Asked, createService } from './soap-service.ts'
import { securityHeader, signAnswer, verifyRequest } from './soap-signatures.ts'

/**
 * The obvious alternative: npm soap with the project's WSDL, xml-crypto before it and behind it, jose for both tokens,
 * and a row a request. It checks less than the gateway does: no gate, no chain, no registry. PKI DATABASE.
 */
const [directory = '', database = ''] = process.argv.slice(2)
const pki = await ensureTestPki(directory, () => new Date())
const pemOf = (holder: typeof pki.kdp): string =>
  nativeKey(holder.key).export({ type: 'pkcs8', format: 'pem' }).toString()
const participant = writePem('CERTIFICATE', pki.initiator.certificate.der)
const gatewayKey = pemOf(pki.gateway)
const service = await createService({ participant, tokenKey: pemOf(pki.kdp) }, database)

type Carrier = IncomingMessage & { body?: string }

const wsdl = fileURLToPath(new URL('../../wsdl/sync-channel-http.wsdl', import.meta.url))
const server = createServer()
const gateway = listen(server, {
  path: '/bip-sync-wss-gost',
  services: {
    ISyncChannelHttpService: {
      SyncChannelHttpPort: {
        SendMessage: (asked: Asked, _done: unknown, _headers: unknown, request: Carrier) =>
          service(asked, request.body ?? ''),
      },
    },
  },
  xml: readFileSync(wsdl, 'utf8'),
  uri: wsdl,
  enableChunkedEncoding: false,
  callback: () => {
    putVerifierBefore()
    announce(server)
  },
})
gateway.addSoapHeader(securityHeader(Buffer.from(pki.gateway.certificate.der).toString('base64')))
gateway.on('response', (response: { result: string }) => {
  response.result = signAnswer(response.result, gatewayKey)
})

/** As a middleware would: npm soap takes a body that was read before it. */
function putVerifierBefore(): void {
  const [behind] = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request').on('request', (request: Carrier, response) => {
    const pass = async () => {
      request.body = (await bodyOf(request)).toString('utf8')
      verifyRequest(request.body, participant)
      behind?.(request, response)
    }
    pass().catch((error: unknown) => {
      const text = String(error)
      response.writeHead(500, { 'content-length': Buffer.byteLength(text) }).end(text)
    })
  })
}
