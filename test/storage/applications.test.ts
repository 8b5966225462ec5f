import assert from 'node:assert/strict'
import type { Stores } from '../../src/storage/stores.ts'
import { freshStores } from './fresh.ts'
import { application, participant } from './records.ts'

const later = '2026-11-24T05:00:00.000Z'
const latest = '2026-11-25T05:00:00.000Z'

describe('storage/applications', () => {
  let stores: Stores
  freshStores(
    (fresh) => {
      ;({ stores } = fresh)
    },
    (fresh) => fresh.participants.add(participant()),
  )

  it('R-021: come back as they were added, lists and absent fields too', async () => {
    const full = application({
      id: 'application-2',
      proactiveUntil: later,
      state: 'approved',
      approvedAt: later,
    })
    await stores.applications.add(application())
    await stores.applications.add(full)
    assert.deepEqual(await stores.applications.find('application-1'), application())
    assert.deepEqual(await stores.applications.list(), [application(), full])
    assert.equal(await stores.applications.find('application-3'), undefined)
    await assert.rejects(stores.applications.add(full), /application-2 already exists/)
  })

  const approvable = { draft: true, submitted: true, returned: false, approved: false } as const
  for (const [state, expected] of Object.entries(approvable)) {
    it(`approve from ${state} is ${expected}`, async () => {
      const approvedAt = state === 'approved' ? { approvedAt: later } : {}
      await stores.applications.add(
        application({ state: state as keyof typeof approvable, ...approvedAt }),
      )
      assert.equal(await stores.applications.approve('application-1', latest), expected)
      const found = await stores.applications.find('application-1')
      assert.equal(found?.approvedAt, expected ? latest : approvedAt.approvedAt)
    })
  }

  it('R-030: the newest approved one of the sender and method answers, and all of the BIN', async () => {
    const approved = (id: string, at: string, senderId = 'TEST_BANK') =>
      application({ id, senderId, state: 'approved', approvedAt: at })
    await stores.participants.add(participant({ senderId: 'TEST_BANK_2' }))
    await stores.participants.add(participant({ senderId: 'OTHER', bin: '991240000023' }))
    await stores.applications.add(approved('old', later))
    await stores.applications.add(approved('new', latest))
    await stores.applications.add(approved('branch', '2026-11-24T06:00:00.000Z', 'TEST_BANK_2'))
    await stores.applications.add(approved('foreign', latest, 'OTHER'))
    await stores.applications.add(application())
    assert.equal((await stores.applications.findApproved('TEST_BANK', 'proactive'))?.id, 'new')
    assert.equal(await stores.applications.findApproved('TEST_BANK', 'sms'), undefined)
    const byBin = await stores.applications.findApprovedByBin('991240000013', 'proactive')
    assert.deepEqual(
      byBin.map(({ id }) => id),
      ['new', 'branch', 'old'],
    )
  })
})
