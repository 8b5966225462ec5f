import assert from 'node:assert/strict'
import { type FaultCode, faults } from '../../../src/contract/faults.ts'
import { base64url, testKeys } from '../keys.ts'
import { fieldAt, IIN, OTHER_BIN, OTHER_IIN } from '../support.ts'
import { ask, type Break, goodRequest, now, people, spki } from './support.ts'

const relative = people.find(({ family }) => family.length > 0) ?? assert.fail()

/** R-093 and the checks before it, in the order in which they are judged. */
const rows: readonly (readonly [string, FaultCode, Break])[] = [
  [
    'no token',
    'TOKEN_MISSING',
    ({ fields }) => {
      fields['kdpToken'] = ' \n'
    },
  ],
  [
    'a text that is no JWT',
    'TOKEN_MALFORMED',
    ({ fields }) => {
      fields['kdpToken'] = 'Test'
    },
  ],
  [
    'alg none',
    'TOKEN_ALGORITHM',
    ({ fields, claims }) => {
      fields['kdpToken'] = `${base64url({ alg: 'none' })}.${base64url(claims)}.`
    },
  ],
  [
    'a foreign publicKey (R-092)',
    'TOKEN_FOREIGN_KEY',
    ({ fields }, { stranger }) => {
      fields['publicKey'] = spki(stranger.publicKey)
    },
  ],
  [
    'a token of a foreign key',
    'TOKEN_FORGED',
    (data, { stranger }) => {
      data.signer = stranger.privateKey
    },
  ],
  [
    'another IIN',
    'TOKEN_IIN_MISMATCH',
    ({ claims }) => {
      claims['sub'] = OTHER_IIN
    },
  ],
  [
    'another BIN',
    'TOKEN_BIN_MISMATCH',
    ({ claims }) => {
      claims['cbin'] = OTHER_BIN
    },
  ],
  [
    'another service',
    'TOKEN_SERVICE_MISMATCH',
    ({ claims }) => {
      claims['aud'] = ['GbdulAffilFace_KDP']
    },
  ],
  [
    'other data',
    'TOKEN_DATA_MISMATCH',
    ({ claims }) => {
      claims['pd'] = 'company'
    },
  ],
  [
    'not yet valid',
    'TOKEN_NOT_YET_VALID',
    ({ claims }) => {
      claims['nbf'] = now + 1
    },
  ],
  [
    'expired',
    'TOKEN_EXPIRED',
    ({ claims }) => {
      claims['exp'] = now - 1
    },
  ],
  [
    'a withdrawn consent (R-126, Q-14)',
    'TOKEN_CONSENT_WITHDRAWN',
    (data) => {
      data.consent = 'withdrawn'
    },
  ],
  [
    'data destroyed at this owner (R-154)',
    'DATA_DESTROYED',
    (data) => {
      data.held = 'destroy'
    },
  ],
  [
    'data blocked at this owner (R-154)',
    'DATA_BLOCKED',
    (data) => {
      data.held = 'block'
    },
  ],
]

describe('GBDFLUniversal_token checks the security token (R-090…R-093)', () => {
  it('a good token opens the person', async () => {
    const { data, code, checks, reply } = await ask(await goodRequest())
    assert.equal(code, undefined)
    assert.equal(fieldAt(data, 'persons', 'person', 'iin'), IIN)
    assert.deepEqual(new Set(checks.map(({ verdict }) => verdict)), new Set(['pass']))
    assert.equal(checks.length, rows.length)
    assert.equal(reply?.tokenId, 'j-1')
  })

  it('R-126: the token of a consent in force opens, and so does one withdrawn by the setting honour (Q-14)', async () => {
    const standing = { ...(await goodRequest()), consent: 'given' } as const
    assert.equal((await ask(standing)).code, undefined)
    const withdrawn = { ...standing, consent: 'withdrawn' } as const
    assert.equal((await ask(withdrawn, { policy: { asksOfRevocation: false } })).code, undefined)
  })

  for (const [at, [name, fault, spoil]] of rows.entries()) {
    it(`R-093: ${name} is refused with ${fault}`, async () => {
      const request = await goodRequest()
      await spoil(request, await testKeys())
      const { code, checks, data, reply } = await ask(request)
      assert.equal(code, fault)
      assert.equal(checks.length, at + 1)
      assert.equal(checks.at(-1)?.fault, fault)
      assert.equal(checks.at(-1)?.rule, faults[fault as 'TOKEN_MISSING'].rule)
      assert.equal(fieldAt(data, 'persons', 'person', 'iin'), undefined)
      assert.equal(fieldAt(data, 'messageResult', 'code'), faults[fault].wire)
      assert.equal(reply?.refused?.code, fault, 'returned, so that the journal has the token id')
    })
  }

  it('R-126: an owner that does not ask honours the token of a withdrawn consent (Q-14)', async () => {
    const request = { ...(await goodRequest()), revoked: ['j-1'] }
    const { code } = await ask(request, { policy: { asksOfRevocation: false } })
    assert.equal(code, undefined)
  })

  it('R-091: what the token names is told, and a free text names nothing (R-157)', async () => {
    const parts = ['regAddress', 'documents', 'family']
    const told: readonly (readonly [string | undefined, readonly string[]])[] = [
      [undefined, parts],
      ['сведения для займа', parts],
      ['address', ['regAddress']],
      ['Person; documents, family', ['documents', 'family']],
    ]
    for (const [pd, expected] of told) {
      const request = await goodRequest()
      request.claims['pd'] = pd
      request.fields['iin'] = relative.iin
      request.claims['sub'] = relative.iin
      const { data } = await ask(request)
      const names = parts.filter((part) => JSON.stringify(data).includes(`"${part}"`))
      assert.deepEqual(names, expected)
    }
  })

  it('of every two that fail, the earlier one decides', async () => {
    for (const [first, [, fault, spoil]] of rows.entries()) {
      for (const [name, , spoilLater] of rows.slice(first + 1)) {
        const request = await goodRequest()
        await spoilLater(request, await testKeys())
        await spoil(request, await testKeys())
        assert.equal((await ask(request)).code, fault, `${fault} with ${name}`)
      }
    }
  })
})
