import assert from 'node:assert/strict'
import { ask, fieldOf } from '../support/answers.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { delivery, OWNER, personData, signedMessage } from '../support/messages.ts'

/** A token, a person for it, and a refusal: bytes in, bytes out. */
async function story(emulator: TestEmulator): Promise<Uint8Array[]> {
  const bytes: Uint8Array[] = []
  const send = async (request: Uint8Array) => {
    const { body } = await emulator.answer(delivery(request))
    bytes.push(request, body)
  }
  await send(await signedMessage(emulator))
  emulator.clock.forward(1234)
  const seen = await ask(emulator)
  const [code = '', key = ''] = [fieldOf(seen, 'code'), fieldOf(seen, 'public-key')]
  const shown = { info: { serviceId: OWNER }, data: personData(emulator, code, key) }
  await send(await signedMessage(emulator, shown))
  await send(await signedMessage(emulator, { info: { serviceId: 'NONE' } }))
  await send(Buffer.from('no XML'))
  return bytes
}

describe('emulator: with the same clock, the same ids and the same PKI', () => {
  const play = async (setUp: (emulator: TestEmulator) => void = () => {}) => {
    const emulator = await startEmulator({ counted: true })
    setUp(emulator)
    const bytes = await story(emulator)
    const journal = await emulator.control.journal(undefined, 50)
    await emulator.close()
    return { bytes, journal }
  }

  it('a run repeats to the byte, answers and journal', async () => {
    const [one, two] = [await play(), await play()]
    assert.deepEqual(one.bytes, two.bytes)
    assert.deepEqual(one.journal, two.journal)
  })

  it('another second gives other bytes', async () => {
    const [one, two] = [await play(), await play(({ clock }) => clock.forward(1000))]
    for (const [index, bytes] of one.bytes.slice(0, -2).entries())
      assert.notDeepEqual(bytes, two.bytes[index])
  })
})

describe('emulator: started again in its folder', () => {
  it('knows its participants, its journal and its keys', async () => {
    const data = await dataFolder()
    const first = await startEmulator({ data })
    const { entry, said } = await ask(first)
    const keys = first.control.jwks()
    await first.close()
    const second = await startEmulator({ data })
    assert.deepEqual(second.demo, first.demo)
    assert.deepEqual(second.control.jwks(), keys)
    const [kept] = await second.control.journal(entry.id, 1)
    assert.deepEqual(kept, entry)
    assert.equal(said.kind, 'response')
    assert.equal((await ask(second)).entry.outcome, 'OK')
    await second.close()
  })

  it('a folder in use is refused, and the one who has it goes on', async () => {
    const data = await dataFolder()
    const first = await startEmulator({ data })
    await assert.rejects(startEmulator({ data }), /in use by another emulator/)
    assert.equal((await ask(first)).entry.outcome, 'OK')
    await first.close()
    await first.stop()
  })
})
