import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { ShepFault } from '../../../src/contract/faults.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { signerOf } from '../../../src/eds/authority/issue.ts'
import { lookAlikeOf } from '../../../src/eds/authority/look-alike.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import {
  type CertIdHash,
  certIdOf,
  isIssuedBy,
  sameCertId,
} from '../../../src/eds/revocation/cert-id.ts'
import { readOcspRequest, writeOcspRequest } from '../../../src/eds/revocation/ocsp-request.ts'
import {
  type BasicAnswer,
  type CertStatus,
  type OcspError,
  readOcspResponse,
} from '../../../src/eds/revocation/ocsp-response.ts'
import { verifyOcsp } from '../../../src/eds/revocation/ocsp-verify.ts'
import {
  type OcspOrder,
  writeOcspError,
  writeOcspResponse,
} from '../../../src/eds/revocation/ocsp-write.ts'
import { later, NOW, needsOpenssl, openssl, pemFile, sharedPki } from '../support.ts'
import { brokenSignerOf, fileOf, responderOf } from './support.ts'

const refused = (code: string) => (fault: unknown) =>
  fault instanceof ShepFault && fault.code === code

const nonce = Buffer.from('00112233445566778899aabbccddeeff', 'hex')

describe('eds/revocation/ocsp (RFC 6960)', () => {
  let pki: TestPki
  let responder: Holder
  before(async () => {
    pki = await sharedPki()
    responder = await responderOf(pki)
  })

  const idOf = (hash: CertIdHash = 'sha1', serial = pki.initiator.certificate.serial) =>
    certIdOf(serial, pki.issuing.certificate, hash)
  const respond = (status: CertStatus, changes: Partial<OcspOrder> = {}) =>
    writeOcspResponse({
      responder: responder.certificate,
      signer: signerOf(responder.key),
      producedAt: NOW,
      answers: [{ id: idOf(), ...status, thisUpdate: NOW, nextUpdate: later(NOW, DAY) }],
      certificates: [responder.certificate],
      ...changes,
    })
  const answerIn = (der: Uint8Array): BasicAnswer => {
    const answer = readOcspResponse(der)
    if (typeof answer === 'string') throw new Error(answer)
    return answer
  }
  const ask = (der: Uint8Array, wanted: { nonce?: Uint8Array; hash?: CertIdHash } = {}) => {
    const { hash, ...rest } = wanted
    const question = { id: idOf(hash), issuer: pki.issuing.certificate, ...rest }
    return verifyOcsp(answerIn(der), question, NOW)
  }

  it('a request says what it asks, by SHA-1 or SHA-256, with a nonce or without', () => {
    for (const hash of ['sha1', 'sha256'] as const) {
      const [id, other] = [idOf(hash), idOf(hash, 7n)]
      const read = readOcspRequest(writeOcspRequest({ ids: [id, other], nonce }))
      assert.ok(read.ids[0] && sameCertId(read.ids[0], id))
      assert.ok(read.ids[1] && sameCertId(read.ids[1], other))
      assert.deepEqual(Buffer.from(read.nonce ?? []), nonce)
      assert.equal(readOcspRequest(writeOcspRequest({ ids: [id] })).nonce, undefined)
      assert.ok(isIssuedBy(id, pki.issuing.certificate))
      assert.ok(!isIssuedBy(id, pki.root.certificate))
      assert.ok(!isIssuedBy({ ...id, hashOid: '1.2.3' }, pki.issuing.certificate))
    }
  })

  it('openssl ocsp reads our request, and we read its', function () {
    needsOpenssl.call(this)
    const file = fileOf(writeOcspRequest({ ids: [idOf('sha256')], nonce }))
    const text = openssl('ocsp', '-reqin', file, '-req_text')
    assert.match(text, /Hash Algorithm: sha256/)
    assert.match(text, /00112233445566778899AABBCCDDEEFF/)
    const [issuer, leaf] = [pemFile(pki.issuing.certificate), pemFile(pki.initiator.certificate)]
    for (const hash of ['sha1', 'sha256'] as const) {
      const out = fileOf(Buffer.alloc(0))
      openssl('ocsp', '-issuer', issuer, `-${hash}`, '-cert', leaf, '-reqout', out)
      const [id] = readOcspRequest(readFileSync(out)).ids
      assert.ok(id && sameCertId(id, idOf(hash)))
    }
  })

  const statuses: Readonly<Record<string, CertStatus>> = {
    good: { status: 'good' },
    unknown: { status: 'unknown' },
    revoked: { status: 'revoked', revokedAt: later(NOW, -DAY) },
    'revoked with a reason': {
      status: 'revoked',
      revokedAt: later(NOW, -DAY),
      reason: 'keyCompromise',
    },
  }
  for (const [name, status] of Object.entries(statuses)) {
    it(`W-44: ${name}: as written, as read, and as openssl ocsp sees it`, async function () {
      const der = await respond(status, { nonce })
      const { id: _, responder: signer, ...said } = ask(der, { nonce })
      assert.equal(signer.fingerprint, responder.certificate.fingerprint)
      assert.deepEqual(said, { ...status, thisUpdate: NOW, nextUpdate: later(NOW, DAY) })
      needsOpenssl.call(this)
      const text = openssl(
        'ocsp',
        '-no_nonce',
        '-attime',
        String(Math.floor(NOW.getTime() / 1000)),
        '-respin',
        fileOf(der),
        '-resp_text',
        '-CAfile',
        pemFile(...pki.trust),
        '-issuer',
        pemFile(pki.issuing.certificate),
        '-cert',
        pemFile(pki.initiator.certificate),
      )
      assert.match(text, /Response verify OK/)
      assert.match(text, new RegExp(`Cert Status: ${status.status}`))
    })
  }

  it('W-44: revoked in 1970 and on hold means unknown; either alone means revoked', async () => {
    const held = { status: 'revoked', reason: 'certificateHold' } as const
    const never = await respond({ ...held, revokedAt: new Date(0) }, { extendedRevoke: true })
    assert.equal(answerIn(never).extendedRevoke, true)
    assert.equal(ask(never).status, 'unknown')
    assert.equal(ask(await respond({ ...held, revokedAt: NOW })).status, 'revoked')
    const compromised = { status: 'revoked', reason: 'keyCompromise' } as const
    assert.equal(ask(await respond({ ...compromised, revokedAt: new Date(0) })).status, 'revoked')
  })

  it('W-41: the issuer itself may answer, by name or by key', async () => {
    const { certificate, key } = pki.issuing
    const own = { responder: certificate, signer: signerOf(key), certificates: [] }
    for (const named of ['by-name', 'by-key'] as const) {
      assert.equal(ask(await respond({ status: 'good' }, { ...own, named })).status, 'good')
      assert.equal(ask(await respond({ status: 'good' }, { named })).status, 'good')
    }
  })

  it('W-41 refuses a responder that the issuer did not appoint', async () => {
    const foreign = await lookAlikeOf(pki)
    const day = later(NOW, -DAY / 2)
    const wrong: Readonly<Record<string, Holder>> = {
      'without OCSPSigning': await responderOf(pki, { extendedKeyUsage: [] }),
      expired: await responderOf(pki, { notAfter: day }),
      'not valid yet': await responderOf(pki, { notBefore: later(NOW, DAY) }),
      'not for signing': await responderOf(pki, { keyUsage: ['keyAgreement'] }),
      'of another authority': await responderOf(pki, { issuer: pki.root }),
      'of a look-alike': await responderOf({ ...pki, issuing: foreign.issuing }),
      'with an unknown critical extension': await responderOf(pki, { unknownCritical: ['1.2.3'] }),
    }
    for (const [name, { certificate, key }] of Object.entries(wrong)) {
      const der = await respond(
        { status: 'good' },
        { responder: certificate, signer: signerOf(key), certificates: [certificate] },
      )
      assert.throws(() => ask(der), refused('REVOCATION_SIGNER'), name)
    }
    const absent = await respond({ status: 'good' }, { certificates: [] })
    assert.throws(() => ask(absent), refused('REVOCATION_SIGNER'), 'certificate left out')
  })

  it('W-41 refuses a broken signature', async () => {
    const der = await respond({ status: 'good' }, { signer: brokenSignerOf(responder) })
    assert.throws(() => ask(der), refused('REVOCATION_SIGNATURE'))
  })

  it('W-43 refuses another nonce, none, and an answer about another certificate', async () => {
    const good = { status: 'good' } as const
    const other = await respond(good, { nonce: Buffer.alloc(16) })
    assert.throws(() => ask(other, { nonce }), refused('OCSP_NONCE'))
    const without = await respond(good)
    assert.throws(() => ask(without, { nonce }), refused('OCSP_NONCE'))
    const answers = [{ ...good, id: idOf('sha1', 7n), thisUpdate: NOW }]
    assert.throws(() => ask(without, { hash: 'sha256' }), refused('OCSP_MISMATCH'))
    const about = await respond(good, { answers })
    assert.throws(() => ask(about), refused('OCSP_MISMATCH'))
  })

  it('W-40: every error status is read as itself', () => {
    const errors: readonly OcspError[] = [
      'malformedRequest',
      'internalError',
      'tryLater',
      'sigRequired',
      'unauthorized',
    ]
    for (const error of errors) assert.equal(readOcspResponse(writeOcspError(error)), error)
    for (const hex of ['30030a0104', '30030a0107', '30030a0100', '30040a020000', '']) {
      const broken = Buffer.from(hex, 'hex')
      assert.throws(() => readOcspResponse(broken), refused('OCSP_UNREADABLE'), hex)
    }
  })

  it('W-40: cut anywhere, is refused and nothing else', async () => {
    const der = await respond(
      { status: 'revoked', revokedAt: NOW, reason: 'superseded' },
      { nonce },
    )
    for (let length = 0; length < der.length; length++) {
      assert.throws(() => readOcspResponse(der.subarray(0, length)), refused('OCSP_UNREADABLE'))
    }
    const request = writeOcspRequest({ ids: [idOf()], nonce })
    for (let length = 0; length < request.length; length++) {
      const cut = request.subarray(0, length)
      assert.throws(() => readOcspRequest(cut), refused('OCSP_REQUEST_UNREADABLE'))
    }
  })

  it('with a byte changed, is refused or says the same', async () => {
    const der = await respond({ status: 'good' }, { nonce })
    const honest = ask(der, { nonce })
    for (let at = 0; at < der.length; at += 5) {
      const changed = Buffer.from(der)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      try {
        if (typeof readOcspResponse(changed) === 'string') continue
        assert.deepEqual(ask(changed, { nonce }), honest)
      } catch (fault) {
        assert.ok(fault instanceof ShepFault, `byte ${at}`)
      }
    }
  })
})
