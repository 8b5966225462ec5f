import assert from 'node:assert/strict'
import { BIN, fieldAt, IIN } from '../../support.ts'
import { claimsOf, seconds } from '../support.ts'
import {
  idOf,
  MINUTE,
  NUMBER,
  openTown,
  reasonOf,
  repeat,
  SECOND,
  statusOf,
  type Town,
} from './support.ts'

for (const method of ['1414', 'sms'] as const)
  describe(`${method}: the citizen is asked (R-040, R-080…R-088)`, () => {
    let town: Town
    const agree = async () => town.text(method === 'sms' ? await town.lastCode() : '1')
    beforeEach(async () => {
      town = await openTown(method)
    })
    afterEach(() => town.close())

    it('R-086: the first request gets PENDING, its words and an identifier; the token comes with the answer', async () => {
      const first = await town.ask()
      assert.equal(statusOf(first), 'PENDING')
      assert.match(
        fieldAt(first.data, 'status-text') ?? '',
        /^субъектінің жауабын күту \/ ожидание ответа субъекта$/,
      )
      assert.equal(first.reply?.sessionId, idOf(first))
      assert.deepEqual(
        first.checks.map(({ rule }) => rule),
        ['R-031', 'Q-08', 'R-156', 'R-127', 'R-081', 'R-084', 'R-085', 'R-086'],
      )
      assert.equal(statusOf(await repeat(town, first)), 'PENDING')
      assert.equal((await agree()).meaning, 'agreed')
      const last = await repeat(town, first)
      assert.equal(statusOf(last), 'VALID')
      assert.deepEqual(claimsOf(last), {
        iss: 'kdp-emulator',
        sub: IIN,
        cbin: BIN,
        aud: ['GBDFLUniversal_token', 'GBDFL_FamilyInfoToken'],
        pd: 'address',
        mode: method,
        rid: idOf(first),
        jti: last.reply?.tokenId,
        iat: seconds(town.now),
        nbf: seconds(town.now),
        exp: seconds(town.now) + 600,
      })
    })

    it('R-085: one message, in Kazakh and Russian, with no more than who asks, what, of whom, how long (Q-10)', async () => {
      await town.ask()
      const [sms, ...more] = await town.inbox()
      assert.equal(more.length, 0)
      assert.deepEqual([sms?.number, sms?.lost], [NUMBER, false])
      assert.match(sms?.text ?? '', /сұрайды[\s\S]*запрашивает доступ к вашим данным «address»/)
      assert.match(sms?.text ?? '', /ТОО Эмулятор-1[\s\S]*Владелец данных \(эмулятор\)\) на 10 мин/)
      for (const hidden of [IIN, BIN, 'Тестов', 'GBDFL']) assert.ok(!sms?.text.includes(hidden))
    })

    it('R-082: the same request in processing is PENDING again, under the same identifier, without a second SMS', async () => {
      const first = await town.ask()
      const again = await town.ask({ access_name: 'GBDFL_FamilyInfoToken;GBDFLUniversal_token' })
      assert.deepEqual([statusOf(again), idOf(again)], ['PENDING', idOf(first)])
      assert.equal((await town.inbox()).length, 1)
      assert.deepEqual(again.checks.at(-1)?.rule, 'R-082')
    })

    it('R-100: after the end a request starts anew', async () => {
      const first = await town.ask()
      await town.text('0')
      const next = await town.ask()
      assert.notEqual(idOf(next), idOf(first))
      assert.equal((await town.inbox()).filter(({ direction }) => direction === 'out').length, 2)
    })

    it('R-084: no number: NOT_FOUND with KDP-121, no SMS; after the registration the same request goes on', async () => {
      await town.number(undefined)
      const first = await town.ask()
      assert.deepEqual(
        [statusOf(first), reasonOf(first), first.code],
        ['NOT_FOUND', 'KDP-121', 'NUMBER_UNKNOWN'],
      )
      assert.deepEqual(await town.inbox(), [])
      assert.equal(idOf(await town.ask()), idOf(first))
      await town.number('+77000000002')
      const next = await repeat(town, first)
      assert.deepEqual([statusOf(next), idOf(next)], ['PENDING', idOf(first)])
      assert.equal((await town.inbox('+77000000002')).length, 1)
    })

    it('R-083: the number is asked of БМГ at the time: after a change the message goes to the new one', async () => {
      await town.number('+77000000003')
      await town.ask()
      assert.equal((await town.inbox()).length, 0)
      assert.equal((await town.inbox('+77000000003')).length, 1)
      assert.equal((await town.text('1')).meaning, 'nothing-asked')
    })

    for (const [after, meaning, status] of [
      [9 * MINUTE + 59 * SECOND, 'agreed', 'VALID'],
      [10 * MINUTE, 'agreed', 'VALID'],
      [10 * MINUTE + SECOND, 'late-answer', 'INVALID'],
    ] as const)
      it(`R-088: an answer after ${after / SECOND} s is ${meaning} (Q-9, Q-11)`, async () => {
        const first = await town.ask()
        town.forward(after)
        assert.equal((await agree()).meaning, meaning)
        town.forward(MINUTE)
        const last = await repeat(town, first)
        assert.equal(statusOf(last), status)
        if (status === 'INVALID') assert.equal(last.code, 'ANSWER_LATE')
      })

    it('R-088: nobody answered: KDP-123 once the window is over, and a clock turned back does not reopen it', async () => {
      const first = await town.ask()
      town.forward(10 * MINUTE + 1)
      assert.equal(reasonOf(await repeat(town, first)), 'KDP-123')
      town.forward(-5 * MINUTE)
      assert.equal((await repeat(town, first)).code, 'REQUEST_FROM_FUTURE')
      assert.equal((await agree()).meaning, 'nothing-asked')
      town.forward(6 * MINUTE)
      assert.equal((await repeat(town, first)).code, 'ANSWER_LATE')
    })

    it('R-111: a consent of the future counts for nothing while the clock is turned back', async () => {
      const first = await town.ask()
      await agree()
      town.forward(-MINUTE)
      assert.equal((await repeat(town, first)).code, 'REQUEST_FROM_FUTURE')
      town.forward(MINUTE)
      assert.equal(statusOf(await repeat(town, first)), 'VALID')
    })

    it('R-088: refused is KDP-122, also when repeated, and a later agreement changes nothing', async () => {
      const first = await town.ask()
      const code = await town.lastCode()
      assert.equal((await town.text('0')).meaning, 'refused')
      assert.equal(reasonOf(await repeat(town, first)), 'KDP-122')
      assert.equal((await town.text(method === 'sms' ? code : '1')).meaning, 'nothing-asked')
      assert.equal(reasonOf(await repeat(town, first)), 'KDP-122')
    })

    it('R-100: the token of a request is given once', async () => {
      const first = await town.ask()
      await agree()
      assert.equal(statusOf(await repeat(town, first)), 'VALID')
      assert.equal((await repeat(town, first)).code, 'TOKEN_TAKEN')
    })

    it('R-088: a lost message: PENDING until the window ends, then KDP-123', async () => {
      await town.rule({ delivery: 'lost' })
      const first = await town.ask()
      assert.equal((await town.inbox())[0]?.lost, true)
      assert.equal(statusOf(await repeat(town, first)), 'PENDING')
      town.forward(11 * MINUTE)
      assert.equal((await repeat(town, first)).code, 'ANSWER_LATE')
    })

    it('the answer counts from the phone that was asked, and from no other', async () => {
      const first = await town.ask()
      const text = method === 'sms' ? await town.lastCode() : '1'
      assert.equal((await town.text(text, '+77000000099')).meaning, 'nothing-asked')
      assert.equal(statusOf(await repeat(town, first)), 'PENDING')
    })

    it('R-082: what was asked is what is given: another life or data name of the repeat changes nothing', async () => {
      const first = await town.ask()
      await agree()
      const last = await repeat(town, first, { expiresIn: '60000', personal_data_name: 'all' })
      const { pd, exp, iat } = claimsOf(last) as { pd: string; exp: number; iat: number }
      assert.deepEqual([pd, exp - iat], ['address', 600])
    })
  })
