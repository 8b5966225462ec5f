import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ShepFault } from '../../../src/contract/faults.ts'
import { dataStanding } from '../../../src/services/rights/data-standing.ts'
import { describeMatter, type MatterView } from '../../../src/services/rights/views.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { minutes, registry } from '../consents/support.ts'
import { BIN, IIN } from '../support.ts'
import { asks, decides } from './support.ts'

const step = fc.record({
  kind: fc.constantFrom('information', 'change', 'block', 'unblock', 'destroy', 'objection'),
  /** Which of the matters there are is decided; none: a new one is asked. */
  decides: fc.option(fc.nat({ max: 6 })),
  refuses: fc.boolean(),
  /** A day and a half is past the term of a demand. */
  move: fc.constantFrom(-1, 0, 1, 60, 60 * 36),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const answers = { fact: 'да', terms: 'год' }

async function take(one: Step, storage: Storage, ids: string[], now: Date): Promise<void> {
  const id = one.decides === null ? undefined : ids[one.decides]
  if (id === undefined) {
    ids.push(await asks(storage, one.kind, { now }))
    return
  }
  const solution = one.refuses ? 'REFUSED' : 'SATISFIED'
  try {
    await decides(storage, id, { now, solution, answers, reason: 'причина' })
  } catch (refusal) {
    assert.ok(refusal instanceof ShepFault, String(refusal))
  }
}

interface Seen {
  readonly id: string
  readonly at: Date
  readonly view: MatterView
}

const viewAt = (storage: Storage, id: string, at: Date): Promise<MatterView> =>
  storage.read((stores) => describeMatter(stores, id, at))

/** Every matter as it stood just before now: that moment is over. */
async function look(storage: Storage, ids: readonly string[], now: Date): Promise<Seen[]> {
  const at = new Date(now.getTime() - 1)
  const seen: Seen[] = []
  for (const id of ids) seen.push({ id, at, view: await viewAt(storage, id, at) })
  assert.ok(seen.every(({ view }) => decisionsIn(view) <= 1))
  return seen
}

const isDestroyed = async (storage: Storage): Promise<boolean> =>
  (await storage.read((stores) => dataStanding(stores, { iin: IIN, bin: BIN }))) === 'destroyed'

async function play(steps: readonly Step[], storage: Storage): Promise<void> {
  const ids: string[] = []
  let [minute, destroyed, seen] = [0, false, [] as Seen[]]
  for (const one of steps) {
    minute = Math.max(0, minute + one.move)
    const now = minutes(minute)
    await take(one, storage, ids, now)
    assert.ok(!destroyed || (await isDestroyed(storage)))
    destroyed = await isDestroyed(storage)
    // What the clock came back to is not over yet.
    seen = [...seen.filter(({ at }) => at < now), ...(await look(storage, ids, now))]
  }
  for (const { id, at, view } of seen) assert.deepEqual(await viewAt(storage, id, at), view)
}

describe('any sequence of asking, deciding and moving the clock', () => {
  it('R-150, R-154: what was seen of a moment is told of it for ever, each matter is decided once, destroyed data stays so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const storage = await registry()
        await play(steps, storage).finally(() => storage.close())
      }),
      { numRuns: 30 },
    )
  })
})

const decisionsIn = ({ events }: MatterView): number =>
  events.filter(({ event }) => ['answered', 'satisfied', 'refused'].includes(event)).length
