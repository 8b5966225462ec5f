import assert from 'node:assert/strict'
import { sha256 } from '../../src/act/json.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { checkDigit } from '../../src/services/identifiers.ts'
import type { Entry } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { exchanges } from './exchanges.ts'
import { signedOverride } from './overriding.ts'

interface Dispute {
  readonly clause: {
    readonly id: string
    readonly source: string
    readonly text: { readonly kk: string }
  }
  readonly recorded: readonly { readonly rule: string; readonly verdict: string }[]
  readonly judgedAgain: {
    readonly differences: readonly unknown[]
    readonly notReplayed: readonly unknown[]
  }
  readonly overrides: readonly {
    readonly statement: { readonly by: string }
    readonly signer: string
  }[]
  readonly evidence: { readonly request: { readonly sha256: string; readonly base64: string } }
}

describe('anchors 5: a disputed verdict', () => {
  let emulator: TestEmulator
  let sessionUrl: string
  let entry: Entry
  before(async () => {
    emulator = await startEmulator()
    const { url } = await emulator.start()
    const opened = (await emulator.control.openSession(emulator.demo.applicationId)) as {
      id: string
    }
    sessionUrl = `${url}/api/v1/sessions/${opened.id}`
    const [token] = await exchanges(emulator, 1)
    assert.ok(token)
    entry = token.entry
  })
  after(() => emulator.close())

  const said = () => ({
    entryId: entry.id,
    rule: 'W-34',
    verdict: 'fail',
    by: 'Тестов Т., TEST ONLY',
    reason: 'messageId взят из примера',
  })
  const post = (path: string, body: unknown) => askApi(`${sessionUrl}${path}`, 'POST', body)
  const codeOf = async (body: unknown) => {
    const { status, json } = await post('/overrides', body)
    return `${status} ${(json as { error: string }).error}`
  }
  const signed = (holder: Holder, body: object = said()) =>
    signedOverride(emulator, sessionUrl, body, holder)
  const dispute = async (rule: string): Promise<Dispute> => {
    const { json } = await askApi(`${sessionUrl}/disputes/${entry.id}/${rule}`)
    return json as Dispute
  }

  it('an override is refused without a signature, with one of other words, and by a certificate that is not good', async () => {
    const { person } = emulator.pki
    assert.equal(await codeOf(said()), '400 INPUT_INVALID')
    assert.equal(await codeOf({ ...said(), signature: 'AAAA' }), '400 CMS_UNREADABLE')
    const signature = await signed(person)
    assert.equal(await codeOf({ ...said(), reason: 'иначе', signature }), '409 CMS_CONTENT')
    const foreign = await signed({ ...person, key: emulator.pki.initiator.key })
    assert.equal(await codeOf({ ...said(), signature: foreign }), '409 CMS_SIGNATURE')
    const notAfter = new Date('2026-01-01')
    const expired = await issueFor(emulator.pki, { profile: 'person', keyKind: 'rsa', notAfter })
    const late = await signed(expired)
    assert.match(await codeOf({ ...said(), signature: late }), / CERTIFICATE_EXPIRED$/)
    assert.deepEqual((await askApi(`${sessionUrl}/overrides`)).json, [])
  })

  it('what is not there to be overridden is named', async () => {
    const signature = 'AAAA'
    const wrong: readonly [object, string][] = [
      [{ entryId: 'none' }, '404 ENTRY_UNKNOWN'],
      [{ rule: 'W-99' }, '400 INPUT_INVALID'],
      [{ verdict: 'pass' }, '400 INPUT_INVALID'],
      [{ verdict: 'maybe' }, '400 INPUT_INVALID'],
      [{ reason: ' ' }, '400 INPUT_INVALID'],
      [{ reason: `у 85031535001${checkDigit('85031535001')}` }, '400 PERSONAL_DATA_IN_TEXT'],
    ]
    for (const [change, code] of wrong)
      assert.equal(await codeOf({ ...said(), ...change, signature }), code, JSON.stringify(change))
  })

  it('a signed one stands beside the record, in the event log and in the dispute, and changes neither record nor count', async () => {
    const before = (await askApi(sessionUrl)).json
    const { status } = await post('/overrides', {
      ...said(),
      signature: await signed(emulator.pki.person),
    })
    assert.equal(status, 201)
    const { overrides, recorded } = await dispute('W-34')
    const { fingerprint } = emulator.pki.person.certificate
    assert.deepEqual(
      overrides.map(({ statement: { by }, signer }) => [by, signer]),
      [[said().by, fingerprint]],
    )
    assert.deepEqual(
      recorded.map(({ rule, verdict }) => [rule, verdict]),
      [['W-34', 'pass']],
    )
    assert.deepEqual((await askApi(sessionUrl)).json, before)
    assert.deepEqual((await dispute('W-23')).overrides, [])
  })

  it('a dispute holds the clause, the raw bytes and a new judgement', async () => {
    const { clause, evidence, judgedAgain } = await dispute('W-23')
    const bytes = await emulator.control.message(entry.id, 'request')
    assert.deepEqual(Buffer.from(evidence.request.base64, 'base64'), Buffer.from(bytes))
    assert.equal(evidence.request.sha256, sha256(bytes))
    assert.equal(clause.id, 'W-23')
    assert.ok(clause.text.kk && clause.source)
    assert.deepEqual(judgedAgain, { differences: [], notReplayed: [] })
    assert.equal((await dispute('R-055')).judgedAgain.notReplayed.length, 1)
    const { status, json } = await askApi(`${sessionUrl}/disputes/none/W-23`)
    assert.deepEqual([status, (json as { error: string }).error], [404, 'ENTRY_UNKNOWN'])
  })
})
