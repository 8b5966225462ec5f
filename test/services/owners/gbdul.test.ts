import assert from 'node:assert/strict'
import { type FaultCode, faults } from '../../../src/contract/faults.ts'
import type { DataField } from '../../../src/contract/messages.ts'
import { checkDigit } from '../../../src/services/identifiers.ts'
import type { Operation } from '../../../src/services/operation.ts'
import { ownerOf } from '../../../src/services/owners/data-owners.ts'
import { kdpKeysFor, testKeys } from '../keys.ts'
import { done } from '../rights/support.ts'
import { BIN, countedIds, fieldAt, NOW, OTHER_BIN, storageWith } from '../support.ts'
import {
  ask,
  askIn,
  company,
  consenting,
  leaf,
  node,
  people,
  serviceIds,
  services,
  type Token,
} from './gbdul-support.ts'
import { now, policyOf, population, spki } from './support.ts'

for (const serviceId of serviceIds) {
  describe(`${serviceId} (W-18)`, () => {
    it('R-090: a token of everybody told of opens the company', async () => {
      for (const wrap of ['plain', 'lower', 'business']) {
        const { data, code, checks, reply } = await ask(serviceId, consenting(serviceId), { wrap })
        assert.equal(code, undefined)
        assert.equal(fieldAt(data, 'Status', 'Code'), '000')
        assert.ok(checks.every(({ verdict }) => verdict === 'pass'))
        assert.equal(reply?.tokenId, 'j-0')
        assert.ok(JSON.stringify(data).includes(company.name.ru))
        const iins = new Set(JSON.stringify(data).match(/991231\d{6}/g))
        assert.deepEqual(iins, new Set(people[serviceId]), 'nobody else is told of')
      }
    })

    it('R-091: without a token of each, nothing is told', async () => {
      for (const missing of people[serviceId].keys()) {
        const tokens = consenting(serviceId).filter((_, at) => at !== missing)
        const { data, code } = await ask(serviceId, tokens)
        assert.equal(code, tokens.length === 0 ? 'TOKEN_MISSING' : 'TOKEN_FOR_PERSON_MISSING')
        assert.equal(data.fields.length, 1)
        assert.doesNotMatch(JSON.stringify(data), /99123150|991231600|9912400/)
      }
    })

    it('R-130: each subject is told of the transfer, once however often the token is presented', async () => {
      const storage = await storageWith({})
      const at = NOW.toISOString()
      const tokens = consenting(serviceId)
      await storage.transact(async ({ accesses }) => {
        for (const [index, { sub: iin }] of tokens.entries())
          await accesses.add({
            ...{ at, iin, bin: BIN, company: 'ТОО', services: [serviceId], mode: 'own' },
            ...{ action: 'access', tokenId: `j-${index}` },
          })
      })
      const repeated = { ...tokens[0], claims: { jti: 'j-0' } } as Token
      const { code } = await askIn(storage, serviceId, [...tokens, repeated])
      assert.equal(code, undefined)
      for (const { sub } of tokens) {
        const found = await storage.read(({ accesses, notices }) =>
          Promise.all([accesses.ofSubject(sub, { from: at, to: at }, 10), notices.ofSubject(sub)]),
        )
        const transfers = found[0].filter(({ action }) => action === 'transfer')
        assert.deepEqual(
          transfers.map(({ services: to }) => to),
          [[serviceId]],
        )
        assert.equal(found[1].length, 1)
      }
      await storage.close()
    })

    it('R-130: what is refused is no transfer', async () => {
      const storage = await storageWith({})
      const at = NOW.toISOString()
      const [sub = ''] = people[serviceId]
      await storage.transact(({ accesses }) =>
        accesses.add({
          ...{ at, iin: sub, bin: BIN, company: 'ТОО', services: [serviceId], mode: 'own' },
          ...{ action: 'access', tokenId: 'j-0' },
        }),
      )
      const bad = { sub, claims: { exp: now - 1 } }
      assert.equal((await askIn(storage, serviceId, [bad])).code, 'TOKEN_EXPIRED')
      const all = await storage.read(({ accesses }) =>
        accesses.ofSubject(sub, { from: at, to: at }, 10),
      )
      assert.deepEqual(
        all.map(({ action }) => action),
        ['access'],
      )
      await storage.close()
    })

    const [first = ''] = people[serviceId]
    const stranger =
      population.people.find(({ iin }) => !people[serviceId].includes(iin))?.iin ?? ''
    const bad: readonly (readonly [string, FaultCode, Token])[] = [
      ['another IIN', 'TOKEN_IIN_MISMATCH', { sub: stranger }],
      ['another BIN', 'TOKEN_BIN_MISMATCH', { sub: first, claims: { cbin: OTHER_BIN } }],
      [
        'another service (W-26)',
        'TOKEN_SERVICE_MISMATCH',
        { sub: first, claims: { aud: ['GBDFLUniversal_token'] } },
      ],
      ['other data', 'TOKEN_DATA_MISMATCH', { sub: first, claims: { pd: 'address' } }],
      ['not yet valid', 'TOKEN_NOT_YET_VALID', { sub: first, claims: { nbf: now + 1 } }],
      ['expired', 'TOKEN_EXPIRED', { sub: first, claims: { exp: now - 1 } }],
    ]
    for (const [name, fault, token] of bad) {
      it(`R-093: one bad token among good ones, ${name}: ${fault}`, async () => {
        const { code, data } = await ask(serviceId, [...consenting(serviceId).slice(1), token])
        assert.equal(code, fault)
        assert.deepEqual(data.fields, [
          {
            name: 'Status',
            value: [
              { name: 'Code', value: faults[fault].wire },
              { name: 'NameRu', value: faults[fault].ru },
              { name: 'NameKz', value: faults[fault].kk },
            ],
          },
        ] satisfies DataField[])
      })
    }

    it('R-092: a foreign key with its own publicKey is refused', async () => {
      const publicKey = spki((await testKeys()).stranger.publicKey)
      const tokens = consenting(serviceId).map((one) => ({ ...one, publicKey }))
      assert.equal((await ask(serviceId, tokens)).code, 'TOKEN_FOREIGN_KEY')
    })

    it('R-126: one withdrawn consent closes the company', async () => {
      const tokens = consenting(serviceId)
      const revoked = [`j-${tokens.length - 1}`]
      assert.equal((await ask(serviceId, tokens, { revoked })).code, 'TOKEN_CONSENT_WITHDRAWN')
    })

    it('R-154: the data of one person, blocked at this owner, closes the company until unblocked', async () => {
      const storage = await storageWith({})
      const [iin = ''] = people[serviceId]
      const bin = ownerOf(serviceId)?.bin ?? ''
      const of = { iin, by: iin, bin }
      const code = async () => (await askIn(storage, serviceId, consenting(serviceId))).code
      await done(storage, 'block', { ...of, bin: ownerOf('GBDFLUniversal_token')?.bin ?? '' })
      assert.equal(await code(), undefined, 'blocked at another owner')
      await done(storage, 'block', of)
      assert.equal(await code(), 'DATA_BLOCKED')
      await done(storage, 'unblock', of)
      assert.equal(await code(), undefined)
      await storage.close()
    })

    it('an unknown company is told only to who shows a good token', async () => {
      const bin = `99124099999${checkDigit('99124099999')}`
      const token = { sub: first }
      assert.equal((await ask(serviceId, [token], { bin })).code, 'COMPANY_NOT_FOUND')
      assert.equal((await ask(serviceId, [], { bin })).code, 'TOKEN_MISSING')
    })

    it('W-30: a BIN is needed, with its check digit, and there are tokens within bounds', async () => {
      assert.equal((await ask(serviceId, [], { bin: '' })).code, 'GBD_FIELD_MISSING')
      assert.equal((await ask(serviceId, [], { bin: '991240000014' })).code, 'GBD_FIELD_INVALID')
      const policy = policyOf(await kdpKeysFor('RS256'))
      const operation: Operation = services[serviceId]({ policy, population, newId: countedIds() })
      const many = Array.from({ length: 101 }, () => node('tokens', []))
      const data = node('data', [leaf('BIN', BIN), node('InfoAbtToken', many)])
      const context = {
        info: {} as never,
        sender: {} as never,
        receivedAt: NOW,
        read: undefined as never,
      }
      await assert.rejects(operation.prepare(data, context), { code: 'GBD_FIELD_INVALID' })
      await assert.rejects(operation.prepare(undefined, context), { code: 'GBD_FIELD_MISSING' })
    })
  })
}

describe('GbdulAffilFace_KDP tells', () => {
  it('the founders, their founders, and what the company founded', async () => {
    const { data } = await ask('GbdulAffilFace_KDP', consenting('GbdulAffilFace_KDP'))
    assert.equal(fieldAt(data, 'affilInfos', 'BIN'), OTHER_BIN)
    assert.equal(fieldAt(data, 'affilInfos', 'countFlFounders'), '1')
    assert.equal(fieldAt(data, 'affilInfos', 'countUlFounders'), '1')
    const infos = data.fields.find(({ name }) => name === 'affilInfos')?.value as DataField[]
    const last = infos.filter(({ name }) => name === 'founders').at(-1)?.value as DataField[]
    assert.deepEqual(
      last.map(({ name }) => name),
      ['founderULFirst', 'foundersFL', 'foundersFL'],
    )
  })
})
