import assert from 'node:assert/strict'
import { demo } from '../../src/emulator/demo.ts'
import { approve } from '../gateway/service-rows.ts'
import { ask, fieldOf, type Seen } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import {
  accessData,
  type MessageChanges,
  OWNER,
  personData,
  verificationToken,
} from '../support/messages.ts'

describe('certification: two applications of one sender with two open sessions', () => {
  let emulator: TestEmulator
  let own: string
  let protocol: string
  before(async () => {
    emulator = await startEmulator()
    const { control, demo: facts } = emulator
    const open = async (applicationId: string) =>
      ((await control.openSession(applicationId)) as { id: string }).id
    own = await open(facts.applicationId)
    const filed = await approve(control, { senderId: demo.senderId, method: 'protocol' })
    protocol = await open(filed)
  })
  after(() => emulator.close())

  /** By method 4 one says that no consent was taken, and why. */
  const byProtocol = async (): Promise<MessageChanges> => ({
    data: await accessData(emulator, {
      ovt: await verificationToken(emulator, { way: 'None' }),
      'basis-code': 'ART9_1',
    }),
  })
  const show = async (seen: Seen) =>
    ask(emulator, {
      info: { serviceId: OWNER },
      data: personData(emulator, fieldOf(seen, 'code') ?? '', fieldOf(seen, 'public-key') ?? ''),
    })
  const told = ({ entry }: Seen) => [entry.outcome, entry.engine, entry['certificationId']]

  it('each fills its own, with the tokens it got', async () => {
    const first = await ask(emulator)
    const second = await ask(emulator, await byProtocol())
    assert.deepEqual(told(first), ['OK', 'both', own])
    assert.deepEqual(told(second), ['OK', 'both', protocol])
    assert.deepEqual(told(await show(first)), ['OK', 'both', own])
    assert.deepEqual(told(await show(second)), ['OK', 'both', protocol])
    for (const id of [own, protocol]) {
      const progress = (await emulator.control.progress(id)) as Record<string, unknown>
      assert.deepEqual([progress['counted'], progress['received']], [1, 2])
    }
  })

  it('a refused request is of the session for its method', async () => {
    const { data } = await byProtocol()
    assert.ok(data)
    const spoilt = data.fields.map((one) =>
      one.name === 'basis-code' ? { ...one, value: 'none' } : one,
    )
    const seen = await ask(emulator, { data: { ...data, fields: spoilt } })
    assert.deepEqual(told(seen), ['GROUND_UNKNOWN', 'both', protocol])
  })

  it('what could be of either is of none, judged by both engines, and the journal says why', async () => {
    const seen = await ask(emulator, { info: { serviceId: 'NONE' } })
    assert.deepEqual(told(seen), ['SERVICE_UNKNOWN', 'both', undefined])
    assert.match(JSON.stringify(seen.entry.reason['notes']), /"2 sessions are open/)
  })
})
