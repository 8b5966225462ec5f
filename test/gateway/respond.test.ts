import assert from 'node:assert/strict'
import { ShepFault } from '../../src/contract/faults.ts'
import type { KeyKind } from '../../src/eds/algorithms/algorithm.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import type { Certificate } from '../../src/eds/certificate.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { keyInfoForms, type SigningIdentity } from '../../src/envelope/security-header.ts'
import type { Entry } from '../../src/gateway/entry.ts'
import { type AnswerAlgorithm, createResponder } from '../../src/gateway/respond.ts'
import { NOW, sharedPki } from '../eds/support.ts'
import { readSigned } from '../support/answers.ts'

const kinds: readonly KeyKind[] = ['rsa', 'gost-2015', 'gost-2004']

describe('gateway/respond: which key signs', () => {
  const identities = new Map<KeyKind, SigningIdentity>()
  const certificates = new Map<KeyKind, Certificate>()
  before(async () => {
    const pki = await sharedPki()
    for (const keyKind of kinds) {
      const holder = await issueFor(pki, { profile: 'gateway', keyKind })
      identities.set(keyKind, identityOf(holder))
      certificates.set(keyKind, holder.certificate)
    }
  })

  const entry = (keyKind?: KeyKind): Entry => ({
    id: '00000000-0000-4000-8000-000000000001',
    sessionId: '{00000000-0000-4000-8000-000000000002}',
    receivedAt: NOW,
    arrival: { bytes: new Uint8Array(), contentType: '' },
    facts: { engine: 'both', verified: true, checks: [], ...(keyKind && { keyKind }) },
  })
  const settings = { faultCode: 'bare', businessSignature: false, clock: () => NOW } as const
  const info = {
    messageId: 'm',
    serviceId: 's',
    messageDate: 'd',
    sender: { senderId: 'x' },
    properties: [],
  }
  const data = { namespace: 'urn:x', type: 'T', qualified: false, fields: [] }

  /** An answer and a fault to a request signed with `asked`, both verified under the key of `expected`. */
  async function assertSigned(
    algorithm: AnswerAlgorithm,
    asked: KeyKind | undefined,
    expected: KeyKind,
    of = identities,
  ) {
    const certificate = certificates.get(expected)
    assert.ok(certificate)
    for (const keyInfo of keyInfoForms) {
      const { answer, fault } = createResponder({ ...settings, identities: of, algorithm, keyInfo })
      const said = await readSigned(await answer(entry(asked), { info, data }), certificate)
      assert.equal(said.kind, 'response')
      const refused = await readSigned(
        await fault(entry(asked), new ShepFault('SERVICE_UNKNOWN')),
        certificate,
      )
      assert.equal(refused.kind, 'fault')
    }
  }

  for (const kind of kinds) {
    it(`as-request: a request with ${kind} is answered with ${kind}, faults too, in every form`, () =>
      assertSigned('as-request', kind, kind))
    it(`${kind}: whatever the request is signed with`, async () => {
      await assertSigned(kind, 'rsa', kind)
      await assertSigned(kind, undefined, kind)
    })
  }

  it('as-request: rsa where the request names no algorithm, or one that the gateway has no key for', async () => {
    await assertSigned('as-request', undefined, 'rsa')
    const alone = new Map([...identities].filter(([kind]) => kind === 'rsa'))
    await assertSigned('as-request', 'gost-2015', 'rsa', alone)
  })

  it('a setting that asks for a key that is not there stops the start', () => {
    const deps = {
      ...settings,
      identities: new Map(),
      keyInfo: 'ski',
      algorithm: 'gost-2004',
    } as const
    assert.throws(
      () => createResponder(deps),
      /answerAlgorithm gost-2004: the gateway has no such key/,
    )
  })
})
