import assert from 'node:assert/strict'
import type { FaultCode } from '../../../../src/contract/faults.ts'
import { consentInForce } from '../../../../src/services/consents/in-force.ts'
import { standingOf } from '../../../../src/services/kdp/asking/standing.ts'
import { BIN, IIN, OTHER_IIN, type Outcome } from '../../support.ts'
import { idOf, MINUTE, NUMBER, openTown, repeat, statusOf, type Town } from './support.ts'

type Spoil = (town: Town, first: Outcome) => unknown
interface Change {
  readonly fields?: Record<string, string>
  readonly sender?: 'emu-1' | 'emu-2'
  readonly before?: Spoil
}

const refusals: readonly (readonly [rule: string, code: FaultCode, Change])[] = [
  ['R-031', 'METHOD_NOT_GRANTED', { fields: { 'omit-sms': 'true', 'proactive-code': 'P-1' } }],
  ['R-087', 'REQUEST_UNKNOWN', { fields: { 'request-id': 'nobody-knows' } }],
  ['R-087', 'REQUEST_NOT_YOURS', { sender: 'emu-2' }],
  ['R-087', 'REQUEST_DIFFERS', { fields: { access_name: 'MCDB_SERVICE' } }],
  ['R-111', 'REQUEST_FROM_FUTURE', { before: (town) => town.forward(-MINUTE) }],
  ['Q-08', 'CODE_NOT_BY_SUBJECT', { fields: { 'sms-code': '123456' } }],
  ['R-088', 'SUBJECT_REFUSED', { before: (town) => town.text('0') }],
]

const merged = (one: Change, other: Change): Change => ({
  fields: { ...other.fields, ...one.fields },
  ...((one.sender ?? other.sender) && { sender: one.sender ?? other.sender ?? 'emu-1' }),
  before: async (town, first) => {
    const steps = [one.before, other.before].filter((step) => step !== undefined)
    // The citizen answers before the clock is turned back.
    for (const step of steps.reverse()) await step(town, first)
  },
})

async function outcomeOf({ fields = {}, sender = 'emu-1', before }: Change): Promise<Outcome> {
  const town = await openTown('1414')
  try {
    const first = await town.ask()
    await before?.(town, first)
    return await town.ask({ 'request-id': idOf(first), ...fields }, sender)
  } finally {
    await town.close()
  }
}

describe('R-087, R-088: a repeated request is checked in this order', () => {
  for (const [rule, code, change] of refusals)
    it(`${rule} alone broken is refused with ${code}`, async () => {
      const seen = await outcomeOf(change)
      assert.equal(seen.code, code)
      assert.deepEqual([seen.checks.at(-1)?.rule, seen.checks.at(-1)?.verdict], [rule, 'fail'])
    })

  it('R-058: of every two that fail, the earlier one decides', async () => {
    for (const [first, [, code, change]] of refusals.entries())
      for (const [, later, other] of refusals.slice(first + 1)) {
        const seen = await outcomeOf(merged(change, other))
        assert.equal(seen.code, code, `${code} with ${later}`)
      }
  })
})

describe('R-087: the identifier is request-id, and of one subject (Q-4)', () => {
  it('another subject under it is another request', async () => {
    assert.equal((await outcomeOf({ fields: { uin: OTHER_IIN } })).code, 'REQUEST_DIFFERS')
  })
  it('another method under it is another request', async () => {
    assert.equal((await outcomeOf({ fields: { 'sms-otp': 'true' } })).code, 'REQUEST_DIFFERS')
  })
  it('a company that is not the sender’s does not borrow its consent', async () => {
    const seen = await outcomeOf({ sender: 'emu-2', fields: { company_bin: BIN } })
    assert.equal(seen.code, 'REQUEST_NOT_YOURS')
  })
})

describe('method 5: the one-time code (R-085, R-088)', () => {
  let town: Town
  beforeEach(async () => {
    town = await openTown('sms')
  })
  afterEach(() => town.close())

  it('Q-9: two wrong codes leave a third attempt, three end the request with KDP-124', async () => {
    const first = await town.ask()
    const code = await town.lastCode()
    for (const attempt of [1, 2]) {
      assert.equal((await town.text('WRONG1')).meaning, 'wrong-code', `attempt ${attempt}`)
      assert.equal(statusOf(await repeat(town, first)), 'PENDING')
    }
    await town.text('WRONG1')
    assert.equal((await repeat(town, first)).code, 'CODE_WRONG')
    assert.equal((await town.text(code)).meaning, 'nothing-asked')
    assert.equal((await repeat(town, first)).code, 'CODE_WRONG')
  })

  it('Q-9: how many are allowed is that of when the citizen was asked, whatever the setting says later', async () => {
    const first = await town.ask()
    for (const text of ['WRONG1', 'WRONG2']) await town.text(text)
    const record = await town.storage.read(({ accessRequests }) => accessRequests.find(idOf(first)))
    assert.ok(record)
    assert.equal(standingOf(record, town.now, { codeAttempts: 1 }).state, 'waiting')
    await town.text('WRONG3')
    assert.equal((await repeat(town, first)).code, 'CODE_WRONG')
  })

  it('the third attempt may be right', async () => {
    const first = await town.ask()
    const code = await town.lastCode()
    await town.text('WRONG1')
    await town.text('WRONG2')
    assert.equal((await town.text(` ${code} `)).meaning, 'agreed')
    assert.equal(statusOf(await repeat(town, first)), 'VALID')
  })

  it('a replayed code, of a request that has ended, opens nothing', async () => {
    await town.ask()
    const old = await town.lastCode()
    await town.text(old)
    const next = await town.ask()
    assert.notEqual(await town.lastCode(), old)
    assert.equal((await town.text(old)).meaning, 'wrong-code')
    assert.equal(statusOf(await repeat(town, next)), 'PENDING')
  })

  it('the code of another request answers that one alone', async () => {
    const mine = await town.ask()
    const code = await town.lastCode()
    const theirs = await town.ask({}, 'emu-2')
    assert.deepEqual((await town.text(code)).requestIds, [idOf(mine)])
    const seen = await town.ask({ 'request-id': idOf(theirs) }, 'emu-2')
    assert.equal(statusOf(seen), 'PENDING')
  })

  it('a code that fits none counts at each request that waits', async () => {
    const mine = await town.ask()
    const theirs = await town.ask({}, 'emu-2')
    assert.deepEqual((await town.text('WRONG1')).requestIds, [idOf(mine), idOf(theirs)])
  })

  it('001 clause 7(5): a code may be alphanumeric', async () => {
    const other = await openTown('sms', { codeAlphabet: 'alphanumeric', codeLength: 8 })
    const first = await other.ask()
    const code = await other.lastCode(/[A-Z2-9]{8}/)
    await other.text(code.toLowerCase())
    assert.equal(statusOf(await repeat(other, first)), 'VALID')
    await other.close()
  })

  it('Q-8: with otpRelay the initiator may hand the code in; a wrong one is an attempt', async () => {
    const other = await openTown('sms', { otpRelay: true, codeAttempts: 2 })
    const first = await other.ask()
    const code = await other.lastCode()
    assert.equal(statusOf(await repeat(other, first, { 'sms-code': 'WRONG1' })), 'PENDING')
    assert.equal(statusOf(await repeat(other, first, { 'sms-code': code })), 'VALID')
    await other.close()
  })
})

describe('method 1: what the citizen texts (Q-10)', () => {
  let town: Town
  beforeEach(async () => {
    town = await openTown('1414')
  })
  afterEach(() => town.close())

  it('where several questions wait, a bare word decides nothing; with the number it answers one', async () => {
    const mine = await town.ask()
    const code = await town.lastCode()
    const theirs = await town.ask({}, 'emu-2')
    assert.equal((await town.text('1')).meaning, 'ambiguous')
    assert.deepEqual(await town.text(`1 ${code}`), { meaning: 'agreed', requestIds: [idOf(mine)] })
    assert.equal(statusOf(await repeat(town, mine)), 'VALID')
    assert.deepEqual((await town.text('0')).requestIds, [idOf(theirs)])
  })

  it('words of nobody’s are kept, and decide nothing', async () => {
    await town.ask()
    assert.equal((await town.text('what?')).meaning, 'not-understood')
    assert.equal((await town.inbox()).at(-1)?.text, 'what?')
  })

  it('the words are a setting', async () => {
    const other = await openTown('1414', { agree: 'ИӘ', refuse: 'ЖОҚ' })
    await other.ask()
    assert.equal((await other.text('иә')).meaning, 'agreed')
    await other.close()
  })
})

describe('R-081: two initiators, one citizen, the same second, a hundred times', () => {
  it('no token without its own consent, no lost SMS, no double SMS', async () => {
    const town = await openTown('1414')
    const both = ['emu-1', 'emu-2'] as const
    for (let round = 0; round < 100; round++) {
      const asked = await Promise.all([...both, ...both].map((one) => town.ask({}, one)))
      assert.equal(new Set(asked.map(idOf)).size, 2)
      const sent = (await town.inbox()).filter(({ direction }) => direction === 'out')
      assert.equal(sent.length, 2 * (round + 1))
      assert.equal(new Set(sent.map(({ requestId }) => requestId)).size, sent.length)
      const winner = round % 2
      const code = /1 (\d{6})\)/.exec(sent.at(winner - 2)?.text ?? '')?.[1]
      await town.text(`1 ${code}`)
      const agreed = sent.at(winner - 2)?.requestId
      await town.text('0')
      for (const [at, one] of both.entries()) {
        const seen = await town.ask({ 'request-id': idOf(asked[at] as Outcome) }, one)
        const own = idOf(asked[at] as Outcome) === agreed
        assert.equal(statusOf(seen), own ? 'VALID' : 'INVALID')
      }
    }
    await town.close()
  })
})

describe('phones that answer by themselves', () => {
  const rows = [
    ['agree', 'VALID', undefined],
    ['refuse', 'INVALID', 'SUBJECT_REFUSED'],
    ['ignore', 'PENDING', undefined],
    ['wrong-code', 'INVALID', 'CODE_WRONG'],
  ] as const
  for (const [answer, status, code] of rows)
    it(`${answer}: nobody touches the phone, and the repeat gets ${code ?? status}`, async () => {
      const town = await openTown('sms')
      await town.rule({ answer })
      const seen = await repeat(town, await town.ask())
      assert.deepEqual([statusOf(seen), seen.code], [status, code])
      await town.close()
    })

  it('after N seconds: not before, and at that moment even when nobody looked in the window', async () => {
    const town = await openTown('1414')
    await town.rule({ answer: 'agree', afterSeconds: 60, number: NUMBER })
    const first = await town.ask()
    town.forward(59_000)
    assert.equal(statusOf(await repeat(town, first)), 'PENDING')
    town.forward(30 * MINUTE)
    assert.equal(statusOf(await repeat(town, first)), 'VALID')
    await town.close()
  })

  it('later than the window: KDP-123, and a phone that got nothing answers nothing', async () => {
    const town = await openTown('1414')
    await town.rule({ answer: 'agree', afterSeconds: 601 })
    const first = await town.ask()
    town.forward(11 * MINUTE)
    assert.equal((await repeat(town, first)).code, 'ANSWER_LATE')
    await town.rule({ answer: 'agree', delivery: 'roaming' })
    const second = await town.ask()
    assert.equal(statusOf(await repeat(town, second)), 'PENDING')
    await town.close()
  })
})

describe('R-120: the answer is a consent, or a refusal, on record', () => {
  let town: Town
  beforeEach(async () => {
    town = await openTown('1414')
  })
  afterEach(() => town.close())
  const services = ['GBDFLUniversal_token']
  const inForce = () =>
    town.storage.read((stores) =>
      consentInForce(stores, { iin: IIN, bin: BIN, services }, town.now),
    )

  it('agreed: in force from the answer on, before the token is fetched; the token rests on it', async () => {
    const first = await town.ask()
    assert.equal(await inForce(), undefined)
    await town.text('1')
    assert.equal((await inForce())?.requestId, idOf(first))
    const last = await repeat(town, first)
    const issue = await town.storage.read(({ accesses }) =>
      accesses.issue(last.reply?.tokenId ?? ''),
    )
    assert.equal(issue?.consentId, idOf(first))
  })

  it('refused: recorded, and never in force', async () => {
    const first = await town.ask()
    await town.text('0')
    assert.equal(await inForce(), undefined)
    const [event] = await town.storage.read(({ consents }) => consents.events(idOf(first)))
    assert.deepEqual([event?.event, event?.by, event?.role], ['refused', IIN, 'subject'])
  })

  it('R-126: withdrawn before the token was fetched: KDP-131', async () => {
    const first = await town.ask()
    await town.text('1')
    const withdrawn = {
      consentId: idOf(first),
      at: town.now.toISOString(),
      event: 'withdrawn',
    } as const
    await town.storage.transact(({ consents }) =>
      consents.addEvent({ ...withdrawn, by: BIN, role: 'operator' }),
    )
    assert.equal((await repeat(town, first)).code, 'CONSENT_WITHDRAWN')
  })

  it('R-011: the question goes to the legal representative, and the consent is the representative’s (Q-25)', async () => {
    const parent = '+77000000007'
    const at = town.now.toISOString()
    await town.number(parent, OTHER_IIN)
    await town.storage.transact(({ representatives }) =>
      representatives.link({
        representativeIin: OTHER_IIN,
        subjectIin: IIN,
        basis: 'Свидетельство о рождении',
        from: at,
        linkedAt: at,
      }),
    )
    const first = await town.ask()
    assert.equal((await town.inbox()).length, 0)
    assert.equal((await town.text('1', parent)).meaning, 'agreed')
    const [event] = await town.storage.read(({ consents }) => consents.events(idOf(first)))
    assert.deepEqual([event?.by, event?.role], [OTHER_IIN, 'representative'])
  })
})
