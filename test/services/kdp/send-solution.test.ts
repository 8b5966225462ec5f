import assert from 'node:assert/strict'
import type { DataField } from '../../../src/contract/messages.ts'
import { listToRevoke } from '../../../src/services/kdp/list-to-revoke.ts'
import { sendSolution } from '../../../src/services/kdp/send-solution.ts'
import type { Storage } from '../../../src/storage/database.ts'
import { give, minutes, refusalIn, registry, withdraw } from '../consents/support.ts'
import { BIN, dataOf, fieldAt, IIN, OTHER_BIN, OTHER_IIN, participant, run } from '../support.ts'

/** Fifteen working days after Monday 23.11.2026, end of day in Kazakhstan. */
const DUE = '2026-12-14T18:59:59.999Z'
const TERMINATED = { 'revoke-id': 'w-1', company_bin: BIN, solution: 'TERMINATED' }
const REFUSED = { ...TERMINATED, solution: 'REFUSED', reason: 'Долг не погашен' }

let storage: Storage
beforeEach(async () => {
  storage = await registry()
  await give(storage)
})
afterEach(() => storage.close())

type FieldsOf = Readonly<Record<string, string | undefined>>
const decide = (fields: FieldsOf = TERMINATED, at = minutes(2), bin = BIN) =>
  run(sendSolution, storage, dataOf(fields), { at, sender: participant('emu-1', bin) })
const list = (fields: FieldsOf = { company_bin: BIN }, at = minutes(2)) =>
  run(listToRevoke, storage, dataOf(fields), { at })
const listed = async (fields?: FieldsOf, at?: Date) =>
  (await list(fields, at)).data.fields
    .filter(({ name }) => name === 'revocation')
    .map(({ value }) =>
      Object.fromEntries((value as DataField[]).map((one) => [one.name, one.value])),
    )
const steps = async () =>
  (await storage.read(({ consents }) => consents.events('consent-1'))).map(({ event }) => event)

describe('KDP_LIST_TO_REVOKE', () => {
  it('R-125: tells the operator which withdrawals wait, and until when', async () => {
    assert.deepEqual(await listed(), [])
    const { due } = await withdraw(storage, minutes(1))
    assert.equal(due, DUE)
    assert.deepEqual(await listed(), [
      {
        'revoke-id': 'w-1',
        uin: IIN,
        access_name: 'GBDFLUniversal_token',
        created: '2026-11-23T10:01:00.000+05:00',
        due: '2026-12-14T23:59:59.999+05:00',
        overdue: 'false',
      },
    ])
  })

  it('R-125: on day 15 it is in time, on day 16 overdue', async () => {
    await withdraw(storage, minutes(1))
    const overdueAt = async (at: string) => (await listed(undefined, new Date(at)))[0]?.['overdue']
    assert.equal(await overdueAt(DUE), 'false')
    assert.equal(await overdueAt('2026-12-14T19:00:00.000Z'), 'true')
  })

  it('R-125: only those of the period asked, and none that was decided', async () => {
    await withdraw(storage, minutes(1))
    const since = (start_date: string) => listed({ company_bin: BIN, start_date })
    assert.equal((await since('2026-11-23T10:01:00+05:00')).length, 1)
    assert.equal((await since('2026-11-23T10:01:01+05:00')).length, 0)
    const until = (end_date: string) => listed({ company_bin: BIN, end_date })
    assert.equal((await until('2026-11-23T05:01:00Z')).length, 1)
    assert.equal((await until('2026-11-23T05:00:59Z')).length, 0)
    await decide()
    assert.deepEqual(await listed(), [])
  })

  it('R-125: of another operator nothing is told', async () => {
    const { code, data } = await list({ company_bin: OTHER_BIN })
    assert.equal(code, 'OPERATOR_NOT_SENDER')
    assert.deepEqual([data.type, fieldAt(data, 'status')], ['listToRevokeResponse', 'INVALID'])
    assert.equal(fieldAt(data, 'reason'), 'KDP-151')
    assert.equal(
      (await list({ company_bin: BIN, start_date: '2026-11-23' })).code,
      'KDP_FIELD_INVALID',
    )
  })
})

describe('KDP_SEND_SOLUTION', () => {
  it('R-125, R-126: processing stops, the consent is withdrawn, the subject is told', async () => {
    await withdraw(storage, minutes(1))
    const { code, data, checks } = await decide()
    assert.equal(code, undefined)
    assert.deepEqual([data.type, fieldAt(data, 'status')], ['sendSolutionResponse', 'VALID'])
    assert.deepEqual(new Set(checks.map(({ verdict }) => verdict)), new Set(['pass']))
    assert.deepEqual(await steps(), ['given', 'withdrawal-asked', 'withdrawn'])
    const [notice] = await storage.read(({ notices }) => notices.ofSubject(IIN))
    assert.deepEqual([notice?.kind, notice?.reference], ['withdrawal', 'w-1'])
    assert.match(notice?.text.ru ?? '', /согласие отозвано/)
    assert.equal(
      await refusalIn(withdraw(storage, minutes(3), { id: 'w-2' })),
      'CONSENT_NOT_IN_FORCE',
    )
  })

  it('R-125: a refusal with its reason leaves the consent in force, and it may be asked again', async () => {
    await withdraw(storage, minutes(1))
    assert.equal((await decide(REFUSED)).code, undefined)
    assert.deepEqual(await steps(), ['given', 'withdrawal-asked', 'withdrawal-refused'])
    await withdraw(storage, minutes(3), { id: 'w-2' })
    assert.equal((await listed()).length, 1)
  })

  it('R-125: a decision on day 16 is taken, and told to be late', async () => {
    await withdraw(storage, minutes(1))
    const { checks, reply } = await decide(TERMINATED, new Date('2026-12-14T19:00:00.000Z'))
    assert.equal(checks.at(-1)?.verdict, 'warn')
    assert.equal(reply?.notes?.['overdue'], true)
  })

  /** In the order of the checks: each alone, and each with the next one. */
  const foreign = { ...TERMINATED, company_bin: OTHER_BIN }
  it('R-125: company_bin is not the sender, nor is the application there: the first answers', async () => {
    assert.equal((await decide(foreign)).code, 'OPERATOR_NOT_SENDER')
    assert.equal((await decide()).code, 'WITHDRAWAL_UNKNOWN')
  })
  it('R-125: another operator may not decide, decided or not', async () => {
    await withdraw(storage, minutes(1))
    assert.equal((await decide(foreign, minutes(2), OTHER_BIN)).code, 'WITHDRAWAL_FOREIGN')
    await decide()
    assert.equal((await decide(foreign, minutes(3), OTHER_BIN)).code, 'WITHDRAWAL_FOREIGN')
  })
  it('R-125: a second decision is refused, with a reason or without', async () => {
    await withdraw(storage, minutes(1))
    await decide(REFUSED)
    assert.equal((await decide(TERMINATED, minutes(3))).code, 'WITHDRAWAL_DECIDED')
    const bare = { ...REFUSED, reason: undefined }
    assert.equal((await decide(bare, minutes(3))).code, 'WITHDRAWAL_DECIDED')
  })
  it('R-125: a refusal without its reason is refused, a blank one too', async () => {
    await withdraw(storage, minutes(1))
    for (const reason of [undefined, '  '])
      assert.equal((await decide({ ...REFUSED, reason })).code, 'WITHDRAWAL_REASON_MISSING')
    assert.deepEqual(await steps(), ['given', 'withdrawal-asked'])
  })
  it('R-125: words that are no solution are refused', async () => {
    assert.equal(
      (await decide({ ...TERMINATED, solution: 'terminated' })).code,
      'KDP_FIELD_INVALID',
    )
    assert.equal((await decide({ ...TERMINATED, 'revoke-id': '' })).code, 'KDP_FIELD_MISSING')
  })
})

describe('a withdrawal is asked', () => {
  it('R-011: by the subject or the representative, by nobody else', async () => {
    const stranger = withdraw(storage, minutes(1), { by: OTHER_IIN })
    assert.equal(await refusalIn(stranger), 'ACTOR_NOT_ENTITLED')
    const foreign = withdraw(storage, minutes(1), { iin: OTHER_IIN, by: OTHER_IIN })
    assert.equal(await refusalIn(foreign), 'CONSENT_UNKNOWN')
    assert.equal(await refusalIn(withdraw(storage, minutes(1), { by: '991231600012' })), undefined)
  })

  it('R-125: once while it waits', async () => {
    await withdraw(storage, minutes(1))
    assert.equal(await refusalIn(withdraw(storage, minutes(2), { id: 'w-2' })), 'WITHDRAWAL_OPEN')
  })

  it('R-111: not with a clock turned back behind the history', async () => {
    assert.equal(await refusalIn(withdraw(storage, minutes(-1))), 'CLOCK_BEHIND_HISTORY')
    await withdraw(storage, minutes(5))
    assert.equal((await decide(TERMINATED, minutes(4))).code, 'CLOCK_BEHIND_HISTORY')
    assert.deepEqual(await steps(), ['given', 'withdrawal-asked'])
  })
})
