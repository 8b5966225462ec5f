import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogVerdict } from '../../src/act/log/verify.ts'
import type { Act } from '../../src/act/shape.ts'
import { erase } from '../../src/cli/erase.ts'
import { checkDigit } from '../../src/services/identifiers.ts'
import { running } from '../cli/running.ts'
import { ask, type Entry } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData, IIN } from '../support/messages.ts'
import { exchanges } from './exchanges.ts'

/** Made here and never written down: born in 1985. */
const realIin = () => `85031535001${checkDigit('85031535001')}`
const wish = { by: 'Хранителев Х., TEST ONLY', reason: 'срок хранения истёк' }

interface Refused {
  readonly error: string
  readonly wire: string
  readonly detail: Readonly<Record<string, string>>
}

interface Told {
  readonly scrubbed: boolean
  readonly erased: readonly {
    readonly messages: number
    readonly sessionId?: string
    readonly stays?: object
  }[]
  readonly kept: readonly { readonly code: string }[]
}

interface ErasedRow {
  readonly outcome: string
  readonly requestBytes: number
  readonly headers: readonly unknown[]
  readonly erased: { readonly by: string }
}

describe('anchors 5(12): retention and erasure', () => {
  let emulator: TestEmulator
  let url: string
  let act: Act
  let id: string
  let counted: Entry
  let outside: Entry
  /** What only the message holds: its signature. */
  let secret: string

  const api = async <T = Refused>(path: string, body?: object) => {
    const { status, json } = await askApi(`${url}/api/v1${path}`, body ? 'POST' : 'GET', body)
    return { status, json: json as T }
  }
  const code = async (path: string, body?: object) => {
    const { status, json } = await api(path, body)
    return `${status} ${json.error}`
  }
  const inFiles = (text: string): string[] =>
    ['shep.db', 'shep.db-wal'].filter((name) => {
      const file = join(emulator.data, name)
      return existsSync(file) && readFileSync(file).includes(text)
    })
  const signatureOf = (bytes: Uint8Array): string =>
    /SignatureValue[^>]*>([A-Za-z0-9+/]{40})/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? ''

  before(async () => {
    emulator = await startEmulator({ settings: { keepJournalDays: 30 } })
    url = (await emulator.start()).url
    outside = (await ask(emulator)).entry
    id = ((await emulator.control.openSession(emulator.demo.applicationId)) as { id: string }).id
    const [token] = await exchanges(emulator, 10)
    assert.ok(token)
    counted = token.entry
    secret = signatureOf(await emulator.control.message(counted.id, 'request'))
    assert.equal(secret.length, 40)
    await ask(emulator, { data: await accessData(emulator, { uin: realIin() }) })
    await api(`/sessions/${id}/personal-data/confirm`, { by: 'Т.', statement: 'вымышлен' })
  })
  after(() => emulator.close())

  it('what must stay is refused by name: an open session, an act under review, and words with personal data', async () => {
    const erase = `/sessions/${id}/erase`
    assert.equal(await code(erase, wish), '409 ERASE_SESSION_OPEN')
    await emulator.control.freeze(id)
    act = JSON.parse(await emulator.control.actJson(id))
    await api(`/applications/${emulator.demo.applicationId}/act`, { sessionId: id })
    assert.equal(await code(erase, wish), '409 ERASE_UNDER_REVIEW')
    assert.equal(await code('/sessions/none/erase', wish), '404 SESSION_UNKNOWN')
    assert.equal(await code(erase, { reason: 'x' }), '400 INPUT_INVALID')
    const named = { ...wish, reason: `просил ${realIin()}`, force: true }
    const { status, json } = await api(erase, named)
    assert.deepEqual([status, json.error], [400, 'PERSONAL_DATA_IN_TEXT'])
    assert.equal(json.detail['found'], `85********${realIin().slice(-2)}`)
    emulator.clock.forward(1000)
    const older = { ...wish, before: emulator.clock().toISOString(), what: ['acts'] }
    const { json: told } = await api<Told>('/erasures', older)
    assert.deepEqual([told.erased, told.kept.map((one) => one.code)], [[], ['ERASE_UNDER_REVIEW']])
    assert.equal((await api(`/sessions/${id}/act.json`)).status, 200)
  })

  it('a dry run tells what would be erased, and erases nothing', async () => {
    const home = `/cabinet/${IIN}/consents`
    const { json: given } = await api<readonly { id: string }[]>(home)
    await api(`${home}/${given.at(-1)?.id}/withdraw`, {})
    const dry = { ...wish, force: true, dryRun: true }
    const { json } = await api<Told>(`/sessions/${id}/erase`, dry)
    assert.deepEqual(
      json.erased.map(({ messages, sessionId, stays }) => [messages, sessionId, stays]),
      [[21, id, { withdrawals: 1, rights: 0, breaches: 0 }]],
    )
    assert.notDeepEqual(inFiles(secret), [])
    assert.equal((await api(`/sessions/${id}/act.json`)).status, 200)
  })

  it('erased, the bytes are in neither the database nor its log; what is asked for is told as erased, by whom and why', async () => {
    const { status, json } = await api<Told>(`/sessions/${id}/erase`, { ...wish, force: true })
    assert.deepEqual([status, json.scrubbed, json.erased[0]?.messages], [200, true, 21])
    assert.deepEqual(json.erased[0]?.stays, { withdrawals: 1, rights: 0, breaches: 0 })
    assert.deepEqual([inFiles(secret), inFiles(counted.messageId ?? '').length > 0], [[], true])
    assert.deepEqual(inFiles(realIin()), [])
    for (const path of ['act.json', 'act.pdf', 'act.html', 'act.asice', 'junit.xml', 'rejudge'])
      assert.equal(await code(`/sessions/${id}/${path}`), '410 SESSION_ERASED', path)
    for (const path of ['act', 'abandon', 'erase', 'personal-data/confirm'])
      assert.equal(
        await code(`/sessions/${id}/${path}`, { ...wish, statement: 'x' }),
        '410 SESSION_ERASED',
      )
    assert.equal(await code(`/journal/${counted.id}/explanation`), '410 MESSAGE_ERASED')
    const side = await api(`/journal/${counted.id}/request`)
    assert.deepEqual(
      [side.status, side.json.error, side.json.wire],
      [410, 'MESSAGE_ERASED', 'API-410'],
    )
    const { requestSha256 } = act.responses.find(({ entryId }) => entryId === counted.id) ?? {}
    assert.deepEqual(
      [side.json.detail['by'], side.json.detail['reason'], side.json.detail['requestSha256']],
      [wish.by, wish.reason, requestSha256],
    )
  })

  it('R-125: a withdrawal of the subject stays, and waits for its decision', async () => {
    const { json } = await api<readonly { state: string }[]>(`/cabinet/${IIN}/consents`)
    assert.ok(json.some(({ state }) => state === 'withdrawal-asked'))
  })

  it('counts and the digest of the act stay, in the session, in its message and on the pages', async () => {
    const { json } = await api<Readonly<Record<string, unknown>>>(`/sessions/${id}`)
    const session = (await emulator.control.sessions()) as {
      id: string
      state: string
      actSha256: string
    }[]
    assert.deepEqual(
      [json['state'], json['counted'], json['actSha256']],
      ['erased', 11, session[0]?.actSha256],
    )
    assert.equal(session[0]?.state, 'erased')
    const { json: rows } = await api<readonly ErasedRow[]>(`/journal?key=${counted.id}`)
    assert.deepEqual(
      rows.map(({ outcome, requestBytes, headers, erased }) => [
        ...[outcome, requestBytes, headers, erased.by],
      ]),
      [['OK', 0, [], wish.by]],
    )
    for (const path of ['/', `/messages/${counted.id}`, `/sessions/${id}`]) {
      const page = await fetch(`${url}${path}`)
      assert.deepEqual([page.status, /стёрт|Стёрто/.test(await page.text())], [200, true], path)
    }
  })

  it('the chain of the event log stays whole, knows the act that somebody kept, and tells of the erasure', async () => {
    const { json } = await api<LogVerdict>('/log/verify', { kept: [act.log] })
    assert.deepEqual([json.intact, json.problems], [true, []])
    const { json: log } = await api<{ kind: string; data: Record<string, unknown> }[]>('/log')
    const { kind, data = {} } = log.at(-1) ?? {}
    assert.deepEqual(
      [kind, data['sessionId'], data['by'], data['forced'], data['messages']],
      ['data-erased', id, wish.by, true, 21],
    )
    assert.ok(!JSON.stringify(log).includes(realIin()))
  })

  it('by age: messages of no session by the policy, once due, by shep erase; the list tells the policy', async () => {
    const due = { ...wish, dryRun: true }
    assert.deepEqual((await api<Told>('/erasures', due)).json.erased, [])
    emulator.clock.forward(31 * 24 * 60 * 60 * 1000)
    assert.equal((await api<Told>('/erasures', due)).json.erased[0]?.messages, 1)
    const words = ['--by', wish.by, '--reason', wish.reason, '--url', url]
    const { status, out } = await running(erase, '--due', ...words)
    assert.deepEqual([status, out], [0, 'erased journal: 1 messages, 0 SMS\n'])
    const again = await running(erase, '--session', id, ...words)
    assert.deepEqual([again.status, /^shep: SESSION_ERASED/.test(again.err)], [1, true])
    await assert.rejects(running(erase, '--due', '--list'), /one of --session/)
    await assert.rejects(running(erase, '--due'), /--by and --reason/)
    assert.equal(await code(`/journal/${outside.id}/response`), '410 MESSAGE_ERASED')
    const told = await api<{
      policy: object
      words: { stays: { en: string } }
      erasures: { what: string; reason: string }[]
    }>('/erasures')
    assert.match(told.json.words.stays.en, /withdrawals of consent .*None of them is of a session$/)
    assert.deepEqual(told.json.policy, { journal: 30, sessions: 0, acts: 0, phone: 0 })
    assert.deepEqual(
      told.json.erasures.map(({ what, reason }) => [what, reason]),
      ['session', 'journal'].map((what) => [what, wish.reason]),
    )
  })

  it('what is asked in wrong words is refused', async () => {
    const before = emulator.clock().toISOString()
    const wrong: readonly object[] = [
      { before, what: ['all'] },
      { before, what: [] },
      { before },
      { what: ['acts'] },
      { before: '2099-01-01T00:00:00Z', what: ['acts'] },
      { before: 'yesterday', what: ['acts'] },
      { force: 'yes' },
    ]
    for (const body of wrong)
      assert.equal(
        await code('/erasures', { ...wish, ...body }),
        '400 INPUT_INVALID',
        JSON.stringify(body),
      )
  })
})
