import assert from 'node:assert/strict'
import { requestAccess } from '../../../src/services/kdp/request-access.ts'
import { certificateOf, jws, kdpKeysFor, testKeys } from '../keys.ts'
import {
  application,
  BIN,
  countedIds,
  dataOf,
  fieldAt,
  IIN,
  NOW,
  OTHER_BIN,
  registered,
  run,
  storageWith,
} from '../support.ts'
import { ask, claimsOf, goodRequest, seconds } from './support.ts'

const services = ['GBDFLUniversal_token', 'GBDFL_FamilyInfoToken']
const common = { iss: 'kdp-emulator', sub: IIN, cbin: BIN, aud: services, pd: 'address' }

describe('KDP_SERVICE grants a security token', () => {
  const rows = {
    own: { mode: 'own', exp: seconds(NOW) + 600 },
    proactive: { mode: 'proactive', pcode: 'P-100', exp: Date.parse('2027-02-01') / 1000 },
    protocol: { mode: 'protocol', basis: 'ART9_2_1', exp: seconds(NOW) + 900 },
  }
  for (const method of ['own', 'proactive', 'protocol'] as const) {
    it(`by the method ${method}: exactly these claims (R-110, TK-1…TK-5)`, async () => {
      const outcome = await ask(await goodRequest(method))
      assert.equal(outcome.code, undefined)
      assert.equal(fieldAt(outcome.data, 'status'), 'VALID')
      assert.deepEqual(claimsOf(outcome), {
        ...common,
        ...rows[method],
        rid: 'id-1',
        jti: 'id-2',
        iat: seconds(NOW),
        nbf: seconds(NOW),
      })
      assert.equal(outcome.reply?.tokenId, 'id-2')
      assert.equal(outcome.reply?.applicationId, `${method}-1`)
    })
  }

  it('and remembers it', async () => {
    const { participant } = await testKeys()
    const { fields, claims, certificates } = await goodRequest('own')
    const storage = await storageWith({ certificates, applications: [application('own')] })
    const operation = requestAccess({ kdpKeys: await kdpKeysFor('RS256'), newId: countedIds() })
    const ovt = await jws(claims ?? {}, participant.privateKey)
    await run(operation, storage, dataOf({ ...fields, ovt }))
    assert.deepEqual(await storage.read(({ tokens }) => tokens.find('id-2')), {
      id: 'id-2',
      entryId: 'entry-1',
      applicationId: 'own-1',
      senderId: 'emu-1',
      bin: BIN,
      iin: IIN,
      services,
      mode: 'own',
      issuedAt: '2026-11-23T05:00:00.000Z',
      notBefore: '2026-11-23T05:00:00.000Z',
      expiresAt: '2026-11-23T05:10:00.000Z',
    })
    await storage.close()
  })

  it('and remembers nothing of a refused one', async () => {
    const { fields } = await goodRequest('own')
    const storage = await storageWith({ applications: [application('own')] })
    const operation = requestAccess({ kdpKeys: await kdpKeysFor('RS256'), newId: countedIds() })
    const { code } = await run(operation, storage, dataOf(fields))
    assert.equal(code, 'OVT_MISSING')
    for (const id of ['id-1', 'id-2']) {
      assert.equal(await storage.read(({ tokens }) => tokens.find(id)), undefined)
    }
    await storage.close()
  })
})

describe('a company that is not the sender’s', () => {
  it('is a warning: no clause compares them', async () => {
    const asked = await goodRequest('own')
    asked.fields['company_bin'] = OTHER_BIN
    Object.assign(asked.claims ?? {}, { cbin: OTHER_BIN })
    const { code, reply } = await ask(asked)
    assert.equal(code, undefined)
    assert.deepEqual(reply?.notes?.['warnings'], [{ code: 'BIN_NOT_SENDERS', sender: BIN }])
  })

  it('cannot borrow a key: only the sender’s own certificates verify (R-053)', async () => {
    const asked = await goodRequest('own')
    const { participant } = await testKeys()
    asked.certificates = [registered(certificateOf(participant), 'emu-2')]
    assert.equal((await ask(asked)).code, 'OVT_KEY_UNREGISTERED')
  })
})
