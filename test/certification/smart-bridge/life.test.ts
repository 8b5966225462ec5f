import assert from 'node:assert/strict'
import { attachAct } from '../../../src/certification/smart-bridge/test-act.ts'
import { possibleFrom, transitions } from '../../../src/certification/smart-bridge/transitions.ts'
import { historyOf } from '../../../src/certification/smart-bridge/view.ts'
import { ShepFault } from '../../../src/contract/faults.ts'
import { bridgeActions, type Stage, stages } from '../../../src/contract/smart-bridge.ts'
import { goodInput } from '../session-builder.ts'
import { type Desk, openDesk, ownInput } from './support.ts'

const allStages = Object.keys(stages) as Stage[]
const deeds = bridgeActions.filter((action) => action !== 'create')

describe('R-029a: the life of an application is one table', () => {
  let desk: Desk
  let keyless: Desk
  before(async () => {
    desk = await openDesk()
    keyless = await openDesk({ keyed: false })
  })
  after(async () => {
    await desk.storage.close()
    await keyless.storage.close()
  })

  /** An application that waits for its key exists only where there is none yet. */
  const deskOf = (stage: Stage): Desk => (stage === 'APPROVED' ? keyless : desk)

  for (const stage of allStages) {
    const possible = possibleFrom({ stage, method: 'own' })
    const can = new Set(possible.map(({ action }) => action))

    for (const { action, to = stage, role } of possible)
      it(`${stage}: ${action} leads to ${to}, and is on record`, async () => {
        const { at, stageOf, storage, deeds: does } = await freshDesk(stage, action, deskOf(stage))
        const id = await at(stage)
        if (stage === 'DRAFT' && action === 'submit') await does['attach-file'](id)
        assert.equal(await stageOf(id), stage)
        await does[action as 'edit'](id)
        assert.equal(await stageOf(id), to)
        const events = await storage.read(({ applicationEvents }) => applicationEvents.of(id))
        const { at: when, detail: _, applicationId: __, ...last } = events.at(-1) ?? assert.fail()
        const by =
          action === 'attach-file' || action === 'open-session' ? ownInput.senderId : 'Тестов Т.'
        assert.deepEqual(last, { action, from: stage, to, role, by })
        assert.match(when, /^2026-11-21T05:/)
      })

    for (const action of deeds.filter((one) => !can.has(one)))
      it(`${stage}: ${action} is refused with the stage and what can be done`, async () => {
        const { at, stageOf, storage, deeds: does } = deskOf(stage)
        const id = await at(stage)
        const before = await storage.read(({ applicationEvents }) => applicationEvents.of(id))
        await assert.rejects(does[action](id), (fault: unknown) => {
          assert.ok(fault instanceof ShepFault)
          if (fault.code === 'APPLICATION_KEY_MISSING') {
            assert.deepEqual([stage, action], ['APPROVED', 'open-session'])
            return true
          }
          assert.equal(fault.code, 'APPLICATION_STATE')
          assert.deepEqual(fault.detail, {
            id,
            action,
            stage,
            method: 'own',
            possible: possible.map((one) => one.action),
          })
          return true
        })
        assert.equal(await stageOf(id), stage)
        const now = await storage.read(({ applicationEvents }) => applicationEvents.of(id))
        assert.deepEqual(now, before)
      })
  }

  it('nothing leads out of CLEARED (R-029)', () => {
    assert.deepEqual(
      transitions.filter(({ from }) => from.includes('CLEARED')),
      [],
    )
  })

  it('every stage but the first is led to', () => {
    const reached = new Set(transitions.map(({ to }) => to))
    assert.deepEqual(
      allStages.filter((stage) => !reached.has(stage)),
      ['DRAFT'],
    )
  })

  for (const method of ['1414', 'sms'] as const)
    it(`R-029a: by ${method} no key is handed over: testing follows approval`, async () => {
      const id = await keyless.at('APPROVED', { ...goodInput, method })
      assert.equal(await keyless.stageOf(id), 'APPROVED')
      await assert.rejects(keyless.deeds['register-key'](id), { code: 'APPLICATION_STATE' })
      await keyless.deeds['open-session'](id)
      assert.equal(await keyless.stageOf(id), 'TESTING')
    })

  it('R-023: returned and filed again, as often as it takes', async () => {
    const id = await desk.at('RETURNED_FOR_REVISION')
    for (const step of ['submit', 'return', 'edit', 'submit', 'approve'] as const)
      await desk.deeds[step](id)
    assert.equal(await desk.stageOf(id), 'KEY_REGISTERED')
  })

  it('R-028: a session closed without an act leaves nothing to attach', async () => {
    const id = await desk.at('KEY_REGISTERED')
    await desk.deeds['open-session'](id)
    const sessionId = await desk.close(id, '{"format":"shep-emulator/refusal/1"}')
    assert.equal(await desk.stageOf(id), 'KEY_REGISTERED')
    await desk.deeds['open-session'](id)
    await assert.rejects(desk.deeds['attach-act'](id), { code: 'ACT_MISSING' })
    await assert.rejects(
      desk.act((_, deps) => attachAct(id, sessionId, undefined, deps)),
      { code: 'ACT_MISSING' },
    )
  })

  it('R-028: the act of another application, and of no session, is not attached', async () => {
    const [one, other] = [await desk.at('TESTING'), await desk.at('TESTING')]
    const [session] = await desk.storage.read(({ sessions }) => sessions.ofApplication(other))
    const attach = (sessionId: string) =>
      desk.act((_, deps) => attachAct(one, sessionId, undefined, deps))
    await assert.rejects(attach(session?.id ?? ''), { code: 'ACT_OF_ANOTHER' })
    await assert.rejects(attach('none'), { code: 'SESSION_UNKNOWN' })
    assert.equal(await desk.stageOf(one), 'TESTING')
  })

  it('R-029: an act that was returned is not attached again; that of a new session is', async () => {
    const id = await desk.at('ACT_ATTACHED')
    await desk.deeds['return-act'](id)
    await desk.deeds['open-session'](id)
    const [first] = await desk.storage.read(({ sessions }) => sessions.ofApplication(id))
    await assert.rejects(
      desk.act((_, deps) => attachAct(id, first?.id ?? '', undefined, deps)),
      { code: 'ACT_RETURNED_ALREADY' },
    )
    await desk.close(id)
    await desk.deeds['attach-act'](id)
    assert.equal(await desk.stageOf(id), 'ACT_ATTACHED')
  })

  it('the history tells who and when, keys and closings among them, and cannot be rewritten', async () => {
    const id = await desk.at('CLEARED')
    const rows = await desk.storage.read((stores) => historyOf(id, stores))
    assert.deepEqual(
      rows.map(({ action }) => action),
      [
        'key-registered',
        ...['create', 'attach-file', 'submit', 'approve', 'open-session', 'session-closed'],
        ...['attach-act', 'accept-act', 'clear'],
      ],
    )
    assert.deepEqual(
      rows.filter(({ derived }) => derived).map(({ action }) => action),
      ['key-registered', 'session-closed'],
    )
  })
})

/** A key that is handed over stays: the application that waits for it needs records of its own. */
const freshDesk = (stage: Stage, action: string, usual: Desk): Promise<Desk> | Desk =>
  action === 'approve' || (stage === 'APPROVED' && action === 'register-key')
    ? openDesk({ keyed: false })
    : usual
