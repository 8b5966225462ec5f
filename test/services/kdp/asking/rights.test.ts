import assert from 'node:assert/strict'
import { GUARDIAN } from '../../consents/support.ts'
import { markDeceased, upholdObjection } from '../../rights/support.ts'
import { IIN, NOW } from '../../support.ts'
import { openTown, repeat, statusOf, type Town } from './support.ts'

const automated = { automated: 'true' }

for (const method of ['1414', 'sms'] as const)
  describe(`${method}: the subject's rights bar the question and the token`, () => {
    let town: Town
    beforeEach(async () => {
      town = await openTown(method)
    })
    afterEach(() => town.close())
    const guard = async () => {
      const at = NOW.toISOString()
      const link = { representativeIin: GUARDIAN, subjectIin: IIN, basis: 'наследник', from: at }
      await town.storage.transact(({ representatives }) =>
        representatives.link({ ...link, linkedAt: at }),
      )
      await town.number('+77000000002', GUARDIAN)
    }

    it('R-156: after an upheld objection an automated request is refused unasked, another is not', async () => {
      await upholdObjection(town.storage)
      const refused = await town.ask(automated)
      assert.equal(refused.code, 'AUTOMATED_OBJECTED')
      assert.deepEqual(await town.inbox(), [])
      assert.equal(statusOf(await town.ask()), 'PENDING')
      assert.equal(statusOf(await town.ask(automated, 'emu-2')), 'PENDING', 'another initiator')
    })

    it('R-156: an objection upheld meanwhile stops the token of an automated request', async () => {
      const first = await town.ask(automated)
      await upholdObjection(town.storage)
      assert.equal((await repeat(town, first)).code, 'AUTOMATED_OBJECTED')
    })

    it('R-127: of the deceased nobody is asked', async () => {
      await markDeceased(town.storage)
      await guard()
      const refused = await town.ask()
      assert.equal(refused.code, 'SUBJECT_NOT_LIVING')
      assert.equal(refused.checks.at(-1)?.rule, 'R-127')
      assert.deepEqual(await town.inbox(), [])
    })

    it('R-127: the heir is asked, where one is linked and may act', async () => {
      await markDeceased(town.storage, 'representative')
      assert.equal((await town.ask()).code, 'SUBJECT_NOT_LIVING')
      await guard()
      const first = await town.ask()
      assert.equal(statusOf(first), 'PENDING')
      const [question] = await town.inbox('+77000000002')
      const answer = method === 'sms' ? (/\b\d{6}\b/.exec(question?.text ?? '')?.[0] ?? '') : '1'
      await town.text(answer, '+77000000002')
      assert.equal(statusOf(await repeat(town, first)), 'VALID')
      const [consent] = await town.storage.read(({ consents }) => consents.ofSubject(IIN))
      const events = await town.storage.read(({ consents }) => consents.events(consent?.id ?? ''))
      assert.deepEqual(
        events.map(({ event, by, role }) => [event, by, role]),
        [['given', GUARDIAN, 'representative']],
      )
    })
  })
