import assert from 'node:assert/strict'
import { clock } from '../../src/cli/clock.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { shepHere } from '../support/here.ts'
import { askApi } from '../support/http.ts'

const HOUR = 3_600_000

describe('the one clock (R-111)', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator()
    url = `${(await emulator.start()).url}/api/v1/clock`
  })
  after(() => emulator.close())

  const moved = async (body: unknown) => (await askApi(url, 'POST', body)).json
  const at = (ms: number) => new Date(emulator.clock().getTime() + ms).toISOString()

  it('is advanced, turned back, set and reset, and every move is on record', async () => {
    assert.deepEqual(await moved({ advance: '1d2h' }), { now: at(26 * HOUR), shiftMs: 26 * HOUR })
    assert.deepEqual(await moved({ advance: '-2h' }), { now: at(24 * HOUR), shiftMs: 24 * HOUR })
    const set = (await moved({ at: '2027-01-01T00:00:00+05:00' })) as { now: string }
    assert.equal(set.now, '2026-12-31T19:00:00.000Z')
    assert.deepEqual((await askApi(url)).json, set)
    assert.deepEqual(await moved({ reset: true }), { now: at(0), shiftMs: 0 })
    const { json } = await askApi(`${url}/moves`)
    assert.equal((json as unknown[]).length, 4)
  })

  it('decides what the journal says: a message is received at its time', async () => {
    await moved({ advance: '5h' })
    await fetch(url.replace('/api/v1/clock', '/bip-sync-wss-gost/'), {
      method: 'POST',
      body: '<a/>',
    })
    const { json } = await askApi(url.replace('/clock', '/journal?limit=1'))
    assert.equal((json as { receivedAt: string }[])[0]?.receivedAt, at(5 * HOUR))
    await moved({ reset: true })
  })

  it('no act is made of a session during which it was moved, and one opened after it says nothing of it', async () => {
    const { control, demo } = emulator
    const missing = async (id: string) => {
      const { missing: all } = (await control.progress(id)) as { missing: { code: string }[] }
      return all.map(({ code }) => code)
    }
    const { id } = (await control.openSession(demo.applicationId)) as { id: string }
    assert.deepEqual(await missing(id), ['RESPONSES'])
    await moved({ advance: '1h' })
    await moved({ reset: true })
    assert.deepEqual(await missing(id), ['RESPONSES', 'CLOCK_MOVED'])
    await control.abandon(id)
    const next = (await control.openSession(demo.applicationId)) as { id: string }
    assert.deepEqual(await missing(next.id), ['RESPONSES'])
  })

  const wrong: readonly (readonly [body: unknown, field: string])[] = [
    [{}, 'advance'],
    [{ advance: '15 minutes' }, 'advance'],
    [{ advance: 15 }, 'advance'],
    [{ advance: '99999d' }, 'advance'],
    [{ at: '2027-01-01' }, 'at'],
    [{ at: '2027-01-01T00:00:00' }, 'at'],
    [{ reset: false }, 'reset'],
    [{ reset: true, advance: '1h' }, 'advance'],
  ]
  for (const [body, field] of wrong)
    it(`${JSON.stringify(body)} is refused, and names ${field}`, async () => {
      const { status, json } = await askApi(url, 'POST', body)
      const { error, detail } = json as { error: string; detail: { field: string } }
      assert.deepEqual([status, error, detail.field], [400, 'INPUT_INVALID', field])
      assert.equal(((await askApi(url)).json as { shiftMs: number }).shiftMs, 0)
    })
})

describe('shep clock', () => {
  it('moves the clock of a running emulator, and the move outlives a restart', async () => {
    const data = await dataFolder()
    const first = await startEmulator({ data })
    const { url: served } = await first.start()
    const run = (...args: string[]) => shepHere(clock, [...args, '--url', served, '--json'])
    assert.equal(JSON.parse((await run('+3h')).out).shiftMs, 3 * HOUR)
    assert.equal(JSON.parse((await run('-1h')).out).shiftMs, 2 * HOUR)
    const refused = await run('soon')
    assert.equal(refused.status, 1)
    assert.match(refused.err, /INPUT_INVALID.*a moment with its zone/)
    await first.close()
    const second = await startEmulator({ data })
    const { url: again } = await second.start()
    const { json } = await askApi(`${again}/api/v1/clock`)
    assert.equal((json as { shiftMs: number }).shiftMs, 2 * HOUR)
    await second.close()
    assert.equal((await shepHere(clock, ['--url', again])).status, 2)
  })
})
