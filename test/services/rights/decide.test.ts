import assert from 'node:assert/strict'
import type { FaultCode } from '../../../src/contract/faults.ts'
import type { MatterKind } from '../../../src/contract/rights.ts'
import type { RightsDecision } from '../../../src/services/rights/decide.ts'
import { mattersOf } from '../../../src/services/rights/views.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { minutes, refusalIn, registry } from '../consents/support.ts'
import { IIN, NOW, OTHER_BIN } from '../support.ts'
import { asks, decides, done, stands } from './support.ts'

const answers = { fact: 'да', terms: 'год' }
const FOUR_DAYS = new Date('2026-11-27T05:00:00.000Z')

describe('what an organisation decides', () => {
  let storage: Storage
  beforeEach(async () => {
    storage = await registry()
  })
  afterEach(() => storage.close())
  const notices = () => storage.read((stores) => stores.notices.ofSubject(IIN))
  const state = async (id: string, now = FOUR_DAYS) => (await stands(storage, id, now)).state

  it('R-150, R-152: an answer covers every point asked for, and the subject is told', async () => {
    const id = await asks(storage, 'information')
    const { checks, event } = await decides(storage, id, { answers })
    assert.deepEqual([event.event, event.answers], ['answered', answers])
    assert.deepEqual([checks.at(-1)?.rule, checks.at(-1)?.verdict], ['R-152', 'pass'])
    const [told] = await notices()
    assert.deepEqual([told?.kind, told?.reference], ['rights', id])
    assert.match(told?.text.kk ?? '', /жауап берілген/)
  })

  it('R-153: a refusal in time with its reason, which the subject reads', async () => {
    const id = await asks(storage, 'information')
    const refusal = { solution: 'REFUSED', reason: 'тайна следствия' } as const
    const { checks } = await decides(storage, id, refusal)
    assert.deepEqual([checks.at(-1)?.rule, checks.at(-1)?.verdict], ['R-153', 'pass'])
    assert.match((await notices())[0]?.text.en ?? '', /refused\. тайна следствия$/)
  })

  it('R-152: overdue is shown; a late answer is taken, and recorded as late', async () => {
    const id = await asks(storage, 'information')
    assert.deepEqual(
      [(await stands(storage, id, FOUR_DAYS)).overdue, await state(id)],
      [true, 'received'],
    )
    const { checks } = await decides(storage, id, { answers, now: FOUR_DAYS })
    assert.equal(checks.at(-1)?.verdict, 'warn')
    const { overdue, late } = await stands(storage, id, FOUR_DAYS)
    assert.deepEqual([overdue, late, await state(id)], [false, true, 'answered'])
  })

  type Row = readonly [string, MatterKind, Partial<RightsDecision>, FaultCode]
  const refused: readonly Row[] = [
    [
      'R-150: a point without an answer',
      'information',
      { answers: { fact: 'да' } },
      'RIGHTS_ANSWER_INCOMPLETE',
    ],
    [
      'R-150: a blank answer',
      'information',
      { answers: { ...answers, terms: ' ' } },
      'RIGHTS_ANSWER_INCOMPLETE',
    ],
    [
      'R-153: a refusal without a reason',
      'information',
      { solution: 'REFUSED' },
      'RIGHTS_REASON_MISSING',
    ],
    [
      'R-154: a refusal without a reason',
      'block',
      { solution: 'REFUSED' },
      'RIGHTS_REASON_MISSING',
    ],
    [
      'R-156: a refusal without a reason',
      'objection',
      { solution: 'REFUSED' },
      'RIGHTS_REASON_MISSING',
    ],
    [
      'R-152: by another organisation',
      'information',
      { bin: OTHER_BIN, answers },
      'RIGHTS_ORGANISATION_OTHER',
    ],
    [
      'R-154: destroyed, the ground unconfirmed',
      'destroy',
      { confirmed: false },
      'RIGHTS_GROUND_UNCONFIRMED',
    ],
    ['R-154: unblocked, not being blocked', 'unblock', {}, 'RIGHTS_DATA_STANDING'],
    ['R-155: a complaint, by the organisation', 'complaint', {}, 'RIGHTS_COMPLAINT'],
  ]
  for (const [title, kind, decision, code] of refused)
    it(`${title} is refused with ${code}; the matter still waits`, async () => {
      const id = await asks(storage, kind)
      assert.equal(await refusalIn(decides(storage, id, decision)), code)
      assert.equal(await state(id), 'received')
      assert.deepEqual(await notices(), [])
    })

  it('R-152: a second decision is refused, whichever it is', async () => {
    const id = await asks(storage, 'information')
    await decides(storage, id, { answers })
    const second = { solution: 'REFUSED', reason: 'передумали' } as const
    assert.equal(await refusalIn(decides(storage, id, second)), 'RIGHTS_DECIDED')
    assert.equal(await state(id), 'answered')
    const event = {
      matterId: id,
      at: NOW.toISOString(),
      event: 'refused',
      by: IIN,
      detail: 'x',
    } as const
    await assert.rejects(
      storage.transact(({ rights }) => rights.addEvent(event)),
      /decided already/,
    )
  })

  it('an unknown matter is refused, and so is a clock behind its history (R-111)', async () => {
    assert.equal(await refusalIn(decides(storage, 'none')), 'RIGHTS_UNKNOWN')
    const id = await asks(storage, 'block', { now: minutes(10) })
    assert.equal(await refusalIn(decides(storage, id, { now: minutes(9) })), 'RIGHTS_CLOCK_BEHIND')
  })

  describe('R-154, R-130: demands', () => {
    for (const kind of ['change', 'supplement', 'block', 'destroy'] as const)
      it(`${kind} is done, and the subject is told of that action`, async () => {
        await done(storage, kind)
        assert.deepEqual(
          (await notices()).map((one) => one.kind),
          [kind],
        )
      })

    it('a refused demand changes nothing, and is told as news of rights', async () => {
      const id = await asks(storage, 'block')
      await decides(storage, id, { solution: 'REFUSED', reason: 'нарушения нет' })
      assert.deepEqual(
        (await notices()).map((one) => one.kind),
        ['rights'],
      )
      await done(storage, 'change')
    })

    for (const kind of ['change', 'supplement', 'block', 'destroy'] as const)
      it(`${kind} waits while the data is blocked, and goes on when it is not`, async () => {
        await done(storage, 'block')
        const id = await asks(storage, kind)
        assert.equal(await refusalIn(decides(storage, id)), 'RIGHTS_DATA_STANDING')
        await done(storage, 'unblock')
        await decides(storage, id)
        assert.equal(await state(id), 'satisfied')
      })

    it('destroyed data does not come back', async () => {
      await done(storage, 'destroy')
      for (const kind of ['change', 'block', 'unblock', 'destroy'] as const) {
        const id = await asks(storage, kind)
        assert.equal(await refusalIn(decides(storage, id)), 'RIGHTS_DATA_STANDING')
      }
    })

    it('one working day: on the next it is overdue', async () => {
      const id = await asks(storage, 'block')
      const overdue = async (at: string) => (await stands(storage, id, new Date(at))).overdue
      assert.equal(await overdue('2026-11-24T18:59:59.999Z'), false)
      assert.equal(await overdue('2026-11-24T19:00:00.000Z'), true)
    })
  })

  it('R-156: an objection has three days, and is told late after them', async () => {
    const id = await asks(storage, 'objection')
    const { checks } = await decides(storage, id, { now: FOUR_DAYS })
    assert.deepEqual([checks.at(-1)?.rule, checks.at(-1)?.verdict], ['R-156', 'warn'])
  })

  it('R-150: what was known at any moment is told from the history alone', async () => {
    const id = await asks(storage, 'information')
    await decides(storage, id, { answers, now: minutes(5) })
    const at = (moment: Date) => storage.read((stores) => mattersOf(stores, IIN, moment))
    const shown = async (moment: Date) =>
      (await at(moment)).map((one) => [one.state, one.events.length])
    assert.deepEqual(await shown(minutes(-1)), [['not-yet', 0]])
    assert.deepEqual(await shown(minutes(4)), [['received', 0]])
    assert.deepEqual(await shown(minutes(5)), [['answered', 1]])
  })
})
