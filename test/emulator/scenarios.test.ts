import assert from 'node:assert/strict'
import type { ScenarioResult } from '../../src/certification/runner/result.ts'
import { scenarioOf, scenarios } from '../../src/certification/scenarios.ts'
import { withdrawalRequest } from '../../src/client/requests.ts'
import type { RuleId } from '../../src/contract/rules.ts'
import { demo } from '../../src/emulator/demo.ts'
import { checkDigit } from '../../src/services/identifiers.ts'
import type { Application, Method } from '../../src/storage/applications.ts'
import { approve } from '../gateway/service-rows.ts'
import { ask, fieldOf, type Seen } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'
import { IIN, STRANGER, verificationToken } from '../support/messages.ts'
import { askBy, grantAll, present } from '../support/methods.ts'

const NUMBER = '+77000000001'
/** Of somebody whose number nobody registered. */
const NUMBERLESS = STRANGER
type Fields = Readonly<Record<string, string>>

describe('scenarios over the whole emulator', () => {
  let emulator: TestEmulator
  let api: string
  const sessions = new Map<Method, string>()

  const call = async <T>(path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const { status, json } = await askApi(`${api}${path}`, method, body)
    assert.ok(status < 300, `${path}: ${status} ${JSON.stringify(json)}`)
    return json as T
  }
  /** Every session stays open beside the others. */
  const sessionOf = async (method: Method): Promise<string> => {
    const known = sessions.get(method)
    if (known) return known
    const all = (await emulator.control.applications()) as readonly Application[]
    const { id = '' } = all.findLast((one) => one.method === method) ?? {}
    const opened = (await emulator.control.openSession(id)) as { id: string }
    sessions.set(method, opened.id)
    return opened.id
  }
  const at = async (id: string, method: Method): Promise<string> =>
    `/sessions/${await sessionOf(method)}/scenarios/${id}`
  const result = async (id: string, method: Method) => call<ScenarioResult>(await at(id, method))
  const begin = async (id: string, method: Method) => {
    emulator.clock.forward(1000)
    return call<ScenarioResult>(`${await at(id, method)}/run`, {})
  }
  const say = (text: string) => call(`/phone/${encodeURIComponent(NUMBER)}`, { text })
  const codeIn = async () => {
    const { messages } = await call<{ messages: readonly { text: string }[] }>(
      `/phone/${encodeURIComponent(NUMBER)}`,
    )
    return /\b\d{6}\b/.exec(messages.findLast(({ text }) => /\d{6}/.test(text))?.text ?? '')?.[0]
  }

  /** Plays one exchange; `fields` bend the first request, `again` the repeated one. */
  const play = async (
    method: Method,
    answers: readonly string[] = [],
    { fields = {}, again = {} }: { readonly fields?: Fields; readonly again?: Fields } = {},
  ): Promise<Seen> => {
    const first = await askBy(emulator, method, fields)
    if (method !== '1414' && method !== 'sms') return first
    for (const answer of answers) await say(answer === 'code' ? ((await codeIn()) ?? '') : answer)
    const id = fieldOf(first, 'request-id') ?? ''
    return askBy(emulator, method, { 'request-id': id, ...again })
  }
  const withdraw = async () => {
    const consents = await call<readonly { id: string; bin: string; state: string }[]>(
      `/cabinet/${IIN}/consents`,
    )
    const { id } =
      consents.findLast(({ bin, state }) => bin === demo.bin && state === 'given') ?? {}
    return call<{ id: string; askedAt: string }>(`/cabinet/${IIN}/consents/${id}/withdraw`, {})
  }
  const aboutWithdrawals = (question: object) =>
    ask(emulator, {
      info: { serviceId: 'revoke-id' in question ? 'KDP_SEND_SOLUTION' : 'KDP_LIST_TO_REVOKE' },
      data: withdrawalRequest({ company_bin: demo.bin, ...question }),
    })

  before(async () => {
    emulator = await startEmulator()
    api = `${(await emulator.start()).url}/api/v1`
    await grantAll(emulator)
    await call(`/bmg/${IIN}`, { number: NUMBER }, 'PUT')
    for (const method of ['1414', 'own', 'proactive', 'protocol', 'sms'] as const)
      await sessionOf(method)
  })
  after(() => emulator.close())

  /** How a good client, and a good citizen, play each scenario besides the ten. */
  const good: readonly {
    readonly id: string
    readonly method: Method
    readonly play: () => Promise<unknown>
  }[] = [
    { id: 'KDP-11', method: 'own', play: async () => present(emulator, await play('own')) },
    {
      id: 'KDP-12',
      method: 'proactive',
      play: async () => present(emulator, await play('proactive')),
    },
    {
      id: 'KDP-13',
      method: 'protocol',
      play: async () => present(emulator, await play('protocol')),
    },
    {
      id: 'KDP-14',
      method: '1414',
      play: async () => present(emulator, await play('1414', ['1'])),
    },
    { id: 'KDP-15', method: '1414', play: () => play('1414', ['0']) },
    {
      id: 'KDP-16',
      method: 'sms',
      play: async () => present(emulator, await play('sms', ['code'])),
    },
    { id: 'KDP-17', method: 'sms', play: () => play('sms', ['0']) },
    { id: 'KDP-18', method: 'sms', play: () => play('sms', ['000000', '000000', '000000']) },
    {
      id: 'KDP-21',
      method: 'own',
      play: async () => {
        await play('own')
        const { id } = await withdraw()
        await aboutWithdrawals({})
        await aboutWithdrawals({ 'revoke-id': id, solution: 'TERMINATED' })
      },
    },
  ]

  for (const { id, method, play: playIt } of good)
    it(`R-030: ${id} by ${method}: nothing, then a whole course with every check passed`, async () => {
      const before = await begin(id, method)
      assert.deepEqual([before.state, before.verdict], ['not-started', 'untestable'])
      emulator.clock.forward(1000)
      await playIt()
      const { state, verdict, steps, waiting } = await result(id, method)
      const red = steps.flatMap(({ checks }) => checks.filter((one) => one.verdict !== 'pass'))
      assert.deepEqual(red, [])
      assert.deepEqual([state, verdict, waiting], ['done', 'pass', undefined])
    })

  it('every scenario is played here, and the ten in the run of the act', () => {
    assert.deepEqual(
      scenarios.map(({ id }) => id).filter((id) => id !== 'KDP-01'),
      good.map(({ id }) => id),
    )
  })

  /** A client that breaks one clause, and the check of the scenario that says so. */
  const broken: readonly {
    readonly id: string
    readonly method: Method
    readonly rule: RuleId
    readonly play: () => Promise<unknown>
  }[] = [
    ...(
      [
        ['R-032', async () => ({ 'sms-otp': 'true' })],
        ['R-052', async () => ({ ovt: '' })],
        [
          'R-053',
          async () => ({ ovt: await verificationToken(emulator, {}, emulator.pki.person) }),
        ],
        ['R-055', async () => ({ company_bin: '991240000023' })],
        ['R-056', async () => ({ ovt: await verificationToken(emulator, { way: 'Fax' }) })],
        ['R-057', async () => ({ ovt: await yesterday() })],
        ['R-110', async () => ({ ovt: '' })],
      ] as const
    ).map(([rule, fields]) => ({
      id: 'KDP-11',
      method: 'own' as const,
      rule,
      play: async () => play('own', [], { fields: await fields() }),
    })),
    {
      id: 'KDP-12',
      method: 'proactive',
      rule: 'R-054',
      play: () => play('proactive', [], { fields: { 'proactive-code': 'CODE-2' } }),
    },
    ...(
      [
        ['R-061', async () => ({ ovt: '' })],
        [
          'R-062',
          async () => ({
            ovt: await verificationToken(emulator, { way: 'None' }, emulator.pki.person),
          }),
        ],
        [
          'R-064',
          async () => ({
            ovt: await verificationToken(emulator, { way: 'None', bin: '991240000023' }),
          }),
        ],
        ['R-065', async () => ({ ovt: await yesterday('None') })],
        ['R-068', async () => ({ 'basis-code': 'ART9_99' })],
      ] as const
    ).map(([rule, fields]) => ({
      id: 'KDP-13',
      method: 'protocol' as const,
      rule,
      play: async () => play('protocol', [], { fields: await fields() }),
    })),
    {
      id: 'KDP-14',
      method: '1414',
      rule: 'R-084',
      play: () => askBy(emulator, '1414', { uin: NUMBERLESS }),
    },
    {
      id: 'KDP-14',
      method: '1414',
      rule: 'R-087',
      play: () => play('1414', ['1'], { again: { access_name: 'GbdulAffilFace_KDP' } }),
    },
    {
      id: 'KDP-11',
      method: 'own',
      rule: 'R-091',
      play: async () => present(emulator, await play('own'), STRANGER),
    },
    {
      id: 'KDP-11',
      method: 'own',
      rule: 'R-090',
      play: async () => {
        const token = await play('own')
        emulator.clock.forward(11 * 60_000)
        return present(emulator, token)
      },
    },
    {
      id: 'KDP-21',
      method: 'own',
      rule: 'R-125',
      play: async () => {
        await play('own')
        const { id } = await withdraw()
        await aboutWithdrawals({})
        await aboutWithdrawals({ 'revoke-id': id, solution: 'REFUSED' })
      },
    },
  ]
  const yesterday = (way = 'Bio') =>
    verificationToken(emulator, { way, at: new Date(emulator.clock().getTime() - 25 * 3_600_000) })

  for (const { id, method, rule, play: playIt } of broken)
    it(`${rule}: ${id} catches a client that breaks it`, async () => {
      await begin(id, method)
      emulator.clock.forward(1000)
      await playIt()
      const { verdict, state, steps } = await result(id, method)
      assert.notEqual(state, 'done')
      assert.equal(verdict, 'fail')
      const found = steps.flatMap(({ checks }) => checks).filter((one) => one.rule === rule)
      assert.equal(found.find((one) => one.verdict === 'fail')?.rule, rule)
      assert.ok(found.every(({ evidence, verdict: told }) => told !== 'fail' || evidence))
    })

  it('evidence names the bytes: the element of the stored message that a check judged', async () => {
    await begin('KDP-11', 'own')
    emulator.clock.forward(1000)
    await present(emulator, await play('own'))
    const { steps } = await result('KDP-11', 'own')
    const told = new Map<string, string>()
    for (const { checks } of steps)
      for (const { rule, evidence } of checks) {
        assert.ok(evidence, rule)
        const { entryId, side, from, to } = evidence
        const bytes = Buffer.from(await emulator.control.message(entryId, side))
        told.set(`${rule} ${evidence.element}`, bytes.subarray(from, to).toString())
      }
    const { steps: rows } = scenarioOf('KDP-11', scenarios)
    assert.ok(told.size >= rows.length)
    assert.match(told.get('R-055 company_bin') ?? '', new RegExp(`^<[^>]+>${demo.bin}</[^>]+>$`))
    assert.match(
      told.get('W-24 SignatureValue') ?? '',
      /^<ds:SignatureValue>[^<]+<\/ds:SignatureValue>$/,
    )
    assert.match(told.get('R-110 code') ?? '', /^<d:code[^>]*>eyJ[^<]+<\/d:code>$/)
    assert.match(told.get('R-090 kdpToken') ?? '', />eyJ[^<]+</)
  })

  it('waits for the citizen by the number that the SMS went to, then for the participant', async () => {
    await begin('KDP-14', '1414')
    emulator.clock.forward(1000)
    const first = await askBy(emulator, '1414')
    const open = await result('KDP-14', '1414')
    assert.deepEqual([open.state, open.verdict], ['under-way', 'untestable'])
    assert.deepEqual([open.waiting?.for, open.waiting?.who], ['citizen', NUMBER])
    assert.equal(open.waiting?.since, emulator.clock().toISOString())
    await askBy(emulator, '1414', { 'request-id': fieldOf(first, 'request-id') ?? '' })
    assert.equal((await result('KDP-14', '1414')).waiting?.for, 'citizen', 'a poll changes nothing')
    await say('1')
    const answered = await result('KDP-14', '1414')
    assert.deepEqual([answered.waiting?.for, answered.waiting?.who], ['participant', demo.senderId])
    assert.deepEqual(
      answered.steps.map(({ state }) => state),
      ['met', 'met', 'waiting', 'not-run'],
    )
    assert.equal(
      (await result('KDP-15', '1414')).steps[1]?.state === 'met',
      true,
      'the refusal before',
    )
  })

  it('R-125: a list of withdrawals of two methods is of the session of the one asked last, or of the period asked for', async () => {
    for (const method of ['own', 'proactive'] as const) await begin('KDP-21', method)
    const asked: { id: string; askedAt: string }[] = []
    for (const method of ['own', 'proactive'] as const) {
      emulator.clock.forward(1000)
      await play(method)
      emulator.clock.forward(1000)
      asked.push(await withdraw())
    }
    const [first, last] = asked
    const whose = async (question: object) => {
      emulator.clock.forward(1000)
      const { entry } = await aboutWithdrawals(question)
      assert.equal(entry.outcome, 'OK')
      return entry['certificationId']
    }
    const [own, proactive] = [await sessionOf('own'), await sessionOf('proactive')]
    assert.equal(await whose({}), proactive)
    assert.equal((await result('KDP-21', 'own')).steps[1]?.state, 'waiting')
    const until = `${first?.askedAt.slice(0, 23)}Z`
    assert.equal(await whose({ end_date: until }), own)
    assert.equal(await whose({ 'revoke-id': last?.id, solution: 'TERMINATED' }), proactive)
    assert.equal(await whose({}), own)
    assert.equal(await whose({ 'revoke-id': first?.id, solution: 'TERMINATED' }), own)
    for (const method of ['own', 'proactive'] as const)
      assert.equal((await result('KDP-21', method)).verdict, 'pass', method)
  })

  it('R-088: each wrong code is waited for: a poll after the first and the second brings no token, after the third a refusal', async () => {
    await begin('KDP-18', 'sms')
    emulator.clock.forward(1000)
    const first = await askBy(emulator, 'sms')
    const repeat = () =>
      askBy(emulator, 'sms', { 'request-id': fieldOf(first, 'request-id') ?? '' })
    const wrong = (await codeIn()) === '000000' ? '000001' : '000000'
    for (const said of [1, 2]) {
      await say(wrong)
      const polled = await repeat()
      assert.deepEqual([fieldOf(polled, 'status'), fieldOf(polled, 'code')], ['PENDING', undefined])
      const { state, verdict, waiting, steps } = await result('KDP-18', 'sms')
      assert.deepEqual([state, verdict], ['under-way', 'untestable'])
      assert.deepEqual([waiting?.for, waiting?.who], ['citizen', NUMBER])
      assert.ok(waiting?.text.en.includes(`, ${said} of 3 came `), waiting?.text.en)
      assert.deepEqual(
        steps.map((one) => one.state),
        ['met', 'waiting', 'not-run'],
      )
    }
    await say(wrong)
    assert.equal((await result('KDP-18', 'sms')).waiting?.for, 'participant')
    assert.equal((await repeat()).entry.outcome, 'CODE_WRONG')
    const { verdict, steps } = await result('KDP-18', 'sms')
    const found = steps[2]?.checks.find(({ rule }) => rule === 'R-088')
    assert.deepEqual([verdict, found?.actual], ['pass', 'KDP-124, неверных кодов: 3'])
  })

  it('R-088: the right code after a wrong one is another story: nothing of it is told as wrong codes', async () => {
    await begin('KDP-18', 'sms')
    emulator.clock.forward(1000)
    const id = fieldOf(await askBy(emulator, 'sms'), 'request-id') ?? ''
    const code = (await codeIn()) ?? ''
    for (const said of [code === '000000' ? '000001' : '000000', code]) await say(said)
    const { entry } = await askBy(emulator, 'sms', { 'request-id': id })
    assert.equal(entry.outcome, 'OK')
    const { state, verdict } = await result('KDP-18', 'sms')
    assert.deepEqual([state, verdict], ['not-started', 'untestable'])
  })

  it('values that look like somebody’s are masked unless asked for', async () => {
    const real = `85031535001${checkDigit('85031535001')}`
    const path = await at('KDP-11', 'own')
    await begin('KDP-11', 'own')
    emulator.clock.forward(1000)
    await present(emulator, await play('own'), real)
    const shown = JSON.stringify(await call(path))
    const all = JSON.stringify(await call(`${path}?show=all`))
    assert.ok(all.includes(real), all)
    assert.ok(!shown.includes(real), shown)
  })

  it('sessions side by side never mix: what one method played is nothing to the other', async () => {
    for (const [method] of sessions)
      await call(`/sessions/${await sessionOf(method)}/scenarios/run`, {})
    emulator.clock.forward(1000)
    await present(emulator, await play('own'))
    for (const [method] of sessions) {
      const all = await call<readonly ScenarioResult[]>(
        `/sessions/${await sessionOf(method)}/scenarios`,
      )
      const begun = all.filter(({ state }) => state !== 'not-started').map(({ id }) => id)
      assert.deepEqual(begun, method === 'own' ? ['KDP-01', 'KDP-11'] : [], method)
    }
  })

  it('unknown scenarios and sessions, those of another method, and the role that is not played are refused', async () => {
    const own = await sessionOf('own')
    const code = async (path: string, body?: object) => {
      const { json } = await askApi(`${api}${path}`, body ? 'POST' : 'GET', body)
      return (json as { error?: string }).error
    }
    assert.equal(await code(`/sessions/${own}/scenarios/KDP-99`), 'SCENARIO_UNKNOWN')
    assert.equal(await code(`/sessions/${own}/scenarios/KDP-14/run`, {}), 'SCENARIO_UNKNOWN')
    assert.equal(await code('/sessions/none/scenarios'), 'SESSION_UNKNOWN')
    const id = await approve(emulator.control, { senderId: demo.senderId, method: 'own' })
    assert.equal(await code(`/applications/${id}/sessions`, { role: 'owner' }), 'ROLE_NOT_PLAYED')
    assert.equal(await code(`/applications/${id}/sessions`, { role: 'king' }), 'INPUT_INVALID')
  })

  it('the catalogue tells every step and clause', async () => {
    const all =
      await call<readonly { id: string; steps: readonly { checks?: object[] }[] }[]>('/scenarios')
    assert.deepEqual(
      all.map(({ id }) => id),
      scenarios.map(({ id }) => id),
    )
    assert.ok(all.every(({ steps }) => steps.some(({ checks }) => (checks?.length ?? 0) > 0)))
  })
})
