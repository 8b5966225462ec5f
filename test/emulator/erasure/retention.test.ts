import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { readConfig } from '../../../src/config/read.ts'
import { createErasing } from '../../../src/emulator/erasure/create.ts'
import { emptyAll } from '../../../src/emulator/erasure/empty.ts'
import { openStorage, type Storage } from '../../../src/storage/database.ts'
import { answered, received, temporaryFolder } from '../../storage/records.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const SECRET = 'a-signature-that-nothing-else-has'

describe('anchors 5(12): retention by the one clock', () => {
  const folder = temporaryFolder()
  let storage: Storage
  let now: Date
  let ids = 0
  const log: string[] = []

  const erasingOf = (settings: object) =>
    createErasing(readConfig({}, { ...settings }), {
      storage,
      clock: () => now,
      newId: () => `erasure-${++ids}`,
      log: (event, fields) => void log.push(`${event} ${JSON.stringify(fields)}`),
    })
  const inFiles = () =>
    [folder.file, `${folder.file}-wal`].some(
      (file) => existsSync(file) && readFileSync(file).includes(SECRET),
    )
  const receive = (id: string) =>
    storage.transact(async ({ messages }) => {
      const request = Buffer.from(`<request>${SECRET}</request>`)
      await messages.receive(received(id, { request, receivedAt: now.toISOString() }))
      const { certificationId: _, ...answer } = answered(id)
      await messages.answer(answer)
    })
  const erased = async () =>
    (await storage.read(({ erasures }) => erasures.list())).map(({ by, reason }) => [by, reason])

  before(() => {
    storage = openStorage(folder.file)
    now = new Date('2026-11-23T05:00:00.000Z')
  })
  after(async () => {
    await storage.close()
    folder.remove()
  })

  it('nothing is erased by itself unless it is set', async () => {
    await receive('m1')
    now = new Date(now.getTime() + 1000 * DAY_MS)
    await erasingOf({}).retention.look()
    assert.deepEqual(await erased(), [])
    assert.ok(inFiles())
  })

  it('what is due is erased at the first look of a day, by the policy, from the file too; once a day', async () => {
    const { retention } = erasingOf({ keepJournalDays: 2 })
    await receive('m2')
    await retention.look()
    const policy = ['retention', 'SHEP_KEEP_JOURNAL_DAYS=2']
    assert.deepEqual(await erased(), [policy])
    const [first, second] = await storage.read(async ({ messages }) => [
      (await messages.find('m1'))[0]?.request.length,
      (await messages.find('m2'))[0]?.request.length,
    ])
    assert.deepEqual([first, second === 0], [0, false])
    now = new Date(now.getTime() + DAY_MS - 1)
    await retention.look()
    assert.equal((await erased()).length, 1)
    now = new Date(now.getTime() + 2 * DAY_MS)
    await retention.look()
    assert.deepEqual(await erased(), [policy, policy])
    assert.ok(!inFiles())
    assert.match(log.join(), /^retention .*"messages":1/)
  })

  it('killed between an erasure and the new file: the next look makes the file, and only that', async () => {
    await receive('m3')
    await storage.transact(async (stores) => {
      const entries = await stores.messages.find('m3')
      const order = { id: 'by-hand', at: now, by: 'Т.', reason: 'срок', forced: false }
      await emptyAll({ what: 'journal', entries, sms: [], facts: {} }, order, stores)
    })
    assert.ok(inFiles())
    await erasingOf({}).retention.look()
    assert.ok(!inFiles())
    assert.equal((await erased()).length, 3)
  })

  it('a message without an answer may be in work: it stays for an hour', async () => {
    const { eraser } = erasingOf({})
    const receivedAt = now.toISOString()
    await storage.transact(({ messages }) => messages.receive(received('m4', { receivedAt })))
    now = new Date(now.getTime() + 60_000)
    const wish = { by: 'Т.', reason: 'срок' }
    assert.deepEqual((await eraser.older({ journal: now }, wish)).erased, [])
    now = new Date(now.getTime() + 3_600_000)
    assert.equal((await eraser.older({ journal: now }, wish)).erased[0]?.messages, 1)
  })

  it('phone messages by age: number, text and person are emptied, the rest stays', async () => {
    const sms = { direction: 'out', kind: 'notice', text: 'вам', lost: false } as const
    const at = now.toISOString()
    await storage.transact((stores) =>
      stores.sms.add({ at, number: '+77000000001', iin: '991231500016', ...sms }),
    )
    now = new Date(now.getTime() + 1000)
    const wish = { by: 'Т.', reason: 'срок' }
    const { eraser } = erasingOf({})
    assert.equal((await eraser.older({ phone: now }, wish)).erased[0]?.sms, 1)
    assert.deepEqual((await eraser.older({ phone: now }, wish)).erased, [])
    const [left] = await storage.read((stores) => stores.sms.after(0, 10))
    assert.deepEqual(left, { id: '1', at, number: '', ...sms, text: '' })
  })
})
