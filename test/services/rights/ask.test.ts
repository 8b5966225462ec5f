import assert from 'node:assert/strict'
import type { FaultCode } from '../../../src/contract/faults.ts'
import { informationPoints, matterKinds } from '../../../src/contract/rights.ts'
import type { MatterAsked } from '../../../src/services/rights/ask.ts'
import { kindTexts } from '../../../src/services/rights/texts.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { GUARDIAN, refusalIn, registry } from '../consents/support.ts'
import { BIN, IIN, NOW, OTHER_IIN } from '../support.ts'
import { asks, contents, markDeceased, stands } from './support.ts'

describe('what a subject asks of an organisation', () => {
  let storage: Storage
  beforeEach(async () => {
    storage = await registry()
  })
  afterEach(() => storage.close())
  const received = async () =>
    (await storage.read(({ rights }) => rights.ofSubject(IIN))).map(({ kind }) => kind)

  /** Asked on Monday, 23 November 2026, 10:00 in Kazakhstan. */
  const dues: Readonly<Record<string, string>> = {
    information: '2026-11-26',
    change: '2026-11-24',
    supplement: '2026-11-24',
    block: '2026-11-24',
    unblock: '2026-11-24',
    destroy: '2026-11-24',
    objection: '2026-11-26',
    complaint: '2026-12-14',
  }
  for (const kind of matterKinds)
    it(`R-152, R-154, R-155, R-156: ${kind} has its term, to the end of the last working day`, async () => {
      const view = await stands(storage, await asks(storage, kind))
      assert.equal(view.due, `${dues[kind]}T18:59:59.999Z`)
      assert.deepEqual(
        [view.state, view.role, view.organisation],
        ['received', 'subject', 'ТОО Эмулятор-1'],
      )
      assert.equal(view.kindText.ru, kindTexts[kind].ru)
    })

  it('R-152: a term runs over a weekend and a holiday of the calendar', async () => {
    const friday = new Date('2026-12-11T05:00:00.000Z')
    const view = await stands(storage, await asks(storage, 'information', { now: friday }), friday)
    assert.equal(view.due, '2026-12-17T18:59:59.999Z', '14, 15 and 17: the 16th is free')
  })

  it('R-011: the representative asks, a stranger does not', async () => {
    const view = await stands(storage, await asks(storage, 'information', { by: GUARDIAN }))
    assert.deepEqual([view.by, view.role], [GUARDIAN, 'representative'])
    assert.equal(await refusalIn(asks(storage, 'block', { by: OTHER_IIN })), 'ACTOR_NOT_ENTITLED')
    assert.deepEqual(await received(), ['information'])
  })

  const refused: readonly (readonly [string, Partial<MatterAsked>, FaultCode])[] = [
    [
      'R-150: about nothing',
      { kind: 'information', content: { points: [] } },
      'RIGHTS_FIELD_MISSING',
    ],
    [
      'R-151: by a protected channel without its protection',
      { kind: 'information', channel: 'protected' },
      'RIGHTS_FIELD_MISSING',
    ],
    [
      'R-154: change of nothing',
      { kind: 'change', content: { documents: ['d'] } },
      'RIGHTS_FIELD_MISSING',
    ],
    [
      'R-154: change without documents',
      { kind: 'change', content: { data: 'name' } },
      'RIGHTS_DOCUMENTS_MISSING',
    ],
    [
      'R-154: supplement with an empty list of documents',
      { kind: 'supplement', content: { data: 'name', documents: [] } },
      'RIGHTS_DOCUMENTS_MISSING',
    ],
    [
      'R-154: block without a violation',
      { kind: 'block', content: {} },
      'RIGHTS_VIOLATION_MISSING',
    ],
    [
      'R-154: destruction without a violation',
      { kind: 'destroy', content: {} },
      'RIGHTS_VIOLATION_MISSING',
    ],
    [
      'R-156: an objection without words',
      { kind: 'objection', content: {} },
      'RIGHTS_FIELD_MISSING',
    ],
    [
      'R-155: a complaint without words',
      { kind: 'complaint', content: {} },
      'RIGHTS_FIELD_MISSING',
    ],
  ]
  for (const [title, { kind = 'information', ...more }, code] of refused)
    it(`${title} is refused with ${code}, and nothing is written`, async () => {
      assert.equal(await refusalIn(asks(storage, kind, more)), code)
      assert.deepEqual(await received(), [])
    })

  it('R-151: by each channel, to an owner, an operator or a third party', async () => {
    const content = { ...contents.information, protection: 'одноразовый код' }
    for (const channel of ['written', 'electronic-document', 'protected'] as const)
      for (const organisationRole of ['owner', 'operator', 'third-party'] as const) {
        const id = await asks(storage, 'information', { channel, organisationRole, content })
        const view = await stands(storage, id)
        assert.deepEqual([view.channel, view.organisationRole], [channel, organisationRole])
      }
  })

  it('R-127: of the deceased nobody asks, or the representative alone, as the mark says', async () => {
    await markDeceased(storage)
    for (const by of [IIN, GUARDIAN])
      assert.equal(await refusalIn(asks(storage, 'information', { by })), 'SUBJECT_NOT_LIVING')
    await markDeceased(storage, 'representative')
    assert.equal(await refusalIn(asks(storage, 'information')), 'SUBJECT_NOT_LIVING')
    assert.equal(
      await refusalIn(asks(storage, 'information', { by: OTHER_IIN })),
      'ACTOR_NOT_ENTITLED',
    )
    assert.equal(
      (await stands(storage, await asks(storage, 'block', { by: GUARDIAN }))).by,
      GUARDIAN,
    )
  })

  it('R-150: what was asked is kept word for word, and neither changed nor removed', async () => {
    const content = { points: informationPoints }
    const id = await asks(storage, 'information', { content, organisation: 'Другое имя' })
    const view = await stands(storage, id)
    assert.deepEqual([view.content, view.organisation, view.bin], [content, 'Другое имя', BIN])
    assert.equal(view.receivedAt, NOW.toISOString())
    await assert.rejects(asks(storage, 'information', { id }), /already exists/)
  })
})
