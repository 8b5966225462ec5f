import assert from 'node:assert/strict'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { instructions } from '../../src/act/container/instructions.ts'
import { judgeFacts } from '../../src/act/container/judge-facts.ts'
import { filesOf } from '../../src/act/container/judge-files.ts'
import { attachedMessages } from '../../src/act/container/replay.ts'
import { verifyContainer } from '../../src/act/container/verify.ts'
import type { ZipFile } from '../../src/act/container/zip-content.ts'
import { readZip } from '../../src/act/container/zip-read.ts'
import { sha256 } from '../../src/act/json.ts'
import type { Act } from '../../src/act/shape.ts'
import { TIMESTAMP_POLICY } from '../../src/eds/authority/timestamp-policy.ts'
import { writeTimestampReply } from '../../src/eds/timestamp/reply.ts'
import { readTimestampRequest } from '../../src/eds/timestamp/request.ts'
import { writeTimestamp } from '../../src/eds/timestamp/token.ts'
import { masked, withheld } from '../../src/emulator/settings-text.ts'
import { rebuilt, replaced, told } from '../act/container/support.ts'
import { ask, fieldOf } from '../support/answers.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { OWNER, personData } from '../support/messages.ts'

/** A whole exchange: a token, and a person for it. */
async function exchange(emulator: TestEmulator): Promise<void> {
  emulator.clock.forward(1000)
  const seen = await ask(emulator)
  const data = personData(emulator, fieldOf(seen, 'code') ?? '', fieldOf(seen, 'public-key') ?? '')
  await ask(emulator, { info: { serviceId: OWNER }, data })
}

async function sessionOf(emulator: TestEmulator): Promise<string> {
  const { id } = (await emulator.control.openSession(emulator.demo.applicationId)) as { id: string }
  for (let count = 0; count < 10; count += 1) await exchange(emulator)
  return id
}

describe('anchors 6.3, 6.4: act.asice of a session', () => {
  let data: string
  let emulator: TestEmulator
  let session: string
  let container: Uint8Array
  let entries: readonly ZipFile[]
  before(async () => {
    data = await dataFolder()
    emulator = await startEmulator({ data })
    session = await sessionOf(emulator)
    await ask(emulator, { info: { serviceId: 'NONE' } })
    await emulator.control.freeze(session)
    container = await emulator.control.actContainer(session)
    entries = readZip(container).entries
  })
  after(async () => {
    await emulator.close()
    rmSync(data, { recursive: true, force: true })
  })

  it('anchors 6.4(3): an act beside which nobody put anything on record has no annex of it, and no file', () => {
    const files = filesOf(entries)
    const text = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8')
    assert.ok(!('annotations' in JSON.parse(text('act.json'))))
    assert.ok(!entries.some(({ name }) => name.startsWith('overrides/')))
    assert.equal(text('VERIFY.md'), instructions)
    assert.ok(!text('act.html').includes('машина'))
  })

  const judged = (bytes: Uint8Array) =>
    verifyContainer(bytes, {
      trust: emulator.pki.trust,
      at: emulator.clock(),
      facts: judgeFacts,
    })
  const textOf = (name: string) =>
    Buffer.from(entries.find((one) => one.name === name)?.bytes ?? []).toString('utf8')

  it('verifies, and holds what 6.3 names', async () => {
    assert.deepEqual(told(await judged(container)), [])
    const names = entries.map(({ name }) => name)
    const evidence = [
      'request.xml',
      'request.headers',
      'response.xml',
      'response.headers',
      'checks.json',
    ]
    const wanted = [
      ...[
        'mimetype',
        'act.pdf',
        'act.json',
        'act.html',
        'VERIFY.md',
        'attempts.jsonl',
        'config.json',
      ],
      ...['01', '01-owner', '10', '10-owner'].flatMap((one) =>
        evidence.map((part) => `evidence/${one}-${part}`),
      ),
      ...['ca', 'seal', 'tsa', 'gateway-rsa', 'gateway-gost-2015', 'participant'].map(
        (one) => `trust/${one}.pem`,
      ),
      ...['trust/kdp-jwks.json', 'trust/root.crl', 'trust/issuing.crl'],
    ]
    assert.deepEqual(
      wanted.filter((name) => !names.includes(name)),
      [],
    )
    assert.equal(names[0], 'mimetype')
  })

  it('6.4(3): exported again, and after a restart, it is the same to the byte; act.pdf is the one inside', async () => {
    assert.deepEqual(await emulator.control.actContainer(session), container)
    await emulator.close()
    emulator = await startEmulator({ data })
    assert.deepEqual(await emulator.control.actContainer(session), container)
    const pdf = entries.find(({ name }) => name === 'act.pdf')?.bytes
    assert.deepEqual(await emulator.control.actPdf(session), pdf)
    assert.equal(await emulator.control.actJson(session), textOf('act.json'))
    assert.equal(await emulator.control.actHtml(session), textOf('act.html'))
  })

  it('the raw messages are those of the journal, with every check, for whoever makes them again', async () => {
    const act = JSON.parse(textOf('act.json')) as Act
    const messages = [...attachedMessages(filesOf(entries))]
    assert.equal(messages.length, 20)
    const [first] = messages
    assert.ok(first)
    assert.equal(sha256(first.request), act.responses[0]?.requestSha256)
    assert.equal(sha256(first.response), act.responses[0]?.responseSha256)
    assert.ok(first.checks.length > 10)
    assert.deepEqual(first.responseHeaders.split('\r\n'), [
      'HTTP/1.1 200',
      'content-type: text/xml; charset=utf-8',
      `content-length: ${first.response.length}`,
      `x-shep-emu-trace: ${act.responses[0]?.entryId}`,
      '',
    ])
    assert.match(first.requestHeaders, /^POST \S+ HTTP\/1\.1\r\n/)
    const { checks } = JSON.parse(textOf('evidence/01-checks.json')) as { checks: object[] }
    for (const one of checks)
      assert.deepEqual(Object.keys(one).slice(0, 4), ['rule', 'clause', 'text', 'verdict'])
  })

  it('attempts.jsonl has every message of the session, also the one that failed', () => {
    const lines = textOf('attempts.jsonl').trim().split('\n')
    const attempts = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    assert.equal(attempts.length, 21)
    const failed = attempts.filter(({ counted }) => counted === false)
    assert.equal(failed.length, 1)
    assert.notEqual(failed[0]?.['outcome'], 'OK')
    assert.ok(Array.isArray(failed[0]?.['reasons']))
  })

  it('config.json tells every setting but where it ran; paths and addresses only as set or not', async () => {
    const told = JSON.parse(textOf('config.json')) as { settings: Record<string, unknown> }
    const all = Object.keys(emulator.control.settings() as object)
    const shown = all.filter((name) => !(withheld as readonly string[]).includes(name))
    assert.deepEqual(new Set(Object.keys(told.settings)), new Set(shown))
    for (const name of masked) assert.equal(told.settings[name], 'not set')
    assert.ok(!textOf('config.json').includes(data))
  })

  it('an act that speaks of other messages than those attached is told, whoever sealed it', async () => {
    const changed = rebuilt(container, replaced('evidence/03-response.xml', '<other/>'))
    assert.ok(told(await judged(changed)).includes('FACTS evidence/03-response.xml'))
  })

  describe('with an outside time stamping authority', () => {
    let authority: Authority
    let later: TestEmulator
    let id: string
    before(async () => {
      authority = await startAuthority()
      later = await startEmulator({ settings: { tsa: authority.url } })
      authority.pki = later.pki
      id = await sessionOf(later)
    })
    after(async () => {
      await later.close()
      await authority.close()
    })

    it('6.4(4): while it gives no stamp, the act is closed and nothing of it is shown', async () => {
      const { control } = later
      await assert.rejects(async () => control.freeze(id), { code: 'TIMESTAMP_REFUSED' })
      for (const shown of ['actJson', 'actPdf', 'actHtml', 'actJunit', 'actContainer'] as const)
        await assert.rejects(async () => control[shown](id), { code: 'TIMESTAMP_REFUSED' })
    })

    it('6.4(8): a stamp of another kind than the act says is not taken', async () => {
      authority.policy = TIMESTAMP_POLICY
      await assert.rejects(async () => later.control.freeze(id), { code: 'CONTAINER_UNVERIFIED' })
    })

    it('6.4(8): once it stamps, the act says so and is told as stamped from outside', async () => {
      authority.policy = '2.999.1'
      const [one, other] = await Promise.all([
        later.control.actContainer(id),
        later.control.actContainer(id),
      ])
      assert.deepEqual(one, other, 'asked for twice at once, it is made once')
      const act = JSON.parse(await later.control.actJson(id)) as Act
      assert.equal(act.origin.timeStamp.kind, 'external')
      const trust = later.pki.trust
      const { checks, stamps } = await verifyContainer(one, { trust, at: later.clock() })
      assert.deepEqual(
        stamps.map(({ internal }) => internal),
        [false],
      )
      assert.equal(checks.find(({ check }) => check === 'time')?.verdict, 'pass')
    })
  })
})

interface Authority {
  readonly url: string
  /** Whose key stamps. */
  pki: TestEmulator['pki'] | undefined
  /** Absent: it answers 503. */
  policy: string | undefined
  close(): Promise<void>
}

/** A time stamping authority over HTTP. */
async function startAuthority(): Promise<Authority> {
  const server = createServer((request, response) => {
    void buffer(request).then(async (bytes) => {
      const { pki, policy } = authority
      if (pki === undefined || policy === undefined) return response.writeHead(503).end()
      const { imprint, nonce } = readTimestampRequest(bytes)
      const info = { policy, imprint, serial: 1n, time: pki.clock(), ...(nonce && { nonce }) }
      const signer = { ...pki.tsa, certificates: [pki.tsa.certificate] }
      return response.end(writeTimestampReply(await writeTimestamp(info, signer)))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await once(server.close(), 'close')
  }
  const url = `http://127.0.0.1:${port}/`
  const authority: Authority = { url, pki: undefined, policy: undefined, close }
  return authority
}
