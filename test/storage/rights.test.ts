import assert from 'node:assert/strict'
import { matterEvents, matterKinds } from '../../src/contract/rights.ts'
import type { Db } from '../../src/storage/connection.ts'
import type { Matter } from '../../src/storage/rights.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'

const at = '2026-11-23T05:00:00.000Z'
const matter = (id: string, more: Partial<Matter> = {}): Matter => ({
  ...{ id, kind: 'block', iin: '991231500016', bin: '991240000013', organisation: 'ТОО' },
  ...{ organisationRole: 'operator', channel: 'written', by: '991231500016', role: 'subject' },
  ...{ content: { violation: 'x' }, receivedAt: at, due: at, ...more },
})

describe('storage/rights', () => {
  let db: Db
  let stores: Stores
  freshStores((fresh) => {
    ;({ db, stores } = fresh)
  })

  it('R-150: every kind and every event there is has its place', async () => {
    for (const kind of matterKinds) {
      await stores.rights.receive(matter(kind, { kind }))
      assert.deepEqual(await stores.rights.find(kind), matter(kind, { kind }))
    }
    for (const [index, event] of matterEvents.entries()) {
      const matterId = matterKinds[index] ?? 'information'
      const written = { matterId, at, event, by: 'b', detail: 'd', answers: { fact: 'да' } }
      await stores.rights.addEvent(written)
      assert.deepEqual(await stores.rights.events(matterId), [written])
    }
    assert.equal((await stores.rights.newest(3)).length, 3)
    assert.equal((await stores.rights.ofOrganisation('991240000013', 2))[0]?.kind, 'complaint')
    assert.deepEqual(await stores.rights.ofSubject('nobody'), [])
  })

  it('R-152: there is no second decision, and a refusal has its reason', async () => {
    await stores.rights.receive(matter('m'))
    const event = { matterId: 'm', at, by: 'b' } as const
    await assert.rejects(stores.rights.addEvent({ ...event, event: 'refused' }), /CHECK/)
    await stores.rights.addEvent({ ...event, event: 'satisfied' })
    const second = { ...event, event: 'refused', detail: 'x' } as const
    await assert.rejects(stores.rights.addEvent(second), /decided already/)
  })

  it('R-154, R-156: of one subject and one organisation alone', async () => {
    const granted = async (id: string, more: Partial<Matter>) => {
      await stores.rights.receive(matter(id, more))
      await stores.rights.addEvent({ matterId: id, at, event: 'satisfied', by: 'b' })
    }
    await granted('1', {})
    await granted('2', { kind: 'objection' })
    await granted('3', { bin: 'other' })
    await granted('4', { iin: 'other', kind: 'objection' })
    await stores.rights.receive(matter('5', { kind: 'unblock' }))
    const { rights } = stores
    const of = ['991231500016', '991240000013'] as const
    assert.deepEqual(await rights.dataDecisions(...of), [{ kind: 'block', at }])
    assert.equal(await rights.objectionUpheld(...of), at)
    assert.equal(await rights.objectionUpheld(of[0], 'other'), undefined)
  })

  it('R-127: the last mark of a subject counts, and all are kept', async () => {
    const mark = { iin: 'i', acts: 'nobody', basis: 'x', at } as const
    const { subjectStandings } = stores
    assert.equal(await subjectStandings.find('i'), undefined)
    await subjectStandings.mark({ ...mark, standing: 'missing' })
    await subjectStandings.mark({ ...mark, standing: 'living' })
    assert.equal((await subjectStandings.find('i'))?.standing, 'living')
    assert.equal((await subjectStandings.history('i')).length, 2)
  })

  for (const [table, column] of [
    ['rights_matters', 'due'],
    ['rights_events', 'at'],
    ['subject_standings', 'at'],
  ] as const)
    it(`R-150: ${table} only grows`, async () => {
      await stores.rights.receive(matter('m'))
      await stores.rights.addEvent({ matterId: 'm', at, event: 'satisfied', by: 'b' })
      const mark = { iin: 'i', standing: 'missing', acts: 'nobody', basis: 'x', at } as const
      await stores.subjectStandings.mark(mark)
      assert.throws(() => db.exec(`DELETE FROM ${table}`), /only grows/)
      assert.throws(() => db.exec(`UPDATE ${table} SET ${column} = '9'`), /only grows/)
    })
})
