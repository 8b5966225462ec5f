import assert from 'node:assert/strict'
import { dataOwners, ownerOf } from '../../src/services/owners/data-owners.ts'
import { fieldOf, ask as send } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { accessData, IIN, OWNER, personData } from '../support/messages.ts'

const [HEIR, STRANGER] = ['991231600012', '991231500026']
const BIN = '991240000013'
const AUTHORITY = '991240000102'
const GBD = ownerOf(OWNER)?.bin ?? ''

describe('the rights of a subject (№ 395/НҚ) through the control API', () => {
  let emulator: TestEmulator
  let url: string
  const ask = async (path: string, method = 'GET', body?: unknown) => {
    const { status, json } = await askApi(`${url}${path}`, method, body)
    return { status, json: json as never as Record<string, unknown>[] & Record<string, unknown> }
  }
  const cabinet = (path: string, body: unknown, iin = IIN) =>
    ask(`/cabinet/${iin}/${path}`, 'POST', body)
  const decide = (id: unknown, body: object) => ask(`/rights/${id}/decision`, 'POST', body)
  before(async () => {
    emulator = await startEmulator({ settings: { complaintDays: 2 } })
    url = (await emulator.start()).url.concat('/api/v1')
  })
  after(() => emulator.close())

  it('R-150…R-152: asked, drafted, answered; the cabinet and the notices tell it', async () => {
    const asked = await cabinet('information-requests', { bin: BIN, points: ['fact', 'terms'] })
    assert.equal(asked.status, 201)
    const { id } = asked.json
    const draft = (await ask(`/rights/${id}/draft`)).json
    assert.deepEqual(Object.keys(draft), ['fact', 'terms'])
    const half = await decide(id, { bin: BIN, solution: 'SATISFIED', answers: { fact: 'да' } })
    assert.deepEqual([half.status, half.json['error']], [400, 'RIGHTS_ANSWER_INCOMPLETE'])
    const blank = await decide(id, { bin: BIN, solution: 'REFUSED', reason: ' ' })
    assert.deepEqual([blank.status, blank.json['error']], [400, 'RIGHTS_REASON_MISSING'])
    const answers = { fact: 'да', terms: 'год' }
    assert.equal((await decide(id, { bin: BIN, solution: 'SATISFIED', answers })).status, 200)
    const again = await decide(id, { bin: BIN, solution: 'SATISFIED', answers })
    assert.deepEqual([again.status, again.json['error']], [409, 'RIGHTS_DECIDED'])
    const [shown] = (await ask(`/cabinet/${IIN}/rights`)).json
    assert.deepEqual([shown?.['id'], shown?.['state'], shown?.['late']], [id, 'answered', false])
    assert.equal((await ask(`/cabinet/${IIN}/notices?kind=rights`)).json.length, 1)
    const before = (await ask(`/rights/${id}?at=2020-01-01T00:00:00Z`)).json
    assert.deepEqual([before['state'], before['events']], ['not-yet', []])
  })

  it('R-150: where no points are named, all are asked', async () => {
    const { json } = await cabinet('information-requests', { bin: BIN })
    assert.equal((json['content'] as { points: string[] }).points.length, 6)
  })

  const wrong: readonly (readonly [string, string, object, number, string])[] = [
    [
      'an unknown point',
      'information-requests',
      { bin: BIN, points: ['age'] },
      400,
      'INPUT_INVALID',
    ],
    [
      'points that are no list',
      'information-requests',
      { bin: BIN, points: 'fact' },
      400,
      'INPUT_INVALID',
    ],
    ['no organisation', 'information-requests', {}, 400, 'INPUT_INVALID'],
    ['a wrong BIN', 'objections', { bin: '991240000014', text: 'x' }, 400, 'INPUT_INVALID'],
    [
      'an unknown channel',
      'complaints',
      { bin: BIN, text: 'x', channel: 'fax' },
      400,
      'INPUT_INVALID',
    ],
    ['an unknown demand', 'demands', { bin: BIN, kind: 'sell' }, 400, 'INPUT_INVALID'],
    [
      'no documents',
      'demands',
      { bin: BIN, kind: 'change', data: 'имя' },
      400,
      'RIGHTS_DOCUMENTS_MISSING',
    ],
    ['no violation', 'demands', { bin: BIN, kind: 'block' }, 400, 'RIGHTS_VIOLATION_MISSING'],
    ['a stranger', `objections?as=${STRANGER}`, { bin: BIN, text: 'x' }, 403, 'ACTOR_NOT_ENTITLED'],
  ]
  for (const [title, path, body, status, error] of wrong)
    it(`R-151, R-154: ${title}: ${error}`, async () => {
      const refused = await cabinet(path, body)
      assert.deepEqual([refused.status, refused.json['error']], [status, error])
    })

  it('an unknown matter is not found, an unknown point of an answer is refused', async () => {
    for (const path of ['/rights/none', '/rights/none/draft'])
      assert.deepEqual((await ask(path)).status, 404)
    const { json } = await cabinet('information-requests', { bin: BIN })
    const decision = { bin: BIN, solution: 'SATISFIED', answers: { age: '1' } }
    assert.equal((await decide(json['id'], decision)).status, 400)
    assert.equal((await decide(json['id'], { ...decision, answers: [] })).status, 400)
    assert.equal((await decide(json['id'], { ...decision, solution: 'MAYBE' })).status, 400)
  })

  it('R-154: blocked at the data owner, a good token opens nothing there until it is unblocked', async () => {
    const token = await send(emulator)
    const [code, key] = [fieldOf(token, 'code') ?? '', fieldOf(token, 'public-key') ?? '']
    const outcome = async () => {
      const data = personData(emulator, code, key)
      return (await send(emulator, { info: { serviceId: OWNER }, data })).entry.outcome
    }
    const demand = async (kind: string) => {
      const { json } = await cabinet('demands', { bin: GBD, kind, violation: 'без согласия' })
      const decision = { bin: GBD, solution: 'SATISFIED', confirmed: true }
      assert.equal((await decide(json['id'], decision)).status, 200)
    }
    assert.equal(await outcome(), 'OK')
    await demand('block')
    assert.equal(await outcome(), 'DATA_BLOCKED')
    await demand('unblock')
    assert.equal(await outcome(), 'OK')
    await demand('destroy')
    assert.equal(await outcome(), 'DATA_DESTROYED')
    const kinds = (await ask(`/cabinet/${IIN}/notices`)).json.map(({ kind }) => kind as string)
    assert.ok(['block', 'destroy'].every((kind) => kinds.includes(kind)))
  })

  it('R-156: an upheld objection bars automated token requests of that initiator', async () => {
    const { json } = await cabinet('objections', { bin: BIN, text: 'решает программа' })
    await decide(json['id'], { bin: BIN, solution: 'SATISFIED' })
    const asking = async (automated: string) => {
      const data = await accessData(emulator)
      const field = { name: 'automated', value: automated }
      const sent = { ...data, fields: [...data.fields, field] }
      return (await send(emulator, { data: sent })).entry.outcome
    }
    assert.equal(await asking('true'), 'AUTOMATED_OBJECTED')
    assert.equal(await asking('false'), 'OK')
  })

  it('R-155, Q-29: a complaint is reviewed with the organisation, in the term of the setting', async () => {
    const { json } = await cabinet('complaints', { bin: BIN, text: 'не отвечают' })
    const step = (name: string, body: object) => ask(`/rights/${json['id']}/${name}`, 'POST', body)
    const finding = { bin: AUTHORITY, found: 'violation', text: 'обработка без согласия' }
    const early = await step('finding', finding)
    assert.deepEqual([early.status, early.json['error']], [409, 'COMPLAINT_NOT_HEARD'])
    assert.equal((await step('explanation-request', { bin: AUTHORITY })).status, 200)
    assert.equal((await step('explanation', { bin: BIN })).status, 400)
    assert.equal((await step('explanation', { bin: BIN, text: 'ошибка' })).status, 200)
    await ask('/clock', 'POST', { advance: '10d' })
    const overdue = (await ask(`/rights?bin=${BIN}`)).json.find((one) => one['id'] === json['id'])
    assert.equal(overdue?.['overdue'], true)
    assert.equal((await step('finding', finding)).status, 200)
    const closed = (await ask(`/rights/${json['id']}`)).json
    assert.deepEqual([closed['state'], closed['late']], ['violation-found', true])
  })

  it('R-127: of the deceased only the heir acts, where the mark says so; the mark is lifted', async () => {
    const iin = STRANGER
    const mark = (standing: string, acts?: string) =>
      ask(`/subjects/${iin}/standing`, 'PUT', { standing, acts, basis: 'решение суда' })
    assert.equal((await mark('missing')).status, 200)
    const refused = await ask(`/cabinet/${iin}/consents`)
    assert.deepEqual([refused.status, refused.json['error']], [409, 'SUBJECT_NOT_LIVING'])
    await mark('deceased', 'representative')
    const link = { representativeIin: HEIR, subjectIin: iin, basis: 'наследник' }
    await ask('/representatives', 'POST', link)
    const body = { bin: BIN }
    assert.equal((await cabinet('information-requests', body, iin)).status, 409)
    assert.equal((await cabinet(`information-requests?as=${HEIR}`, body, iin)).status, 201)
    await mark('living')
    assert.equal((await ask(`/cabinet/${iin}/rights`)).json.length, 1)
    assert.equal((await ask(`/subjects/${iin}/standing`)).json.length, 3)
    assert.equal((await mark('asleep')).status, 400)
  })

  it('R-013, R-121: other channels of a consent are recognised, for data of state bodies the state service alone', async () => {
    const [application] = (await ask('/applications')).json
    const consent = (channel: string, service: string) =>
      ask('/consents', 'POST', {
        ...{ answer: 'agree', applicationId: application?.['id'], iin: HEIR, dataList: 'address' },
        ...{ services: [service], channel },
      })
    for (const channel of ['state-service', 'written', 'non-state-service', 'other'])
      assert.equal((await consent(channel, 'LOYALTY')).status, 201, channel)
    for (const channel of ['written', 'non-state-service', 'other'])
      for (const service of [OWNER, 'MCDB_SERVICE'])
        assert.equal((await consent(channel, service)).json['error'], 'CHANNEL_NOT_STATE_SERVICE')
    assert.equal((await consent('state-service', OWNER)).status, 201)
    assert.equal((await consent('fax', 'LOYALTY')).status, 400)
    const shown = (await ask(`/cabinet/${HEIR}/consents`)).json
    const details = shown.map((one) => (one['events'] as { detail: string }[])[0]?.detail)
    assert.deepEqual(
      new Set(details),
      new Set(['state-service', 'written', 'non-state-service', 'other']),
    )
  })

  it('R-122, R-158: what is collected without consent; which clauses are outside, and whose the owners are', async () => {
    const collection = { iin: IIN, bin: BIN, company: 'ТОО', services: 'сайт', basis: 'PUBLISHED' }
    const refused = await ask('/collections', 'POST', collection)
    assert.deepEqual([refused.status, refused.json['error']], [400, 'SOURCE_LINK_MISSING'])
    const link = 'https://source.test/'
    assert.equal((await ask('/collections', 'POST', { ...collection, link })).status, 201)
    assert.equal((await ask('/grounds')).json.length, 17)
    const clauses = (await ask('/rights/clauses')).json
    const outside = clauses.filter(({ treatment }) => (treatment as string) === 'outside')
    assert.deepEqual(
      outside.map(({ rule }) => rule),
      ['R-158'],
    )
    assert.equal((await ask('/rights/owners')).json.length, dataOwners.length)
  })
})
