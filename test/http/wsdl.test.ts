import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { createClientAsync } from 'soap'
import { wsdlFiles, wsdlPaths } from '../../src/http/wsdl.ts'
import { canRunZeep, python } from '../peers/tools.ts'

const answer = wsdlFiles()
const base = 'http://emulator.test:8080'
const bodyOf = (target: string, baseUrl = base) => answer(target, baseUrl)?.body ?? ''
const addressIn = (wsdl: string) => /<soap:address location="([^"]*)"/.exec(wsdl)?.[1]

describe('GET ?wsdl: the published contract', () => {
  const asked: Readonly<Record<string, string>> = {
    '/bip-sync-wss-gost/?wsdl': `${base}/bip-sync-wss-gost/`,
    '/bip-sync-wss-gost?wsdl': `${base}/bip-sync-wss-gost/`,
    '/bip-sync-wss-gost/?WSDL': `${base}/bip-sync-wss-gost/`,
    '/bip-sync-wss-gost/?wsdl=': `${base}/bip-sync-wss-gost/`,
    '/bip-sync-wss-gost/?wsdl=sync-channel-http.wsdl': `${base}/bip-sync-wss-gost/`,
    '/shep/bip-sync-wss-gost/?wsdl': `${base}/shep/bip-sync-wss-gost/`,
    '/shep/bip-sync-wss-gost?Wsdl': `${base}/shep/bip-sync-wss-gost/`,
  }
  for (const [target, address] of Object.entries(asked)) {
    it(`${target} names the address it was asked at`, () => {
      const file = answer(target, base)
      assert.equal(file?.contentType, 'text/xml; charset=utf-8')
      assert.equal(addressIn(file.body), address)
    })
  }

  const absent = [
    '/?wsdl',
    '/bip-sync-wss-gost/',
    '/bip-sync-wss-gost/?',
    '/bip-sync-wss-gost/?xsd',
    '/bip-sync-wss-gost/?xsd=none.xsd',
    '/bip-sync-wss-gost/?wsdl=sync-types.xsd',
    '/bip-sync-wss-gost/?wsdl=README.md',
    '/bip-sync-wss-gost/?xsd=../sync-channel.wsdl',
    '/bip-sync-wss-gost/?xsd=..%2f..%2fpackage.json',
    '/bip-sync-wss-gost/?xsd=xsd/common.xsd',
    '/bip-sync-wss-gost/../bip-sync-wss-gost/?wsdl',
    '/bip-sync-wss-gost//?wsdl',
    '/bip-sync-wss-gost/more?wsdl',
    '/bip-sync-wss-gost/?other=1',
    '/bip-sync-wss-gost/?wsdl=toString',
    '/bip-sync-wss-gost/?wsdl=%E0%A4%A',
    '',
  ]
  for (const target of absent) {
    it(`"${target}" is not there`, () => assert.equal(answer(target, base), undefined))
  }

  it('a base address with a slash at its end gives no double slash', () => {
    assert.equal(
      addressIn(bodyOf('/bip-sync-wss-gost/?wsdl', `${base}/`)),
      `${base}/bip-sync-wss-gost/`,
    )
  })

  it('a base address cannot break out of its attribute', () => {
    const hostile = 'http://x/"><evil a="$&\'&<>'
    for (const target of ['?wsdl', '?wsdl=sync-channel.wsdl', '?xsd=sync-types.xsd']) {
      const body = bodyOf(`/bip-sync-wss-gost/${target}`, hostile)
      assert.ok(
        body.includes(
          `http://x/&quot;&gt;&lt;evil a=&quot;$&amp;&#39;&amp;&lt;&gt;/bip-sync-wss-gost/`,
        ),
      )
      assert.ok(!body.includes('<evil'))
    }
  })

  for (const path of wsdlPaths) {
    it(`${path}: every import inside leads to a file, and stays under that path`, () => {
      const names = [...reachable(`${path}/?wsdl`)].map((target) => target.slice(path.length))
      assert.deepEqual(
        new Set(names),
        new Set([
          '/?wsdl',
          '/?wsdl=sync-channel.wsdl',
          '/?xsd=sync-types.xsd',
          '/?xsd=sync-request.xsd',
          '/?xsd=sync-response.xsd',
          '/?xsd=common.xsd',
        ]),
      )
    })
  }

  it('the types of the services are served apart', () => {
    for (const name of ['kdp', 'gbdfl']) {
      assert.match(bodyOf(`/bip-sync-wss-gost/?xsd=${name}.xsd`), /<xs:complexType name="/)
    }
  })

  it('a folder without the contract fails at start, not at the first question', () => {
    assert.throws(() => wsdlFiles(new URL('../../fixtures/', import.meta.url)))
  })
})

/** What a client reaches from the WSDL by following each import. */
function reachable(target: string, seen = new Set<string>()): Set<string> {
  if (seen.has(target)) return seen
  seen.add(target)
  const body = bodyOf(target)
  assert.notEqual(body, '', `${target} is not served`)
  for (const [, location = ''] of body.matchAll(/<\w+:import [^>]*ocation="([^"]*)"/g)) {
    assert.ok(location.startsWith(base), location)
    reachable(location.slice(base.length), seen)
  }
  return seen
}

describe('the published contract over HTTP, to clients of other houses', () => {
  let server: Server
  let url: string
  before(async () => {
    server = createServer((request, response) => {
      const file = answer(request.url ?? '', url)
      response.writeHead(file ? 200 : 404, { 'content-type': file?.contentType ?? 'text/plain' })
      response.end(file?.body)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => server.close())

  it('npm soap finds service, port and operation, and the live address', async () => {
    const client = await createClientAsync(`${url}/bip-sync-wss-gost/?wsdl`)
    assert.deepEqual(client.describe(), {
      ISyncChannelHttpService: {
        SyncChannelHttpPort: {
          SendMessage: {
            input: { request: 'rq:SyncSendMessageRequest' },
            output: { response: 'rs:SyncSendMessageResponse' },
          },
        },
      },
    })
    const { services } = client.wsdl.definitions
    const port = services['ISyncChannelHttpService']?.ports['SyncChannelHttpPort']
    assert.equal(port?.location, `${url}/bip-sync-wss-gost/`)
  })

  it('zeep finds the same, with the types of the services', async function () {
    if (!canRunZeep()) this.skip()
    const script = `
import sys, zeep
client = zeep.Client(sys.argv[1] + "?wsdl")
for name in ("kdp", "gbdfl"):
    client.wsdl.types.add_document_by_url("%s?xsd=%s.xsd" % (sys.argv[1], name))
print(client.service._binding.get("SendMessage"))
print(client.service._binding_options["address"])
print(client.get_type("{http://service.2fa-chain.kz/ns/kdp}getUserDataRequest").name)
print(client.get_type("{http://message.persistence.interactive.nat}Response").name)`
    const address = `${url}/bip-sync-wss-gost/`
    const { stdout } = await promisify(execFile)(python, ['-c', script, address])
    const [operation, ...rest] = stdout.trim().split('\n')
    assert.match(
      operation ?? '',
      /^SendMessage\(request: \w+:SyncSendMessageRequest\) -> response: /,
    )
    assert.deepEqual(rest, [address, 'getUserDataRequest', 'Response'])
  })
})
