import assert from 'node:assert/strict'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { signerOf } from '../../../src/eds/authority/issue.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { certIdOf } from '../../../src/eds/revocation/cert-id.ts'
import { crlFinder } from '../../../src/eds/revocation/crl-finder.ts'
import type { CrlSource } from '../../../src/eds/revocation/crl-keeper.ts'
import type { CrlOrder } from '../../../src/eds/revocation/crl-write.ts'
import {
  type RevocationOptions,
  revocationJudge,
  revocationOff,
} from '../../../src/eds/revocation/judge.ts'
import { type KeepAnswer, ocspFinder } from '../../../src/eds/revocation/ocsp-finder.ts'
import { readOcspRequest } from '../../../src/eds/revocation/ocsp-request.ts'
import { readOcspResponse } from '../../../src/eds/revocation/ocsp-response.ts'
import {
  type OcspOrder,
  writeOcspError,
  writeOcspResponse,
} from '../../../src/eds/revocation/ocsp-write.ts'
import { firstKnown, type StatusFinder } from '../../../src/eds/revocation/status.ts'
import { later, NOW, sharedPki } from '../support.ts'
import { brokenSignerOf, crlOf, responderOf } from './support.ts'

const rows = ['W-40', 'W-41', 'W-42', 'W-43', 'W-44']
const source = (bytes: Uint8Array, name = 'list'): CrlSource => ({
  name,
  maxAge: 60_000,
  read: async () => bytes,
})

describe('eds/revocation/judge (W-40…W-44)', () => {
  let pki: TestPki
  let responder: Holder
  before(async () => {
    pki = await sharedPki()
    responder = await responderOf(pki)
  })

  const clock = () => NOW
  const leaf = () => pki.initiator.certificate
  /** The issuing CA alone is trusted, so that one certificate is asked about. */
  const judged = async (find: StatusFinder, options: Partial<RevocationOptions> = {}) => {
    const chain = judgeCertificate(leaf(), [pki.issuing.certificate], NOW)
    const judge = revocationJudge({
      find,
      clock,
      stale: 'refuse',
      unknownIssuer: 'refuse',
      ...options,
    })
    const checks = await judge(chain)
    assert.deepEqual(
      checks.map(({ rule }) => rule),
      rows,
    )
    for (const { actual, expected } of checks) assert.ok(actual && expected)
    return checks
  }
  /** The verdicts of the five rows by their first letters, and the refusals: `pppfu REVOCATION_…`. */
  const shortly = async (find: StatusFinder, options: Partial<RevocationOptions> = {}) => {
    const checks = await judged(find, options)
    const letters = checks.map(({ verdict }) => verdict[0]).join('')
    return [letters, ...checks.flatMap(({ fault }) => fault ?? [])].join(' ')
  }
  const byLists = (...lists: readonly Uint8Array[]) =>
    crlFinder({ sources: lists.map((one) => source(one)), trust: pki.trust, clock })
  const revoked = (reason: 'keyCompromise' | 'removeFromCRL' | 'certificateHold') =>
    [{ serial: leaf().serial, revokedAt: later(NOW, -DAY), reason }] as const

  describe('by lists', () => {
    const old = { thisUpdate: later(NOW, -9 * DAY), nextUpdate: later(NOW, -2 * DAY) }
    const cases: Readonly<Record<string, [result: string, lists: () => Partial<CrlOrder>[]]>> = {
      good: ['ppppp', () => [{}]],
      revoked: ['ppppf CERTIFICATE_REVOKED', () => [{ revoked: revoked('keyCompromise') }]],
      'another revoked': ['ppppp', () => [{ revoked: [{ serial: 1n, revokedAt: NOW }] }]],
      'revoked later than now': [
        'ppppp',
        () => [{ revoked: [{ serial: leaf().serial, revokedAt: later(NOW, DAY) }] }],
      ],
      stale: ['ppfpu REVOCATION_STALE', () => [old]],
      'stale, and revoked all the same': [
        'ppfpf REVOCATION_STALE CERTIFICATE_REVOKED',
        () => [{ ...old, revoked: revoked('keyCompromise') }],
      ],
      'from the future': [
        'ppfpu REVOCATION_EARLY',
        () => [{ thisUpdate: later(NOW, DAY), nextUpdate: later(NOW, 2 * DAY) }],
      ],
      'a newer list beside an old one': ['ppppp', () => [old, {}]],
      'revoked by the delta': [
        'ppppf CERTIFICATE_REVOKED',
        () => [{}, { number: 2, baseNumber: 1, revoked: revoked('keyCompromise') }],
      ],
      'taken off hold by the delta': [
        'ppppp',
        () => [
          { revoked: revoked('certificateHold') },
          { number: 2, baseNumber: 1, revoked: revoked('removeFromCRL') },
        ],
      ],
      'a delta over a later list': [
        'ppppp',
        () => [{}, { number: 9, baseNumber: 5, revoked: revoked('keyCompromise') }],
      ],
      'a delta alone': ['fuuuu REVOCATION_UNAVAILABLE', () => [{ number: 2, baseNumber: 1 }]],
      'no list': ['fuuuu REVOCATION_UNAVAILABLE', () => []],
      'a list signed wrong': [
        'pfuuu REVOCATION_SIGNATURE',
        () => [{ signer: brokenSignerOf(pki.issuing) }],
      ],
    }
    for (const [name, [result, lists]] of Object.entries(cases)) {
      it(`${name}: ${result}`, async () => {
        const made = await Promise.all(lists().map((order) => crlOf(pki, order)))
        assert.equal(await shortly(byLists(...made)), result)
      })
    }

    it('W-44 says when and why', async () => {
      const find = byLists(await crlOf(pki, { revoked: revoked('keyCompromise') }))
      const actual = (await judged(find))[4]?.actual
      assert.match(actual ?? '', /отозван 2026-11-22T05:00:00.000Z, keyCompromise/)
    })

    it('W-42: what is out of date is used with a warning, by setting', async () => {
      assert.equal(await shortly(byLists(await crlOf(pki, old)), { stale: 'warn' }), 'ppwpp')
    })

    it('W-40: bytes that are no list, and a source that fails', async () => {
      assert.equal(await shortly(byLists(Buffer.from('words'))), 'fuuuu CRL_UNREADABLE')
      const read = () => Promise.reject(new Error('no such file'))
      const find = crlFinder({ sources: [{ name: 'x', maxAge: 1, read }], trust: [], clock })
      const checks = await judged(find)
      assert.equal(checks[0]?.fault, 'REVOCATION_UNAVAILABLE')
      assert.match(checks[0]?.actual ?? '', /x: no such file/)
    })

    it('a list of another authority does not speak for this issuer', async () => {
      const find = byLists(await crlOf({ ...pki, issuing: pki.root }))
      assert.equal(await shortly(find), 'fuuuu REVOCATION_UNAVAILABLE')
    })
  })

  describe('by OCSP', () => {
    const respond =
      (changes: Partial<OcspOrder> = {}, repeatNonce = true) =>
      async (_: string, { body }: { readonly body?: Uint8Array }) => {
        const { nonce } = readOcspRequest(body ?? Buffer.alloc(0))
        const id = certIdOf(leaf().serial, pki.issuing.certificate, 'sha256')
        return writeOcspResponse({
          responder: responder.certificate,
          signer: signerOf(responder.key),
          producedAt: NOW,
          answers: [{ id, status: 'good', thisUpdate: NOW, nextUpdate: later(NOW, DAY) }],
          certificates: [responder.certificate],
          ...(repeatNonce && nonce && { nonce }),
          ...changes,
        })
      }
    type Responder = ReturnType<typeof respond>
    const byOcsp = (fetch: Responder, lists?: StatusFinder, keep?: KeepAnswer) =>
      ocspFinder({
        ...(lists && { lists }),
        keep,
        fetch,
        clock,
        url: 'http://ocsp.test/',
        hash: 'sha256',
        newNonce: () => Buffer.alloc(16, 7),
      })
    const idOf = (serial: bigint) => certIdOf(serial, pki.issuing.certificate, 'sha256')

    const cases: Readonly<Record<string, [result: string, fetch: () => Responder]>> = {
      good: ['ppppp', () => respond()],
      revoked: [
        'ppppf CERTIFICATE_REVOKED',
        () =>
          respond({
            answers: [
              { id: idOf(leaf().serial), status: 'revoked', revokedAt: NOW, thisUpdate: NOW },
            ],
          }),
      ],
      unknown: [
        'ppppf CERTIFICATE_STATUS_UNKNOWN',
        () =>
          respond({ answers: [{ id: idOf(leaf().serial), status: 'unknown', thisUpdate: NOW }] }),
      ],
      stale: [
        'ppfpu REVOCATION_STALE',
        () =>
          respond({
            answers: [
              {
                id: idOf(leaf().serial),
                status: 'good',
                thisUpdate: later(NOW, -2 * DAY),
                nextUpdate: later(NOW, -DAY),
              },
            ],
          }),
      ],
      'without nextUpdate, made long ago': [
        'ppfpu REVOCATION_STALE',
        () =>
          respond({
            producedAt: later(NOW, -DAY),
            answers: [{ id: idOf(leaf().serial), status: 'good', thisUpdate: later(NOW, -DAY) }],
          }),
      ],
      'signed wrong': [
        'pfuuu REVOCATION_SIGNATURE',
        () => respond({ signer: brokenSignerOf(responder) }),
      ],
      'by one who was not appointed': [
        'pfuuu REVOCATION_SIGNER',
        () => {
          const { certificate, key } = pki.gateway
          return respond({
            responder: certificate,
            signer: signerOf(key),
            certificates: [certificate],
          })
        },
      ],
      'without our nonce': ['ppufu OCSP_NONCE', () => respond({}, false)],
      'about another': [
        'ppufu OCSP_MISMATCH',
        () => respond({ answers: [{ id: idOf(5n), status: 'good', thisUpdate: NOW }] }),
      ],
      tryLater: ['fuuuu OCSP_REFUSED', () => async () => writeOcspError('tryLater')],
      'words instead': ['fuuuu OCSP_UNREADABLE', () => async () => Buffer.from('<html>')],
      down: [
        'fuuuu REVOCATION_UNAVAILABLE',
        () => () => Promise.reject(new Error('connection refused')),
      ],
    }
    for (const [name, [result, fetch]] of Object.entries(cases)) {
      it(`${name}: ${result}`, async () => assert.equal(await shortly(byOcsp(fetch())), result))
    }

    it('W-41: a delegate without ocsp-nocheck is looked up in a list, else it is a warning in words', async () => {
      const { certificate, key } = await responderOf(pki, { profile: 'system' })
      const fetch = respond({
        responder: certificate,
        signer: signerOf(key),
        certificates: [certificate],
      })
      const under = async (changes: Partial<CrlOrder>) =>
        shortly(byOcsp(fetch, byLists(await crlOf(pki, changes))))
      const [, row] = await judged(byOcsp(fetch))
      assert.equal(row?.verdict, 'warn')
      assert.match(row?.actual ?? '', /отзыв самого ответчика не проверен/)
      assert.equal(await under({}), 'ppppp')
      const own = [{ serial: certificate.serial, revokedAt: NOW }]
      assert.equal(await under({ revoked: own }), 'pfuuu REVOCATION_SIGNER')
      const stale = { thisUpdate: later(NOW, -9 * DAY), nextUpdate: later(NOW, -2 * DAY) }
      assert.equal(await under(stale), 'pwppp')
      assert.equal(await shortly(byOcsp(fetch, byLists(Buffer.from('words')))), 'pwppp')
    })

    it('anchors 6.3: what a verdict rests on is kept as received, and W-40 names it; what was refused is not', async () => {
      const kept: Uint8Array[] = []
      const keep: KeepAnswer = async (der, url) => {
        kept.push(der)
        return `${kept.length} of ${url}`
      }
      const under = (fetch: Responder) => judged(byOcsp(fetch, undefined, keep))
      const named = (await under(respond())).map(({ ocsp }) => ocsp)
      assert.deepEqual(named, [['1 of http://ocsp.test/'], ...Array(4).fill(undefined)])
      assert.equal(typeof readOcspResponse(kept[0] ?? new Uint8Array()), 'object')
      const refused = await under(respond({}, false))
      assert.ok(refused.every(({ ocsp }) => ocsp === undefined))
      assert.equal(kept.length, 1)
    })

    it('when the responder is down the list decides; when both are, the responder is told', async () => {
      const down = byOcsp(() => Promise.reject(new Error('down')))
      const list = byLists(await crlOf(pki, { revoked: revoked('keyCompromise') }))
      assert.equal(await shortly(firstKnown([down, list])), 'ppppf CERTIFICATE_REVOKED')
      const [row] = await judged(firstKnown([down, byLists(Buffer.from('words'))]))
      assert.match(row?.actual ?? '', /http:\/\/ocsp\.test\/: down/)
    })
  })

  describe('what was not checked never looks like passed', () => {
    it('off: every row is not applicable, and says so', async () => {
      const checks = await revocationOff(judgeCertificate(leaf(), pki.trust, NOW))
      assert.deepEqual(
        checks.map(({ rule }) => rule),
        rows,
      )
      for (const { verdict, actual } of checks) {
        assert.equal(verdict, 'not-applicable')
        assert.match(actual ?? '', /НЕ ПРОВЕРЯЛОСЬ/)
      }
    })

    it('an issuer that no source speaks for, where that is allowed', async () => {
      assert.equal(await shortly(byLists(), { unknownIssuer: 'not-checked' }), 'nnnnn')
    })

    it('a certificate that was checked under a CA that was not is a warning', async () => {
      const judge = revocationJudge({
        find: byLists(await crlOf(pki)),
        clock,
        stale: 'refuse',
        unknownIssuer: 'refuse',
      })
      const checks = await judge(judgeCertificate(leaf(), pki.trust, NOW))
      assert.deepEqual(
        checks.map(({ verdict }) => verdict),
        Array(5).fill('warn'),
      )
      assert.match(checks[4]?.actual ?? '', /сертификат: не отозван; его УЦ: НЕ ПРОВЕРЯЛОСЬ/)
    })

    it('a revoked CA refuses what it issued', async () => {
      const { issuing, root } = pki
      const ofRoot = await crlOf(
        { ...pki, issuing: root },
        { revoked: [{ serial: issuing.certificate.serial, revokedAt: NOW }] },
      )
      const judge = revocationJudge({
        find: byLists(await crlOf(pki), ofRoot),
        clock,
        stale: 'refuse',
        unknownIssuer: 'refuse',
      })
      const checks = await judge(judgeCertificate(leaf(), pki.trust, NOW))
      assert.equal(checks[4]?.fault, 'CERTIFICATE_REVOKED')
      assert.match(checks[4]?.actual ?? '', /сертификат: не отозван; его УЦ: отозван/)
    })

    it('nobody is asked about a certificate of strangers', async () => {
      const find = () => assert.fail('asked')
      const judge = revocationJudge({ find, clock, stale: 'refuse', unknownIssuer: 'refuse' })
      const checks = await judge(judgeCertificate(leaf(), [], NOW))
      assert.deepEqual(
        checks.map(({ verdict }) => verdict),
        Array(5).fill('untestable'),
      )
    })
  })
})
