import assert from 'node:assert/strict'
import { approveApplication, submitApplication } from '../../src/certification/application.ts'
import { judgeApplication } from '../../src/certification/application-checks.ts'
import { type ApplicationInput, fieldNames } from '../../src/certification/application-input.ts'
import { standingOf } from '../../src/certification/smart-bridge/standing.ts'
import { type FaultCode, ShepFault } from '../../src/contract/faults.ts'
import type { Storage } from '../../src/storage/database.ts'
import { counter, goodInput, SENDER, tickingClock, withParticipant } from './session-builder.ts'

const proactive: ApplicationInput = {
  ...goodInput,
  method: 'proactive',
  proactiveCodes: ['PS-001'],
  proactiveUntil: '2027-12-31',
}

describe('R-020…R-022, R-027: an application', () => {
  const clock = tickingClock()
  const newId = counter('a')
  let storage: Storage

  before(async () => {
    storage = await withParticipant(clock)
  })
  after(() => storage.close())

  const submit = (input: ApplicationInput) =>
    storage.transact((stores) => submitApplication(input, { ...stores, clock, newId }))
  const approve = (id: string) =>
    storage.transact((stores) => approveApplication(id, { ...stores, clock }))

  const refused: readonly [string, ApplicationInput, FaultCode][] = [
    ...fieldNames.map((name): [string, ApplicationInput, FaultCode] => [
      `R-021: without ${name}`,
      { ...goodInput, [name]: '  ' },
      'APPLICATION_FIELD_MISSING',
    ]),
    ['R-022: with a blank method', { ...goodInput, method: ' ' }, 'APPLICATION_METHOD_COUNT'],
    [
      'R-022: with two methods',
      { ...goodInput, method: ['own', 'protocol'] },
      'APPLICATION_METHOD_COUNT',
    ],
    [
      'R-022: with a method that is none',
      { ...goodInput, method: 'fax' },
      'APPLICATION_METHOD_UNKNOWN',
    ],
    [
      'R-022: with a name of Object',
      { ...goodInput, method: 'toString' },
      'APPLICATION_METHOD_UNKNOWN',
    ],
    [
      'R-054: proactive without a code',
      { ...proactive, proactiveCodes: [' '] },
      'APPLICATION_PROACTIVE_CODE',
    ],
    [
      'R-058: proactive without an end',
      { ...proactive, proactiveUntil: undefined },
      'APPLICATION_PROACTIVE_UNTIL',
    ],
    [
      'R-058: proactive with a past end',
      { ...proactive, proactiveUntil: '2026-11-20' },
      'APPLICATION_PROACTIVE_UNTIL',
    ],
    [
      'R-058: proactive until no day',
      { ...proactive, proactiveUntil: '2027-02-30' },
      'APPLICATION_PROACTIVE_UNTIL',
    ],
    [
      'R-058: proactive until no hour',
      { ...proactive, proactiveUntil: '2027-02-01T25:00Z' },
      'APPLICATION_PROACTIVE_UNTIL',
    ],
    [
      'R-058: proactive until a moment without a zone',
      { ...proactive, proactiveUntil: '2027-02-01T10:00' },
      'APPLICATION_PROACTIVE_UNTIL',
    ],
    ['R-020: of nobody', { ...goodInput, senderId: 'emu-nobody' }, 'APPLICATION_PARTICIPANT'],
  ]
  for (const [title, input, code] of refused) {
    it(`${title} is refused with ${code}`, () => assert.rejects(submit(input), { code }))
  }

  it('R-021: all missing fields are named at once', async () => {
    await assert.rejects(submit({ senderId: SENDER, method: 'own' }), (error: unknown) => {
      assert.ok(error instanceof ShepFault)
      assert.deepEqual(error.detail['fields'], fieldNames)
      return true
    })
  })

  it('R-022: without a method it is method 1, 1414', async () => {
    assert.equal((await submit({ ...goodInput, method: undefined })).method, '1414')
  })

  for (const method of ['1414', 'own', 'protocol', 'sms'] as const)
    it(`R-030: by ${method} can be applied for`, async () => {
      assert.equal((await submit({ ...goodInput, method })).method, method)
    })

  it('the same clauses are reported when all is well', () => {
    const checks = judgeApplication(proactive, clock())
    assert.ok(checks.every(({ verdict }) => verdict === 'pass'))
    assert.deepEqual(
      checks.map(({ rule }) => rule),
      judgeApplication({}, clock()).map(({ rule }) => rule),
    )
  })

  for (const method of ['own', 'protocol']) {
    it(`R-022: by ${method} it is submitted, then approved`, async () => {
      const { id, state } = await submit({ ...goodInput, method, proactiveCodes: ['ignored'] })
      assert.equal(state, 'submitted')
      const approved = await approve(id)
      const stored = await storage.read(({ applications }) => applications.find(id))
      assert.deepEqual(stored, approved)
      assert.deepEqual(approved.proactiveCodes, [])
      assert.ok(approved.approvedAt)
    })
  }

  it('R-058: the day of a proactive period ends in Astana; codes are kept once', async () => {
    const codes = ['PS-001', ' PS-002 ', 'PS-001']
    const { proactiveUntil, proactiveCodes } = await submit({ ...proactive, proactiveCodes: codes })
    assert.equal(proactiveUntil, '2027-12-31T18:59:59.999Z')
    assert.deepEqual(proactiveCodes, ['PS-001', 'PS-002'])
  })

  it('R-020: one that does not exist, or is approved already, is not approved', async () => {
    await assert.rejects(approve('nowhere'), { code: 'APPLICATION_UNKNOWN' })
    const { id } = await submit(goodInput)
    await approve(id)
    await assert.rejects(approve(id), { code: 'APPLICATION_STATE' })
  })

  it('R-027: the key of verification tokens may come after the positive review', async () => {
    const keyless = await withParticipant(clock)
    const { id } = await keyless.transact(async (stores) => {
      const [key] = await stores.certificates.findBySender(SENDER, 'verification-token')
      const at = clock().toISOString()
      await stores.certificates.retire(key?.fingerprint ?? '', SENDER, 'verification-token', at)
      return submitApplication(goodInput, { ...stores, clock, newId })
    })
    await keyless.transact((stores) => approveApplication(id, { ...stores, clock }))
    const { stage, keys } = await keyless.read((stores) => standingOf(id, stores))
    assert.deepEqual([stage, keys], ['APPROVED', 0])
    await keyless.close()
  })
})
