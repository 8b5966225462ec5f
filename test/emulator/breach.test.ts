import assert from 'node:assert/strict'
import { join } from 'node:path'
import { prepareDelivery } from '../../bench/breach/prepare.ts'
import { openStorage } from '../../src/storage/database.ts'
import {
  type BreachDesk,
  bins,
  bodyElements,
  breachDesk,
  documentOf,
  type Elements,
  holderElements,
  listOf,
  orderElements,
  type Reply,
  type Who,
} from '../support/breach.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { askApi } from '../support/http.ts'

const HOUR = 3_600_000

describe('the breach chain (№ 481/НҚ)', () => {
  let emulator: TestEmulator
  let desk: BreachDesk
  before(async () => {
    emulator = await startEmulator()
    desk = await breachDesk(emulator)
  })
  after(() => emulator.close())

  const ago = (ms: number) => new Date(emulator.clock().getTime() - ms).toISOString()
  /** Every notice differs from the others by its moment. */
  let counted = 0
  const moment = () => ago(HOUR + ++counted)
  const holder = (change: Elements = {}) => ({ ...holderElements(moment()), ...change })
  const body = (change: Elements = {}) => ({ ...bodyElements(moment()), ...change })
  const taken = async (elements = holder()) => {
    const { status, json } = await desk.notify(elements)
    assert.equal(status, 201, JSON.stringify(json))
    return String(json['id'])
  }
  const atRisk = async (elements = holder()) => {
    const id = await taken(elements)
    assert.equal((await desk.decide(id)).status, 200)
    return id
  }
  const isRefused = ({ status, json }: Reply, error: string, field?: string) => {
    const detail = json['detail'] as { field?: string } | undefined
    assert.equal(json['error'], error, JSON.stringify(json))
    assert.ok(status >= 400 && status < 500, String(status))
    if (field) assert.equal(detail?.field, field)
  }
  const stateOf = async (id: string) => (await desk.ask(`/breaches/${id}`)).json['state']

  it('R-141, R-145, R-146: notice, risk, order, delivery: the whole way', async () => {
    const id = await atRisk()
    const ordered = await desk.order(id)
    assert.equal(ordered.json['state'], 'ordered')
    assert.equal((await desk.deliver(id)).status, 202)
    const progress = await desk.delivered(id)
    assert.deepEqual([progress['subjects'], progress['cabinet']], [1, 1])
    const { json } = await desk.ask(`/breaches/${id}`)
    const events = (json['events'] as { event: string }[]).map(({ event }) => event)
    const all = ['notified', 'decided', 'ordered', 'delivery-started', 'delivered']
    assert.deepEqual(events, all)
    const documents = json['documents'] as { document: string }[]
    assert.deepEqual(
      new Set(documents.map(({ document }) => document)),
      new Set(['holderNotice', 'order']),
    )
    const listed = (await desk.ask('/breaches')).json as unknown as { id: string }[]
    assert.ok(listed.some((one) => one.id === id))
  })

  it('R-143: a body of information security tells, with its own content', async () => {
    const { status, json } = await desk.notify(body(), 'centre', 'bodyNotice')
    assert.deepEqual([status, json['role']], [201, 'operational-centre'])
    assert.deepEqual(Object.keys((json['content'] as { measures: object }).measures), [
      'elimination',
    ])
  })

  describe('R-142, R-143: what a notice must hold', () => {
    for (const field of ['notifier', 'detectedAt', 'kind', 'measures', 'subjects']) {
      it(`clause 3 without ${field}`, async () =>
        isRefused(await desk.notify(holder({ [field]: '' })), 'BREACH_HOLDER_FIELD_MISSING', field))
      it(`clause 4 without ${field}`, async () =>
        isRefused(
          await desk.notify(body({ [field]: '' }), 'centre', 'bodyNotice'),
          'BREACH_BODY_FIELD_MISSING',
          field,
        ))
    }
    for (const measure of ['legal', 'organisational', 'technical'])
      it(`clause 3 without ${measure} measures`, async () => {
        const elements = holder()
        const measures = String(elements['measures']).replace(
          new RegExp(`<${measure}>.*</${measure}>`),
          `<${measure}> </${measure}>`,
        )
        const reply = await desk.notify({ ...elements, measures })
        isRefused(reply, 'BREACH_HOLDER_FIELD_MISSING', `measures/${measure}`)
      })
    it('clause 3 without a responsible person: "if any"', async () =>
      void (await taken(holder({ responsible: '' }))))
    it('a responsible person without a way to reach them', async () =>
      isRefused(
        await desk.notify(holder({ responsible: '<responsible><name>Т.</name></responsible>' })),
        'BREACH_HOLDER_FIELD_MISSING',
        'responsible/phone',
      ))
    it('clause 4 has no responsible person', async () => {
      const { responsible = '' } = holder()
      const reply = await desk.notify(body({ responsible }), 'centre', 'bodyNotice')
      isRefused(reply, 'BREACH_FIELD_FOREIGN', 'responsible')
    })
    it('R-140: an event that is no breach', async () =>
      isRefused(await desk.notify(holder({ kind: '<kind>rumour</kind>' })), 'BREACH_KIND_FOREIGN'))
    const wrongSubjects: readonly (readonly [xml: string, error: string])[] = [
      ['<subject><iin></iin></subject>', 'BREACH_SUBJECT_NAMELESS'],
      ['<subject><iin>991231500017</iin></subject>', 'BREACH_FIELD_INVALID'],
      ['<subject><phone>87010000001</phone></subject>', 'BREACH_FIELD_INVALID'],
      ['<list><sha256>no</sha256><lines>1</lines></list>', 'BREACH_FIELD_INVALID'],
      ['<person/>', 'BREACH_FIELD_FOREIGN'],
      ['<!-- nobody -->', 'BREACH_HOLDER_FIELD_MISSING'],
    ]
    for (const [xml, error] of wrongSubjects)
      it(`subjects ${xml}: ${error}`, async () =>
        isRefused(await desk.notify(holder({ subjects: `<subjects>${xml}</subjects>` })), error))
    it('R-141: detected in the future, by the one clock', async () =>
      isRefused(
        await desk.notify(holder({ detectedAt: `<detectedAt>${ago(-1000)}</detectedAt>` })),
        'BREACH_DETECTED_LATER',
      ))
    it('a moment without its zone', async () =>
      isRefused(
        await desk.notify(holder({ detectedAt: '<detectedAt>2026-11-20T17:00:00</detectedAt>' })),
        'BREACH_FIELD_INVALID',
        'detectedAt',
      ))
  })

  describe('R-144: signed, by whoever speaks', () => {
    it('unsigned', async () =>
      isRefused(
        await desk.post('/breaches', documentOf('holderNotice', holder())),
        'BREACH_UNSIGNED',
      ))
    it('signed, then changed', async () => {
      const signed = String(await desk.sign(documentOf('holderNotice', holder()), 'operator'))
      const changed = signed.replace('unsanctioned-access', 'unlawful-change')
      isRefused(await desk.post('/breaches', changed), 'BUSINESS_DIGEST_MISMATCH')
    })
    it("another's signature", async () =>
      isRefused(await desk.notify(holder(), 'stranger'), 'BREACH_SIGNER_OTHER'))
    it('nothing at all, or no XML', async () => {
      isRefused(await desk.post('/breaches', ''), 'INPUT_INVALID', 'body')
      isRefused(await desk.post('/breaches', 'words'), 'NOT_WELL_FORMED')
    })
    it('another document', async () =>
      isRefused(await desk.notify({}, 'operator', 'order'), 'BREACH_DOCUMENT_SHAPE'))
    it('the same document twice', async () => {
      const signed = await desk.sign(documentOf('holderNotice', holder()), 'operator')
      const first = await desk.post('/breaches', signed)
      const second = await desk.post('/breaches', signed)
      isRefused(second, 'BREACH_DOCUMENT_REPEATED')
      assert.deepEqual(second.json['detail'], { id: first.json['id'] })
    })
  })

  describe('who may do what', () => {
    const asBody = (who: Who) =>
      desk.notify(
        body({
          notifier: `<notifier><bin>${bins[who]}</bin><role>incident-service</role></notifier>`,
        }),
        who,
        'bodyNotice',
      )
    it('R-143: a body under the name of another, and by a BIN of none', async () => {
      isRefused(await asBody('centre'), 'BREACH_BODY_OTHER')
      isRefused(await asBody('operator'), 'BREACH_BODY_OTHER')
    })
    it('R-143: an owner does not speak as a body, nor a body as an owner', async () => {
      const { notifier = '' } = holder()
      const reply = await desk.notify(body({ notifier }), 'operator', 'bodyNotice')
      isRefused(reply, 'BREACH_FIELD_INVALID', 'notifier/role')
    })
    it('R-145: only the authorised body decides and orders', async () => {
      const id = await taken()
      isRefused(await desk.decide(id, true, 'egov'), 'BREACH_AUTHORITY_OTHER')
      await desk.decide(id)
      isRefused(await desk.order(id, orderElements(id), 'egov'), 'BREACH_AUTHORITY_OTHER')
    })
    it('R-146: only the operator of e-government delivers', async () => {
      const id = await atRisk()
      await desk.order(id)
      isRefused(await desk.deliver(id, 'authority'), 'BREACH_OPERATOR_OTHER')
    })
    it('R-001: an office may be given to another BIN', async () => {
      const appoint = (bin: string) => desk.ask('/breach-offices/incident-service', { bin }, 'PUT')
      isRefused(await appoint('991240000014'), 'INPUT_INVALID', 'bin')
      const before = (await desk.ask('/breach-offices')).json['incident-service']
      assert.equal((await appoint(bins.centre)).json['incident-service'], bins.centre)
      assert.equal((await asBody('centre')).status, 201)
      await appoint(String(before))
      isRefused(await asBody('centre'), 'BREACH_BODY_OTHER')
    })
  })

  describe('R-145: in their order, each once', () => {
    it('decided twice', async () => {
      const id = await atRisk()
      isRefused(await desk.decide(id, false), 'BREACH_DECIDED')
      assert.equal(await stateOf(id), 'risk')
    })
    it('no risk: it ends there', async () => {
      const id = await taken()
      assert.equal((await desk.decide(id, false)).json['state'], 'no-risk')
      isRefused(await desk.order(id), 'BREACH_NO_RISK')
      isRefused(await desk.deliver(id), 'BREACH_NOT_ORDERED')
    })
    it('a decision says whether there is a risk', async () => {
      const id = await taken()
      const reply = await desk.ask(`/breaches/${id}/decision`, { bin: bins.authority, reason: 'x' })
      isRefused(reply, 'INPUT_INVALID', 'risk')
    })
    it('order before decision', async () => {
      const id = await taken()
      isRefused(await desk.order(id), 'BREACH_UNDECIDED')
    })
    it('ordered twice', async () => {
      const id = await atRisk()
      await desk.order(id)
      const { responsible: _, ...other } = orderElements(id)
      isRefused(await desk.order(id, other), 'BREACH_ORDERED')
    })
    it('the order of another breach', async () => {
      const [one, other] = [await atRisk(), await atRisk()]
      isRefused(await desk.order(one, orderElements(other)), 'BREACH_FIELD_INVALID', 'breach')
    })
    for (const field of ['breach', 'measures', 'subjects'])
      it(`clause 6 without ${field}`, async () => {
        const id = await atRisk()
        const reply = await desk.order(id, { ...orderElements(id), [field]: '' })
        isRefused(reply, 'BREACH_ORDER_FIELD_MISSING', field)
      })
    it('clause 6 without a responsible person: "if any"', async () => {
      const id = await atRisk()
      assert.equal((await desk.order(id, { ...orderElements(id), responsible: '' })).status, 200)
    })
    it('delivery before the order, and a second delivery', async () => {
      const id = await atRisk()
      isRefused(await desk.deliver(id), 'BREACH_NOT_ORDERED')
      await desk.order(id)
      await desk.deliver(id)
      isRefused(await desk.deliver(id), 'BREACH_DELIVERY_BEGUN')
      await desk.delivered(id)
    })
    it('a breach that nobody told of', async () => {
      for (const path of ['', '/progress', '/undeliverable'])
        isRefused(await desk.ask(`/breaches/none${path}`), 'BREACH_NOT_FOUND')
      isRefused(await desk.decide('none'), 'BREACH_NOT_FOUND')
    })
    it('R-148: the clock turned back does not rewrite history', async () => {
      const id = await taken()
      emulator.clock.forward(-HOUR)
      isRefused(await desk.decide(id), 'BREACH_CLOCK_BACK')
      emulator.clock.forward(HOUR)
      assert.equal((await desk.decide(id)).status, 200)
    })
  })

  describe('subjects in lists', () => {
    const lines = [
      '991231500016,+77010000001,Тестов Тест',
      '991231500026,,',
      ',+77010000002,',
      ',,Безымянный Т.',
    ]
    const upload = (id: string, text: string) =>
      desk.post(`/breaches/${id}/lists`, text, 'text/csv')

    it('R-142, R-147: named by hash in the notice, uploaded apart, delivered; who has only a name is reported', async () => {
      const [one, two] = [listOf(lines), listOf(['991231500016,,', '991231600012,,Он же'])]
      const subjects = `<subjects>${one.element}${two.element}</subjects>`
      const id = await atRisk(holder({ subjects }))
      isRefused(await desk.order(id), 'BREACH_LISTS_AWAITED')
      for (const { text } of [two, one, one]) assert.equal((await upload(id, text)).status, 200)
      assert.equal((await desk.order(id)).status, 200)
      await desk.deliver(id)
      const { cabinet, sms, undeliverable, repeated } = await desk.delivered(id)
      assert.deepEqual(
        { cabinet, sms, undeliverable, repeated },
        { cabinet: 3, sms: 1, undeliverable: 1, repeated: 1 },
      )
      const { json } = await desk.ask(`/breaches/${id}/undeliverable`)
      assert.deepEqual(json, {
        rule: 'R-147',
        count: 1,
        first: [{ list: 1, line: 4, name: 'Безымянный Т.' }],
      })
    })

    const wrong: readonly (readonly [title: string, lines: readonly string[]])[] = [
      ['two fields', ['991231500016,+77010000001']],
      ['a wrong check digit', ['991231500017,,']],
      ['a wrong number', [',87010000001,']],
      ['nobody', [',,']],
    ]
    for (const [title, bad] of wrong)
      it(`a line with ${title}`, async () => {
        const list = listOf(['991231500016,,', ...bad])
        const id = await taken(holder({ subjects: `<subjects>${list.element}</subjects>` }))
        const reply = await upload(id, list.text)
        isRefused(reply, 'BREACH_LIST_SHAPE')
        assert.equal((reply.json['detail'] as { line: number }).line, 2)
      })
    it('fewer lines than the notice says', async () => {
      const list = listOf(['991231500016,,'])
      const element = list.element.replace('<lines>1', '<lines>2')
      const id = await taken(holder({ subjects: `<subjects>${element}</subjects>` }))
      isRefused(await upload(id, list.text), 'BREACH_LIST_SHAPE')
    })
    it('a list that the notice does not name', async () =>
      isRefused(await upload(await taken(), 'other\n'), 'BREACH_LIST_FOREIGN'))
  })
})

describe('the breach chain under the edition of July 2026', () => {
  it('R-149: its slot is empty: it is shown, and notices are refused by its name', async () => {
    const emulator = await startEmulator({ settings: { breachRules: '481/2026-07' } })
    const desk = await breachDesk(emulator)
    const reply = await desk.notify(holderElements(emulator.clock().toISOString()))
    assert.equal(reply.json['error'], 'BREACH_EDITION_EMPTY')
    assert.equal((reply.json['detail'] as { edition: string }).edition, '481/2026-07')
    const { json } = await desk.ask('/breaches/rules')
    const editions = json['editions'] as { name: string; rules: unknown }[]
    assert.equal(typeof editions[0]?.rules, 'object')
    assert.match(String(editions[1]?.rules), /^empty/)
    await emulator.close()
  })
})

describe('a delivery that was broken off', () => {
  it('R-162: goes on by itself when the emulator starts', async () => {
    const data = await dataFolder()
    const storage = openStorage(join(data, 'shep.db'))
    await prepareDelivery(storage, 'broken-off', 1000)
    await storage.close()
    const emulator = await startEmulator({ data })
    const { url } = await emulator.start()
    for (;;) {
      const { json } = await askApi(`${url}/api/v1/breaches/broken-off/progress`)
      const { state, done } = json as { state: string; done: number }
      if (state !== 'delivered') continue
      assert.equal(done, 1000)
      break
    }
    await emulator.close()
  })
})
