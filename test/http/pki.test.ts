import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PKCS12_PASSWORD } from '../../src/eds/authority/holder.ts'
import { certificatesIn } from '../../src/eds/certificate.ts'
import { judgeCertificate } from '../../src/eds/chain.ts'
import { readPkcs12 } from '../../src/eds/pkcs12.ts'
import { certIdOf } from '../../src/eds/revocation/cert-id.ts'
import { findEntry } from '../../src/eds/revocation/crl-entries.ts'
import { openCrl } from '../../src/eds/revocation/crl-verify.ts'
import { writeOcspRequest } from '../../src/eds/revocation/ocsp-request.ts'
import { readOcspResponse } from '../../src/eds/revocation/ocsp-response.ts'
import { NOW, needsOpenssl, openssl, temporaryDirectory } from '../eds/support.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi, request } from '../support/http.ts'

interface Issued {
  readonly serial: string
  readonly fingerprint: string
  readonly pem: string
  readonly pkcs12: string
}

describe('http: /pki and the test authority', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
  })
  after(() => emulator.close())

  const api = (path: string, method = 'GET', body?: unknown) =>
    askApi(`${url}/api/v1/pki${path}`, method, body)
  const issue = async (body: Readonly<Record<string, unknown>>) => {
    const { status, json } = await api('/certificates', 'POST', body)
    assert.equal(status, 201, JSON.stringify(json))
    const issued = json as Issued
    const [certificate] = certificatesIn(Buffer.from(issued.pem))
    assert.ok(certificate)
    return { ...issued, certificate }
  }
  const faults = (body: object) => api('/faults', 'PUT', body)
  const get = async (path: string) => (await request(`${url}/pki/${path}`)).body
  const post = (path: string, type: string, body: Uint8Array) =>
    request(`${url}/pki/${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Uint8Array(body),
    })
  const questionOf = (serial: bigint, kind: 'rsa' | 'gost-2015' = 'rsa') =>
    writeOcspRequest({ ids: [certIdOf(serial, emulator.pki.of(kind).issuing.certificate, 'sha1')] })
  const ask = async (question: Uint8Array) =>
    readOcspResponse((await post('ocsp/', 'application/ocsp-request', question)).body)
  const statusOf = async (serial: bigint, kind: 'rsa' | 'gost-2015' = 'rsa') => {
    const answer = await ask(questionOf(serial, kind))
    assert.ok(typeof answer === 'object', String(answer))
    return answer.answers[0]
  }

  it('CAs, full and delta lists of each, with their types', async () => {
    const { pki } = emulator
    for (const name of ['root', 'issuing', 'gost-2015-root', 'gost-2015-issuing']) {
      const certificate = await request(`${url}/pki/cert/${name}.cer`)
      assert.equal(certificate.headers.get('content-type'), 'application/pkix-cert')
      const [ca] = certificatesIn(certificate.body)
      assert.ok(pki.trust.some(({ fingerprint }) => fingerprint === ca?.fingerprint))
      for (const file of [`${name}.crl`, `${name}-delta.crl`]) {
        const list = await request(`${url}/pki/crl/${file}`)
        assert.equal(list.headers.get('content-type'), 'application/pkix-crl', file)
        const crl = openCrl(list.body, pki.trust)
        assert.equal(crl.baseNumber !== undefined, file.includes('delta'), file)
      }
    }
  })

  for (const path of ['cert/gateway.cer', 'cert/none.cer', 'crl/none.crl', 'crl/none-delta.crl'])
    it(`/pki/${path} is not there`, async () => {
      assert.equal((await request(`${url}/pki/${path}`)).status, 404)
    })

  it('issues for each profile in each kind, with a PKCS#12 that opens', async () => {
    for (const kind of ['rsa', 'gost-2015'])
      for (const profile of ['person', 'head', 'signer', 'employee', 'system']) {
        const { certificate, pkcs12 } = await issue({ profile, kind, name: 'ПРОБНОВА ПРОБА' })
        const { checks } = judgeCertificate(certificate, emulator.pki.trust, NOW)
        assert.ok(checks.every(({ verdict }) => verdict === 'pass'))
        assert.match(certificate.subject.text, /ПРОБНОВА ПРОБА.*TEST ONLY/)
        assert.ok(Buffer.from(certificate.der).includes(`${url}/pki/ocsp/`))
        const opened = readPkcs12(Buffer.from(pkcs12, 'base64'), PKCS12_PASSWORD)
        assert.equal(opened.certificates[0]?.fingerprint, certificate.fingerprint)
      }
  })

  it('a revocation is told by OCSP and by both lists at once; twice it is refused', async () => {
    for (const kind of ['rsa', 'gost-2015'] as const) {
      const { certificate, fingerprint } = await issue({ profile: 'signer', kind })
      const { serial } = certificate
      assert.equal((await statusOf(serial, kind))?.status, 'good')
      const body = { fingerprint, reason: 'keyCompromise' }
      const { status, json } = await api('/revocations', 'POST', body)
      assert.deepEqual(
        [status, (json as { revoked: unknown }).revoked],
        [201, { since: NOW.toISOString(), reason: 'keyCompromise' }],
      )
      const found = await statusOf(serial, kind)
      assert.ok(found?.status === 'revoked')
      assert.deepEqual([found.revokedAt, found.reason], [NOW, 'keyCompromise'])
      const ca = kind === 'rsa' ? 'issuing' : 'gost-2015-issuing'
      for (const file of [`crl/${ca}.crl`, `crl/${ca}-delta.crl`]) {
        const crl = openCrl(await get(file), emulator.pki.trust)
        assert.equal(findEntry(crl.entries, serial)?.reason, 'keyCompromise', file)
      }
      assert.equal((await api('/revocations', 'POST', body)).status, 409)
    }
  })

  it('revoked from tomorrow is good today; by the clock of the emulator it is revoked tomorrow', async () => {
    const since = new Date(NOW.getTime() + 86_400_000).toISOString()
    const { certificate } = await issue({ profile: 'head', flaw: 'revoked', since })
    assert.equal((await statusOf(certificate.serial))?.status, 'good')
    await askApi(`${url}/api/v1/clock`, 'POST', { advance: '25h' })
    try {
      assert.equal((await statusOf(certificate.serial))?.status, 'revoked')
      const delta = openCrl(await get('crl/issuing-delta.crl'), emulator.pki.trust)
      assert.ok(findEntry(delta.entries, certificate.serial), 'in the list of its day')
    } finally {
      await askApi(`${url}/api/v1/clock`, 'POST', { reset: true })
    }
  })

  it('a number that nobody gave is revoked since 1970, as the national responder says it', async () => {
    const answer = await ask(questionOf(12345n))
    assert.ok(typeof answer === 'object' && answer.extendedRevoke)
    const [found] = answer.answers
    assert.ok(found?.status === 'revoked')
    assert.deepEqual([found.revokedAt, found.reason], [new Date(0), 'certificateHold'])
  })

  it('OCSP by GET, as RFC 6960 A.1 has it', async () => {
    const { serial } = emulator.pki.person.certificate
    const path = encodeURIComponent(Buffer.from(questionOf(serial)).toString('base64'))
    const reply = await request(`${url}/pki/ocsp/${path}`)
    assert.equal(reply.headers.get('content-type'), 'application/ocsp-response')
    const answer = readOcspResponse(reply.body)
    assert.ok(typeof answer === 'object' && answer.answers[0]?.status === 'good')
  })

  it('words are a malformed request; another issuer, and the root, are not ours to answer for', async () => {
    assert.equal(await ask(Buffer.from('words')), 'malformedRequest')
    assert.equal(await ask(Buffer.alloc(0)), 'malformedRequest')
    const { root, person } = emulator.pki
    for (const issuer of [root.certificate, person.certificate]) {
      const ids = [certIdOf(1n, issuer, 'sha256')]
      assert.equal(await ask(writeOcspRequest({ ids })), 'unauthorized')
    }
  })

  it('openssl agrees: verify with lists, ocsp, ts', async function () {
    needsOpenssl.call(this)
    const directory = temporaryDirectory()
    const file = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(directory, name), content)
      return join(directory, name)
    }
    const time = ['-attime', String(NOW.getTime() / 1000)]
    const ca = join(emulator.data, 'pki', 'ca.pem')
    const [good, bad] = await Promise.all([
      issue({ profile: 'signer' }),
      issue({ profile: 'signer', flaw: 'revoked' }),
    ])
    const [goodFile, badFile] = [file('good.pem', good.pem), file('bad.pem', bad.pem)]
    const crl = file('crl.der', await get('crl/issuing.crl'))
    const pem = file('crl.pem', openssl('crl', '-inform', 'DER', '-in', crl))
    const verify = (leaf: string) =>
      openssl('verify', '-crl_check', '-CRLfile', pem, '-CAfile', ca, ...time, leaf)
    assert.match(verify(goodFile), /good\.pem: OK/)
    assert.match(verify(badFile), /certificate revoked/)
    const issuer = join(emulator.data, 'pki', 'issuing.cer.pem')
    const question = join(directory, 'request')
    openssl('ocsp', '-issuer', issuer, '-cert', badFile, '-cert', goodFile, '-reqout', question)
    const reply = await post('ocsp/', 'application/ocsp-request', readFileSync(question))
    const answer = file('answer', reply.body)
    const said = openssl(
      ...['ocsp', '-respin', answer, '-no_nonce', '-issuer', issuer],
      ...['-cert', badFile, '-cert', goodFile, '-CAfile', ca, ...time],
      ...['-validity_period', '100000000'],
    )
    assert.match(said, /Response verify OK/)
    assert.match(said, /bad\.pem: revoked/)
    assert.match(said, /good\.pem: good/)
    const query = join(directory, 'query')
    openssl('ts', '-query', '-data', goodFile, '-sha256', '-cert', '-out', query)
    const stamped = await post('tsa', 'application/timestamp-query', readFileSync(query))
    assert.equal(stamped.headers.get('content-type'), 'application/timestamp-reply')
    const token = file('token', stamped.body)
    const checked = openssl(
      'ts',
      '-verify',
      '-in',
      token,
      '-queryfile',
      query,
      '-CAfile',
      ca,
      ...time,
    )
    assert.match(checked, /Verification: OK/)
  })

  it('faults: each does what its text says, and nothing is left of it', async () => {
    const { serial } = emulator.pki.person.certificate
    const question = questionOf(serial)
    const down = async (path: string) => (await request(`${url}/pki/${path}`)).status
    await faults({ ocsp: 'try-later' })
    assert.equal(await ask(question), 'tryLater')
    await faults({ ocsp: 'unauthorized', crl: 'down', tsa: 'down' })
    assert.equal(await ask(question), 'unauthorized')
    assert.equal(await down('crl/issuing.crl'), 503)
    assert.equal((await post('tsa', 'application/timestamp-query', question)).status, 503)
    await faults({ ocsp: 'down', crl: 'stale', tsa: 'refusing' })
    assert.equal((await post('ocsp', 'application/ocsp-request', question)).status, 503)
    assert.ok(openCrl(await get('crl/issuing.crl'), emulator.pki.trust).nextUpdate < NOW)
    await faults({ ocsp: 'wrong-responder' })
    const answer = await ask(question)
    assert.ok(typeof answer === 'object')
    const [signer] = answer.certificates
    assert.equal(signer?.fingerprint, emulator.pki.gateway.certificate.fingerprint)
    await faults({ ocspDelay: 300 })
    const before = performance.now()
    await statusOf(serial)
    assert.ok(performance.now() - before >= 290)
    const { json } = await faults({})
    assert.deepEqual((json as { faults: unknown }).faults, {
      ...{ ocsp: 'none', crl: 'none', tsa: 'none', ocspDelay: 0 },
    })
    assert.equal((await statusOf(serial))?.status, 'good')
  })

  it('what was issued is listed, standing members too; what is revoked says since when', async () => {
    const { fingerprint } = await issue({ profile: 'person', flaw: 'revoked' })
    const { json } = await api('/certificates')
    const rows = json as { fingerprint: string; ca: string; revoked?: object }[]
    assert.ok(rows.find((row) => row.fingerprint === fingerprint)?.revoked)
    const own = emulator.pki.of('gost-2015').gateway.certificate.fingerprint
    assert.equal(rows.find((row) => row.fingerprint === own)?.ca, 'gost-2015-issuing')
  })

  const refused: readonly (readonly [string, string, object, number, string])[] = [
    ['POST', '/certificates', {}, 400, 'profile'],
    ['POST', '/certificates', { profile: 'root' }, 400, 'profile'],
    ['POST', '/certificates', { profile: 'person', kind: 'dsa' }, 400, 'kind'],
    ['POST', '/certificates', { profile: 'person', iin: '991231500017' }, 400, 'iin'],
    ['POST', '/certificates', { profile: 'head', bin: '1' }, 400, 'bin'],
    ['POST', '/certificates', { profile: 'head', bin: 5 }, 400, 'bin'],
    ['POST', '/certificates', { profile: 'head', name: 'ОДНО' }, 400, 'name'],
    [
      'POST',
      '/certificates',
      { profile: 'head', organisation: 'х'.repeat(201) },
      400,
      'organisation',
    ],
    ['POST', '/certificates', { profile: 'head', flaw: 'other' }, 400, 'flaw'],
    ['POST', '/certificates', { profile: 'person', flaw: 'wrong-bin' }, 400, 'flaw'],
    ['POST', '/certificates', { profile: 'head', since: NOW.toISOString() }, 400, 'since'],
    ['POST', '/revocations', {}, 400, 'serial'],
    ['POST', '/revocations', { serial: '1', fingerprint: '2' }, 400, 'serial'],
    ['POST', '/revocations', { serial: 'x' }, 400, 'serial'],
    ['POST', '/revocations', { serial: '1', reason: 'removeFromCRL' }, 400, 'reason'],
    ['POST', '/revocations', { serial: '1', since: 'now' }, 400, 'since'],
    ['PUT', '/faults', { ocsp: 'broken' }, 400, 'ocsp'],
    ['PUT', '/faults', { mail: 'down' }, 400, 'mail'],
    ['PUT', '/faults', { ocspDelay: 60_001 }, 400, 'ocspDelay'],
  ]
  for (const [method, path, body, status, field] of refused)
    it(`${method} ${path} ${JSON.stringify(body).slice(0, 60)}: ${status}, the field is named`, async () => {
      const said = await api(path, method, body)
      const { error, detail } = said.json as { error: string; detail: { field: string } }
      assert.deepEqual([said.status, error, detail.field], [status, 'INPUT_INVALID', field])
    })

  it('a certificate of nobody, and an authority that is not there, have their own refusals', async () => {
    const unknown = await api('/revocations', 'POST', { serial: '0x1234' })
    assert.deepEqual(
      [unknown.status, (unknown.json as { error: string }).error],
      [404, 'PKI_CERTIFICATE_UNKNOWN'],
    )
    const missing = await api('/certificates', 'POST', { profile: 'person', kind: 'gost-2004' })
    assert.deepEqual(
      [missing.status, (missing.json as { error: string }).error],
      [409, 'PKI_KIND_MISSING'],
    )
  })
})
