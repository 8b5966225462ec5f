import assert from 'node:assert/strict'
import { submitApplication } from '../../src/certification/application.ts'
import { closeSession, openSession } from '../../src/certification/session.ts'
import {
  conditions,
  counter,
  goodInput,
  openBench,
  tickingClock,
  withParticipant,
} from './session-builder.ts'

describe('R-028: a certification session', () => {
  it('opens for an approved application, with its build and profile', async () => {
    const { storage, sessionId, applicationId } = await openBench()
    const session = await storage.read(({ sessions }) => sessions.find(sessionId))
    const { build, profile } = conditions
    assert.deepEqual(
      { ...session, openedAt: '' },
      {
        id: sessionId,
        applicationId,
        role: 'initiator',
        state: 'open',
        openedAt: '',
        build,
        profile,
      },
    )
    await storage.close()
  })

  it('R-020: does not open before the approval, nor for nothing', async () => {
    const clock = tickingClock()
    const storage = await withParticipant(clock)
    const deps = { clock, newId: counter('a'), ...conditions }
    const { id } = await storage.transact((stores) =>
      submitApplication(goodInput, { ...stores, ...deps }),
    )
    const open = (applicationId: string) =>
      storage.transact((stores) => openSession(applicationId, { ...stores, ...deps }))
    await assert.rejects(open(id), { code: 'APPLICATION_STATE' })
    await assert.rejects(open('nowhere'), { code: 'APPLICATION_UNKNOWN' })
    await storage.close()
  })

  it('is one at a time for an application; after it is closed the next one opens', async () => {
    const { storage, clock, newId, applicationId, sessionId } = await openBench()
    const open = () =>
      storage.transact((stores) =>
        openSession(applicationId, { ...stores, clock, newId, ...conditions }),
      )
    const close = () =>
      storage.transact((stores) =>
        closeSession(
          sessionId,
          { closedAt: clock().toISOString(), act: '{}', actSha256: '00' },
          stores,
        ),
      )
    await assert.rejects(open(), { code: 'SESSION_OPEN_ALREADY' })
    await close()
    await assert.rejects(close(), { code: 'SESSION_FROZEN' })
    assert.notEqual((await open()).id, sessionId)
    await storage.close()
  })
})
