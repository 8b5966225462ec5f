import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ShepFault } from '../../../src/contract/faults.ts'
import { decideWithdrawal } from '../../../src/services/consents/decide.ts'
import { giveConsent, refuseConsent } from '../../../src/services/consents/give.ts'
import { consentInForce } from '../../../src/services/consents/in-force.ts'
import { stands, stateAfter, stateAt } from '../../../src/services/consents/state.ts'
import { askWithdrawal } from '../../../src/services/consents/withdraw.ts'
import type { Storage } from '../../../src/storage/database.ts'
import type { Stores } from '../../../src/storage/stores.ts'
import { BIN, consent, IIN } from '../support.ts'
import { calendar, minutes, registry } from './support.ts'

const ids = ['c-1', 'c-2', 'c-3']
const step = fc.record({
  kind: fc.constantFrom('give', 'refuse', 'withdraw', 'terminate', 'decline'),
  id: fc.constantFrom(...ids),
  /** The clock goes on, and sometimes back. */
  move: fc.integer({ min: -3, max: 10 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** One step at a moment; a refusal changes nothing. */
async function take({ kind, id }: Step, storage: Storage, now: Date): Promise<void> {
  const at = now.toISOString()
  const answer = { by: IIN, at }
  const until = new Date(now.getTime() + 1_200_000).toISOString()
  const asked = consent({ id, givenAt: at, until })
  const decide = (stores: Stores, solution: 'TERMINATED' | 'REFUSED') =>
    decideWithdrawal(
      stores,
      { id: `w-${id}`, bin: BIN, senderBin: BIN, solution, reason: 'why' },
      now,
    )
  const works: Readonly<Record<string, (stores: Stores) => Promise<unknown>>> = {
    give: (stores) => giveConsent(stores, asked, answer),
    refuse: (stores) => refuseConsent(stores, asked, answer),
    withdraw: (stores) =>
      askWithdrawal(stores, { id: `w-${id}`, consentId: id, iin: IIN, by: IIN }, { now, calendar }),
    terminate: (stores) => decide(stores, 'TERMINATED'),
    decline: (stores) => decide(stores, 'REFUSED'),
  }
  try {
    await storage.transact((stores) => works[kind]?.(stores) ?? Promise.resolve())
  } catch (refusal) {
    const known = refusal instanceof ShepFault || /already exists/.test(String(refusal))
    assert.ok(known, String(refusal))
  }
}

const historyOf = (storage: Storage, id: string) =>
  storage.read(({ consents }) => consents.events(id))

describe('any sequence of giving, refusing, withdrawing, deciding and moving the clock', () => {
  it('R-120, R-126: rewrites no history, folds to what the store says, and leaves no access without a basis', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const storage = await registry()
        let minute = 0
        for (const one of steps) {
          minute = Math.max(0, minute + one.move)
          const before = await Promise.all(ids.map((id) => historyOf(storage, id)))
          await take(one, storage, minutes(minute))
          for (const [at, id] of ids.entries())
            await holds(storage, id, before[at] ?? [], minutes(minute))
        }
        await storage.close()
      }),
      { numRuns: 40 },
    )
  })
})

async function holds(
  storage: Storage,
  id: string,
  before: Awaited<ReturnType<typeof historyOf>>,
  now: Date,
): Promise<void> {
  const events = await historyOf(storage, id)
  assert.deepEqual(events.slice(0, before.length), before)
  const found = await storage.read(({ consents }) => consents.find(id))
  if (!found) return
  for (const moment of [now, minutes(5), minutes(60)].map((date) => date.toISOString())) {
    const last = await storage.read(({ consents }) => consents.stateAt(id, moment))
    assert.equal(stateAt(found, events, moment), stateAfter(last, found.until, moment))
  }
  const wanted = { iin: IIN, bin: BIN, services: found.services }
  const basis = await storage.read((stores) => consentInForce(stores, wanted, now))
  if (!basis) return
  const history = await historyOf(storage, basis.id)
  assert.ok(stands(stateAt(basis, history, now.toISOString())))
  assert.ok(history.every(({ event }) => event !== 'withdrawn'))
}
