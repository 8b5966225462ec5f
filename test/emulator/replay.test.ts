import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Files } from '../../src/act/container/judge-files.ts'
import type { ReplayReport } from '../../src/act/replay.ts'
import type { Act } from '../../src/act/shape.ts'
import type { CheckResult } from '../../src/contract/verdict.ts'
import { casOf } from '../../src/eds/authority/cas.ts'
import { pemOf } from '../../src/eds/authority/holder.ts'
import { ownLists } from '../../src/emulator/own-lists.ts'
import { type AttachedEvidence, replayContainer } from '../../src/emulator/replay-container.ts'
import { connect } from '../../src/storage/connection.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { exchanges, startPlayed } from './exchanges.ts'

interface Evidence {
  readonly attached: readonly AttachedEvidence[]
  readonly files: Map<string, Uint8Array>
}

/** What a container has of an act, as far as a replay asks for it. */
async function evidenceOf(emulator: TestEmulator, sessionId: string): Promise<Evidence> {
  const { control, pki } = emulator
  const text = await control.actJson(sessionId)
  const act: Act = JSON.parse(text)
  const lists = await Promise.all(ownLists(pki).map((list) => list.read()))
  const files = new Map<string, Uint8Array>([
    ['act.json', Buffer.from(text)],
    ['config.json', Buffer.from(JSON.stringify({ settings: control.settings() }))],
    ['trust/participant.pem', Buffer.from(pemOf([pki.initiator.certificate]))],
    ...lists.map((list, index) => [`trust/${index}.crl`, list ?? new Uint8Array()] as const),
  ])
  const ids = act.responses.flatMap(({ entryId, exchange }) =>
    'entryId' in exchange ? [entryId, exchange.entryId] : [entryId],
  )
  const attached = await Promise.all(
    ids.map(async (id, index) => {
      const [row] = await control.journal(id, 1)
      assert.ok(row)
      const name = `evidence/${index}`
      const { receivedAt } = row
      files.set(`${name}-checks.json`, Buffer.from(JSON.stringify({ entryId: id, receivedAt })))
      const pairs = row['headers'] as readonly (readonly [string, string])[]
      const lines = ['POST / HTTP/1.1', ...pairs.map((pair) => pair.join(': '))]
      return {
        name,
        request: await control.message(id, 'request'),
        requestHeaders: lines.map((line) => `${line}\r\n`).join(''),
        checks: row['checks'] as readonly CheckResult[],
      }
    }),
  )
  return { attached, files }
}

describe('anchors 6.4(5): the messages of a session, judged again', () => {
  let emulator: TestEmulator
  let url: string
  let sessionId: string
  let evidence: Evidence

  before(async () => {
    ;({ emulator, sessionId } = await startPlayed())
    url = (await emulator.start()).url
    await exchanges(emulator, 1)
    await exchanges(emulator, 1, { keyInfo: 'ski' })
    await emulator.control.freeze(sessionId)
    emulator.clock.forward(3_600_000)
    evidence = await evidenceOf(emulator, sessionId)
  })
  after(() => emulator.close())

  const rejudged = async () => {
    const { status, json } = await askApi(`${url}/api/v1/sessions/${sessionId}/rejudge`)
    assert.equal(status, 200)
    return json as ReplayReport
  }
  const offline = (
    { attached = evidence.attached, files = evidence.files as Files } = {},
    trust = emulator.pki.trust,
  ) => replayContainer(attached, files, trust)
  const told = ({ differences }: ReplayReport) =>
    differences.map(({ message, rule, recorded, recomputed }) => [
      message,
      rule,
      recorded,
      recomputed,
    ])

  it('R-028: from the journal an hour later, by both engines, every verdict is the same', async () => {
    const report = await rejudged()
    assert.deepEqual(told(report), [])
    assert.deepEqual([report.equal, report.messages], [true, 20])
    assert.ok(report.compared >= 20 * 30, String(report.compared))
    assert.ok(report.notReplayed.every(({ code }) => code === 'STATE'))
  })

  it('offline from the evidence too; what a later list cannot tell is said', async () => {
    const report = await offline()
    assert.deepEqual(told(report), [])
    const later = report.notReplayed.filter(({ code }) => code === 'LATER_LIST')
    assert.deepEqual(
      later.map(({ rule, messages }) => [rule, messages]),
      [['W-42', 20]],
    )
  })

  it('a byte of a raw message that changed is named, by its digest and by the rule it breaks', async () => {
    const [first, ...others] = evidence.attached
    assert.ok(first)
    const text = Buffer.from(first.request).toString('latin1')
    const request = Buffer.from(text.replace('KDP_SERVICE', 'KDP_SERVICF'), 'latin1')
    const found = told(await offline({ attached: [{ ...first, request }, ...others] }))
    assert.deepEqual(
      found.map(([name, rule]) => [name, rule]),
      [
        ['evidence/0', 'SHA-256'],
        ['evidence/0', 'W-23'],
        ['evidence/0', 'W-30'],
        ['evidence/0', 'W-24'],
      ],
    )
  })

  it('a verdict that was written into the record is named', async () => {
    const [first, ...others] = evidence.attached
    assert.ok(first)
    const checks = first.checks.map((one) =>
      one.rule === 'W-24' ? { ...one, verdict: 'warn' as const } : one,
    )
    const found = told(await offline({ attached: [{ ...first, checks }, ...others] }))
    assert.deepEqual(found, [['evidence/0', 'W-24', 'warn', 'pass']])
  })

  it('anchors 6.4(6): whom to trust is said by the asker: without its authority no chain stands', async () => {
    const found = told(await offline({}, []))
    assert.ok(found.some(([, rule, , now]) => rule === 'W-25' && now?.startsWith('fail')))
  })

  it('settings decide: another profile judges otherwise, and a setting that is missing is named', async () => {
    const config = (change: object) => {
      const settings = { ...(emulator.control.settings() as object), ...change }
      const bytes = Buffer.from(JSON.stringify({ settings }))
      return { files: new Map([...evidence.files, ['config.json', bytes] as const]) }
    }
    const found = told(await offline(config({ maxElements: 5 })))
    assert.equal(found.filter(([, rule]) => rule === 'W-06').length, 20)
    await assert.rejects(offline(config({ maxDepth: undefined })), /config.json: settings.maxDepth/)
  })

  it('a journal that somebody wrote into is told by the digests of the act', async () => {
    const { responses }: Act = JSON.parse(await emulator.control.actJson(sessionId))
    const id = responses[3]?.entryId ?? ''
    const db = connect(join(emulator.data, 'shep.db'), 'writer')
    db.exec('DROP TRIGGER messages_stay')
    const write = db.prepare('UPDATE messages SET request = CAST(? AS BLOB) WHERE id = ?')
    const kept = Buffer.from(await emulator.control.message(id, 'request'))
    write.run(Buffer.concat([kept, Buffer.from('\n')]), id)
    const found = told(await rejudged())
    write.run(kept, id)
    db.close()
    assert.deepEqual(
      found.map(([name, rule]) => [name, rule]),
      [[id, 'SHA-256']],
    )
  })

  it('W-44: a revocation that was entered late, as of the middle of the session, is told for what came after', async () => {
    const { pki } = emulator
    const { responses }: Act = JSON.parse(await emulator.control.actJson(sessionId))
    const fifth = responses[4]?.receivedAt ?? ''
    const { serial, issuer } = pki.initiator.certificate
    const ca = casOf(pki).find(({ holder }) => holder.certificate.subject.key === issuer.key)
    const since = new Date(fifth)
    await pki.register.revoke(ca?.name ?? '', {
      serial,
      since,
      reason: 'keyCompromise',
      recordedAt: emulator.clock(),
    })
    const later = responses.flatMap(({ entryId, receivedAt, exchange }) => [
      ...(receivedAt >= fifth ? [entryId] : []),
      ...('entryId' in exchange && exchange.receivedAt >= fifth ? [exchange.entryId] : []),
    ])
    const found = (await rejudged()).differences.filter(({ rule }) => rule === 'W-44')
    assert.deepEqual(
      found.map(({ message, recomputed }) => [message, recomputed]),
      later.map((id) => [id, 'fail CERTIFICATE_REVOKED']),
    )
  })

  it('R-028: a session that is not there is named', async () => {
    const { status, json } = await askApi(`${url}/api/v1/sessions/none/rejudge`)
    assert.deepEqual([status, (json as { error: string }).error], [404, 'SESSION_UNKNOWN'])
  })
})
