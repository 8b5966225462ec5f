import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { playExchange, valueIn } from '../../src/client/full-exchange.ts'
import {
  type ClientSettings,
  createGatewayClient,
  type GatewayClient,
} from '../../src/client/gateway-client.ts'
import { demo } from '../../src/emulator/demo.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { postSoap } from '../support/http.ts'
import { accessData, IIN, OWNER, STRANGER } from '../support/messages.ts'

describe('client: the reference client over a real port', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator()
    url = `${(await emulator.start()).url}/bip-sync-wss-gost/`
  })
  after(() => emulator.close())

  const clientOf = (changes: Partial<ClientSettings> = {}): GatewayClient =>
    createGatewayClient({
      url,
      senderId: demo.senderId,
      password: demo.password,
      identity: identityOf(emulator.pki.initiator),
      keyInfo: 'key-identifier',
      gateways: [emulator.pki.gateway.certificate],
      clock: emulator.clock,
      newId: emulator.newId,
      ...changes,
    })

  const play = (client: GatewayClient, iin = IIN) => {
    const { native } = emulator.pki.initiator.key
    assert.ok(native)
    const { clock, newId } = emulator
    return playExchange({ iin }, { client, clock, newId, organisation: demo, tokenKey: native })
  }

  it('a whole exchange: a token, and a person for it', async () => {
    const { access, person } = await play(clientOf())
    assert.equal(valueIn(access, 'status'), 'VALID')
    assert.ok(person)
    assert.equal(valueIn(person, 'iin'), IIN)
    assert.deepEqual([access.httpStatus, person.httpStatus], [200, 200])
  })

  it('what it keeps is what was on the wire', async () => {
    const { access } = await play(clientOf())
    const [entry] = await emulator.control.journal(access.messageId, 1)
    const kept = async (side: 'request' | 'response') =>
      Buffer.from(await emulator.control.message(entry?.id ?? '', side))
    assert.deepEqual(await kept('request'), Buffer.from(access.request))
    assert.deepEqual(await kept('response'), Buffer.from(access.response))
  })

  it('without a token the owner is not asked', async () => {
    const { access, person } = await play(clientOf({ password: 'wrong' }))
    assert.equal(access.answer.kind === 'fault' && access.answer.errorCode, 'EMU-002')
    assert.equal(person, undefined)
  })

  it('a person who is not on record: the token is good, the answer is a refusal', async () => {
    const { access, person } = await play(clientOf(), STRANGER)
    assert.equal(valueIn(access, 'status'), 'VALID')
    assert.equal(person?.answer.kind === 'response' && person.answer.code, 'SCSE001')
  })

  it('a fault is an answer, signed like any other', async () => {
    const { answer, httpStatus } = await clientOf().send('NONE', await accessData(emulator))
    assert.equal(httpStatus, 500)
    assert.equal(answer.kind === 'fault' && answer.errorCode, 'SCE004')
  })

  it('an answer under another certificate is not believed', async () => {
    const client = clientOf({ gateways: [emulator.pki.kdp.certificate] })
    await assert.rejects(
      client.send(OWNER, await accessData(emulator)),
      /the answer is not signed by the gateway: .*W-24/,
    )
  })

  const tampering: Readonly<Record<string, readonly [(xml: string) => string, RegExp]>> = {
    'changed on its way': [(xml) => xml.replace('SCSS001', 'SCSS002'), /W-23 DIGEST_MISMATCH/],
    'without its signature': [
      (xml) => xml.replace(/<soap:Header>.*<\/soap:Header>/s, ''),
      /SECURITY_MISSING/,
    ],
    'that is no XML': [() => 'Bad Gateway', /W-03 NOT_WELL_FORMED/],
  }
  for (const [title, [change, told]] of Object.entries(tampering)) {
    it(`an answer ${title} is not believed`, async () => {
      const between = await relay(url, change)
      const client = clientOf({ url: between.url })
      await assert.rejects(client.send('KDP_SERVICE', await accessData(emulator)), told)
      between.server.close()
      between.server.closeAllConnections()
    })
  }

  it('a gateway that is not there is an error', async () => {
    const client = clientOf({ url: 'http://127.0.0.1:1/' })
    await assert.rejects(client.send('KDP_SERVICE', await accessData(emulator)), /fetch failed/)
  })
})

/** Somebody on the way who changes answers. */
async function relay(
  target: string,
  change: (xml: string) => string,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { status, body } = await postSoap(target, Buffer.concat(chunks))
    response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' })
    response.end(change(body.toString('utf8')))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}
