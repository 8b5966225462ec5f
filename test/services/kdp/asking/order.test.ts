import assert from 'node:assert/strict'
import type { FaultCode } from '../../../../src/contract/faults.ts'
import type { AskingMethod } from '../../../../src/services/kdp/method.ts'
import { markDeceased, upholdObjection } from '../../rights/support.ts'
import { BIN, type Outcome } from '../../support.ts'
import { idOf, MINUTE, openTown, repeat, type Town } from './support.ts'

interface Broken {
  readonly rule: string
  readonly code: FaultCode
  /** Of the request that is judged. */
  readonly fields?: Readonly<Record<string, string>>
  readonly sender?: 'emu-2'
  readonly before?: (town: Town, first?: Outcome) => Promise<unknown>
}

/** The first request has no application at all; the repeated one changes to a method that has none. */
const notGranted: Broken = { rule: 'R-031', code: 'METHOD_NOT_GRANTED' }
const otherMethod: Broken = { ...notGranted, fields: { 'sms-otp': 'true' } }
const codeHandedIn: Broken = {
  rule: 'Q-08',
  code: 'CODE_NOT_BY_SUBJECT',
  fields: { 'sms-code': '123456' },
}
const noNumber: Broken = {
  rule: 'R-084',
  code: 'NUMBER_UNKNOWN',
  before: (town) => town.number(undefined),
}

const objected: Broken = {
  rule: 'R-156',
  code: 'AUTOMATED_OBJECTED',
  fields: { automated: 'true' },
  before: ({ storage }) => upholdObjection(storage),
}
const deceased: Broken = {
  rule: 'R-127',
  code: 'SUBJECT_NOT_LIVING',
  before: ({ storage }) => markDeceased(storage),
}

/** In the order in which a first request is judged. */
const first: readonly Broken[] = [notGranted, codeHandedIn, objected, deceased, noNumber]

/** What is wrong with a repeated request, whatever became of the question. */
const named: readonly Broken[] = [
  otherMethod,
  { rule: 'R-087', code: 'REQUEST_UNKNOWN', fields: { 'request-id': 'nobody-knows' } },
  { rule: 'R-087', code: 'REQUEST_NOT_YOURS', sender: 'emu-2' },
  { rule: 'R-087', code: 'REQUEST_DIFFERS', fields: { access_name: 'MCDB_SERVICE' } },
  codeHandedIn,
]

const agree = async (town: Town) => town.text(`1 ${await town.lastCode()}`)

/** What became of the question: one of them at a time. */
const ends: readonly Broken[] = [
  { rule: 'R-088', code: 'SUBJECT_REFUSED', before: (town) => town.text('0') },
  { rule: 'R-088', code: 'ANSWER_LATE', before: async (town) => town.forward(11 * MINUTE) },
  {
    rule: 'R-126',
    code: 'CONSENT_WITHDRAWN',
    before: async (town, asked) => {
      await agree(town)
      await withdrawn(town, asked)
    },
  },
  {
    rule: 'R-088',
    code: 'TOKEN_TAKEN',
    before: async (town, asked) => {
      await agree(town)
      await repeat(town, asked ?? assert.fail('nothing was asked'))
    },
  },
]

const withdrawn = ({ storage, now }: Town, asked?: Outcome) =>
  storage.transact(({ consents }) =>
    consents.addEvent({
      ...{ consentId: asked ? idOf(asked) : '', at: now.toISOString(), event: 'withdrawn' },
      ...{ by: BIN, role: 'operator' },
    }),
  )

/** A first request that breaks all of these. */
async function firstWith(method: AskingMethod, ...broken: readonly Broken[]): Promise<Outcome> {
  const town = await openTown(method, {}, broken.includes(notGranted) ? [] : [method])
  try {
    for (const { before } of broken) await before?.(town)
    return await town.ask(Object.assign({}, ...broken.map(({ fields }) => fields)))
  } finally {
    await town.close()
  }
}

const automated = { automated: 'true' }

/** A repeated one. */
async function repeatWith(...broken: readonly Broken[]): Promise<Outcome> {
  const town = await openTown('1414', {}, ['1414'])
  try {
    const asked = await town.ask(automated)
    for (const { before } of broken) await before?.(town, asked)
    const fields = Object.assign(
      { ...automated, 'request-id': idOf(asked) },
      ...broken.map((one) => one.fields),
    )
    return await town.ask(fields, broken.find(({ sender }) => sender)?.sender)
  } finally {
    await town.close()
  }
}

/** The rule that decided, and the refusal. */
const decided = ({ code, checks }: Outcome) => {
  const failed = checks.filter(({ verdict }) => verdict === 'fail')
  return [failed.map(({ rule }) => rule).join(), code]
}

describe('methods 1 and 5: a first request is judged in this order', () => {
  for (const method of ['1414', 'sms'] as const)
    for (const [at, one] of first.entries()) {
      it(`${method}: ${one.rule} alone broken is ${one.code}`, async () =>
        assert.deepEqual(decided(await firstWith(method, one)), [one.rule, one.code]))

      for (const later of first.slice(at + 1))
        it(`R-058: ${method}: ${one.code} answers before ${later.code}`, async () =>
          assert.deepEqual(decided(await firstWith(method, one, later)), [one.rule, one.code]))
    }
})

describe('methods 1 and 5: what became of a question is told after what is wrong with the repeat', () => {
  for (const end of ends) {
    it(`${end.rule} alone is ${end.code}`, async () =>
      assert.deepEqual(decided(await repeatWith(end)), [end.rule, end.code]))

    it(`R-058: ${end.code} is told after all of ${named.length} others`, async () => {
      for (const one of named)
        assert.deepEqual(decided(await repeatWith(end, one)), [one.rule, one.code], one.code)
    })
  }

  const since: readonly Broken[] = [
    { rule: 'R-126', code: 'CONSENT_WITHDRAWN', before: withdrawn },
    objected,
    deceased,
  ]
  for (const [at, one] of since.entries()) {
    it(`R-058: after an agreement, ${one.code} is told before what comes after it`, async () => {
      const agreed: Broken = { ...one, before: agree }
      assert.deepEqual(decided(await repeatWith(agreed, one)), [one.rule, one.code])
      for (const later of since.slice(at + 1))
        assert.deepEqual(decided(await repeatWith(agreed, one, later)), [one.rule, one.code])
    })

    it(`${one.rule}: a token was taken, and then ${one.code}: that is told`, async () => {
      const taken = ends.find(({ code }) => code === 'TOKEN_TAKEN') ?? assert.fail()
      assert.deepEqual(decided(await repeatWith(taken, one)), [one.rule, one.code])
    })
  }

  it('R-088: three wrong codes are told after all of them too', async () => {
    const town = await openTown('sms')
    const asked = await town.ask()
    for (let attempt = 0; attempt < 3; attempt++) await town.text('WRONG1')
    assert.equal((await repeat(town, asked)).code, 'CODE_WRONG')
    const differing = { 'request-id': idOf(asked), access_name: 'MCDB_SERVICE' }
    assert.equal((await town.ask(differing)).code, 'REQUEST_DIFFERS')
    await town.close()
  })
})
