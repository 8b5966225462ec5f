import assert from 'node:assert/strict'
import { checkDigit } from '../../../../src/services/identifiers.ts'
import { usualAsking } from '../../../../src/services/kdp/asking/settings.ts'
import { requestAccess } from '../../../../src/services/kdp/request-access.ts'
import type { Storage } from '../../../../src/storage/database.ts'
import { kdpKeysFor } from '../../keys.ts'
import {
  application,
  BIN,
  countedIds,
  dataOf,
  NOW,
  participant,
  run,
  storageWith,
} from '../../support.ts'
import { statusOf } from './support.ts'

const SYSTEMS = 128
const WAITING = 10_000

/** IINs of the thirteenth month: nobody's. */
const people = Array.from({ length: WAITING }, (_, at) => `9913${String(at).padStart(7, '0')}`)
  .map((eleven) => ({ eleven, digit: checkDigit(eleven) }))
  .flatMap(({ eleven, digit }) => (digit === undefined ? [] : [`${eleven}${digit}`]))

describe('R-161: many systems, and many requests that wait at once', () => {
  let storage: Storage
  before(async () => {
    const names = Array.from({ length: SYSTEMS }, (_, at) => `emu-${at + 1}`)
    storage = await storageWith({
      participants: names.map((name) => participant(name)),
      applications: names.map((senderId) => application('1414', { id: senderId, senderId })),
    })
    await storage.transact(async ({ accessRequests }) => {
      for (const [at, iin] of people.entries()) {
        const senderId = `emu-${(at % SYSTEMS) + 1}`
        const id = `waiting-${at}`
        await accessRequests.add({
          ...{ id, entryId: 'entry-0', senderId, applicationId: senderId, method: '1414', iin },
          ...{ bin: BIN, services: ['S'], company: 'x', expiresIn: 600_000, automated: false },
          receivedAt: NOW.toISOString(),
        })
        await accessRequests.addEvent({
          ...{ requestId: id, at: NOW.toISOString(), event: 'asked', by: 'service' },
          ...{ number: `+7700${String(at).padStart(7, '0')}`, addressee: iin, code: '123456' },
          answerUntil: new Date(NOW.getTime() + 600_000).toISOString(),
        })
      }
    })
  })
  after(() => storage.close())

  it('the last of them is found at once, and is still awaited', async () => {
    const kdpKeys = await kdpKeysFor('RS256')
    const operation = requestAccess({ kdpKeys, newId: countedIds(), asking: usualAsking })
    const at = people.length - 1
    const sender = participant(`emu-${(at % SYSTEMS) + 1}`)
    const fields = { uin: people[at], company: 'x', company_bin: BIN, access_name: 'S' }
    const data = dataOf({ ...fields, expiresIn: '600000', 'omit-sms': 'false' })
    // The best of ten: at the others the machine may have had something else to do.
    const tries: number[] = []
    for (let round = 0; round < 10; round++) {
      const before = performance.now()
      assert.equal(statusOf(await run(operation, storage, data, { sender })), 'PENDING')
      tries.push(performance.now() - before)
    }
    assert.ok(Math.min(...tries) < 250, `${tries} ms a request among ${people.length}`)
  })
})
