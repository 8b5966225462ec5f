import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyKind } from '../../../src/eds/algorithms/algorithm.ts'
import { algorithmFor } from '../../../src/eds/algorithms/registry.ts'
import { answerTimestamp } from '../../../src/eds/authority/stamp.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { TIMESTAMP_POLICY } from '../../../src/eds/authority/timestamp-policy.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { cmsOids } from '../../../src/eds/cms/oids.ts'
import { writeSignedData } from '../../../src/eds/cms/write.ts'
import { judgeTimestamp, type TimestampContext } from '../../../src/eds/timestamp/judge.ts'
import { readTimestampReply } from '../../../src/eds/timestamp/reply.ts'
import {
  readTimestampRequest,
  type TimestampRequest,
  writeTimestampRequest,
} from '../../../src/eds/timestamp/request.ts'
import { readTimestamp, writeTimestamp } from '../../../src/eds/timestamp/token.ts'
import { later, NOW, needsOpenssl, openssl, sharedPki, temporaryDirectory } from '../support.ts'

const data = Buffer.from('что заверено')

const requestFor = (kind: KeyKind): Omit<TimestampRequest, 'extended'> => {
  const { digest } = algorithmFor(kind)
  const imprint = { digestOid: digest.oid, hash: digest.digest(data) }
  return { imprint, nonce: 2n ** 63n + 5n, policy: TIMESTAMP_POLICY, certificates: true }
}

describe('eds/timestamp (RFC 3161)', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  const stamp = async (request = requestFor('rsa')) => {
    const reply = readTimestampReply(await answerTimestamp(writeTimestampRequest(request), pki))
    assert.ok('token' in reply, JSON.stringify(reply))
    return reply.token
  }
  const judge = (token: Uint8Array, context: Partial<TimestampContext> = {}) =>
    judgeTimestamp(readTimestamp(token), { data, trust: pki.trust, ...context }).checks
  const failing = (checks: ReturnType<typeof judge>) =>
    checks.filter(({ verdict }) => verdict !== 'pass').map(({ rule, verdict }) => [rule, verdict])

  it('each kind of authority stamps hashes of its own algorithm, and every check holds', async () => {
    for (const kind of pki.kinds) {
      const request = requestFor(kind)
      const token = await stamp(request)
      const { info } = readTimestamp(token)
      assert.deepEqual(info.time, NOW)
      assert.equal(info.nonce, request.nonce)
      const checks = judge(token, { asked: request })
      assert.deepEqual(failing(checks), [], kind)
      assert.deepEqual(
        checks.map(({ rule }) => rule),
        [
          ...['CMS-01', 'CMS-02', 'CMS-03', 'TSP-01', 'TSP-02', 'TSP-03', 'TSP-04'],
          ...['W-25', 'W-26', 'W-27'],
        ],
      )
    }
  })

  it('two stamps have two numbers', async () => {
    const [one, two] = [readTimestamp(await stamp()), readTimestamp(await stamp())]
    assert.notEqual(one.info.serial, two.info.serial)
  })

  it('openssl ts asks, and verifies what it gets', async function () {
    needsOpenssl.call(this)
    const directory = temporaryDirectory()
    const [file, other, query, reply] = ['data', 'other', 'query', 'reply'].map((name) =>
      join(directory, name),
    ) as [string, string, string, string]
    writeFileSync(file, data)
    writeFileSync(other, 'other')
    openssl('ts', '-query', '-data', file, '-sha256', '-cert', '-out', query)
    writeFileSync(reply, await answerTimestamp(readFileSync(query), pki))
    const ca = join(pki.trustDirectory, '..', 'ca.pem')
    const trust = ['-CAfile', ca, '-attime', String(NOW.getTime() / 1000)]
    const verify = (...how: string[]) => openssl('ts', '-verify', '-in', reply, ...trust, ...how)
    assert.match(verify('-queryfile', query), /Verification: OK/)
    assert.match(verify('-data', file), /Verification: OK/)
    assert.match(verify('-data', other), /message imprint mismatch/)
    const printed = openssl('ts', '-reply', '-in', reply, '-text')
    assert.match(printed, /Status: Granted/)
    assert.match(printed, /Policy OID: 2\.999\.3161\.1/)
    assert.match(printed, /Time stamp: Nov 23 05:00:00 2026 GMT/)
  })

  it('TSP-01…TSP-03: other data, another nonce, another policy', async () => {
    const token = await stamp()
    assert.deepEqual(failing(judge(token, { data: Buffer.from('other') })), [
      ['TSP-01', 'fail'],
      ['TSP-02', 'not-applicable'],
      ['TSP-03', 'not-applicable'],
    ])
    assert.deepEqual(failing(judge(token, { asked: { nonce: 5n, policy: '1.2.3' } })), [
      ['TSP-02', 'fail'],
      ['TSP-03', 'fail'],
    ])
  })

  it('TSP-04: signed by a certificate that is for something else', async () => {
    const { info } = readTimestamp(await stamp())
    const certificates = [pki.gateway.certificate]
    const token = await writeTimestamp(info, { ...pki.gateway, certificates })
    const checks = judge(token, { asked: requestFor('rsa') })
    assert.deepEqual(failing(checks), [['TSP-04', 'fail']])
  })

  it('dates are judged at the time of the stamp, trust by whoever judges', async () => {
    const { info } = readTimestamp(await stamp())
    const { certificate } = pki.tsa
    const time = later(certificate.notAfter, DAY)
    const token = await writeTimestamp(
      { ...info, time },
      { ...pki.tsa, certificates: [certificate] },
    )
    const asked = requestFor('rsa')
    assert.deepEqual(failing(judge(token, { asked })), [['W-26', 'fail']])
    assert.deepEqual(failing(judge(await stamp(), { asked, trust: [] })), [['W-25', 'fail']])
  })

  it('without certificates in the token, they are handed in', async () => {
    const asked = { ...requestFor('rsa'), certificates: false }
    const token = await stamp(asked)
    assert.deepEqual(failing(judge(token, { asked })), [
      ['CMS-01', 'fail'],
      ['CMS-03', 'inconclusive'],
      ['TSP-04', 'inconclusive'],
    ])
    const certificates = [pki.tsa.certificate]
    assert.deepEqual(failing(judge(token, { asked, certificates })), [])
  })

  const imprint = (digestOid: string, length: number) => ({ digestOid, hash: Buffer.alloc(length) })
  const refused: Readonly<Record<string, readonly [Uint8Array, string]>> = {
    words: [Buffer.from('words'), 'badDataFormat'],
    nothing: [Buffer.alloc(0), 'badDataFormat'],
    'a megabyte': [Buffer.alloc(1_000_000, 0x30), 'badDataFormat'],
    'a hash of another length': [
      writeTimestampRequest({
        ...requestFor('rsa'),
        imprint: imprint(algorithmFor('rsa').digest.oid, 31),
      }),
      'badDataFormat',
    ],
    'SHA-1': [
      writeTimestampRequest({ ...requestFor('rsa'), imprint: imprint('1.3.14.3.2.26', 20) }),
      'badAlg',
    ],
    'another policy': [
      writeTimestampRequest({ ...requestFor('rsa'), policy: '1.2.398.3.3.2' }),
      'unacceptedPolicy',
    ],
  }
  for (const [what, [bytes, failure]] of Object.entries(refused))
    it(`${what} is refused with ${failure}`, async () => {
      const reply = readTimestampReply(await answerTimestamp(bytes, pki))
      assert.ok('failure' in reply)
      assert.equal(reply.failure, failure)
      assert.ok(reply.text.length > 10)
    })

  it('a request is read as it was written', () => {
    const request = requestFor('rsa')
    const read = readTimestampRequest(writeTimestampRequest(request))
    assert.deepEqual({ ...read.imprint, hash: Buffer.from(read.imprint.hash) }, request.imprint)
    const { imprint: _, ...rest } = read
    const { imprint: __, ...asked } = request
    assert.deepEqual(rest, { ...asked, extended: false })
  })

  it('what is no reply, no token, or a seal of something else, is TIMESTAMP_UNREADABLE', async () => {
    assert.throws(() => readTimestampReply(Buffer.from('words')), { code: 'TIMESTAMP_UNREADABLE' })
    const { certificate } = pki.tsa
    const seal = await writeSignedData(
      { contentType: cmsOids.data, content: data },
      { ...pki.tsa, certificates: [certificate] },
      NOW,
    )
    assert.throws(() => readTimestamp(seal), { code: 'TIMESTAMP_UNREADABLE' })
    const token = Buffer.from(await stamp())
    for (let at = 0; at < token.length; at += 40)
      assert.throws(() => readTimestamp(token.subarray(0, at)), { code: 'CMS_UNREADABLE' })
  })
})
