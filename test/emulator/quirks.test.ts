import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import type { ActRefusal } from '../../src/act/act.ts'
import { sha1Digests, sha1Signatures } from '../../src/eds/algorithms/registry.ts'
import type { Holder } from '../../src/eds/authority/holder.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { signEnveloped } from '../../src/envelope/business/sign.ts'
import { ask, fieldOf, give } from '../support/answers.ts'
import { dataFolder, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { OWNER, personData, signedMessage } from '../support/messages.ts'

/** Every pair of the names that SHA-1 goes under. */
const pairs = [...sha1Signatures.values()].flatMap((signature) =>
  [...sha1Digests.values()].map((digest) => ({ signature, digest })),
)

const signedBy = (holder: Holder, { signature, digest }: (typeof pairs)[number]) => ({
  ...identityOf(holder),
  signatureMethod: signature.uri,
  digest,
  sign: (data: Uint8Array) => signature.sign(holder.key, data),
})

async function exchange(emulator: TestEmulator): Promise<void> {
  emulator.clock.forward(1000)
  const seen = await ask(emulator)
  const [code = '', key = ''] = [fieldOf(seen, 'code'), fieldOf(seen, 'public-key')]
  emulator.clock.forward(1000)
  await ask(emulator, { info: { serviceId: OWNER }, data: personData(emulator, code, key) })
}

const codes = (made: unknown) => (made as ActRefusal).missing.map(({ code }) => code)

describe('quirks: SHA-1 (W-15, W-29)', () => {
  let data: string
  beforeEach(async () => {
    data = await dataFolder()
  })
  afterEach(() => rmSync(data, { recursive: true, force: true }))

  const running = async (
    quirks: string,
    work: (emulator: TestEmulator) => Promise<void>,
  ): Promise<void> => {
    const emulator = await startEmulator({ data, settings: { quirks } })
    try {
      await work(emulator)
    } finally {
      await emulator.close()
    }
  }

  it('without the quirk it is refused by its name, however it is named', () =>
    running('', async (emulator) => {
      for (const pair of pairs) {
        const { entry } = await ask(emulator, { identity: signedBy(emulator.pki.initiator, pair) })
        assert.equal(entry.outcome, 'ALGORITHM_SHA1')
      }
      const { entry } = await ask(emulator)
      assert.ok(entry.checks.every(({ rule }) => rule !== 'W-29'))
    }))

  it('with it both engines take it, and no more than that; each message is marked', () =>
    running('sha1', async (emulator) => {
      await emulator.control.openSession(emulator.demo.applicationId)
      const { initiator, person } = emulator.pki
      for (const pair of pairs) {
        const identity = signedBy(initiator, pair)
        const good = await ask(emulator, { identity })
        assert.deepEqual([good.entry.outcome, good.entry.engine], ['OK', 'both'])
        const text = (await signedMessage(emulator, { identity })).toString('utf8')
        const changed = await give(emulator, Buffer.from(text.replace('Тестов Т.', 'Тестов Я.')))
        assert.equal(changed.entry.outcome, 'DIGEST_MISMATCH')
        const foreign = { ...identity, sign: signedBy(person, pair).sign }
        const forged = await ask(emulator, { identity: foreign })
        assert.equal(forged.entry.outcome, 'SIGNATURE_INVALID')
        for (const { entry } of [good, changed, forged])
          assert.deepEqual(
            entry.checks.filter(({ rule }) => rule === 'W-29'),
            [{ rule: 'W-29', verdict: 'warn', expected: '-', actual: 'sha1' }],
          )
      }
    }))

  it('it is for business signatures too, by both engines; without it they are refused by its name', async () => {
    const [pair] = pairs
    assert.ok(pair)
    const sent = async (emulator: TestEmulator) => {
      const { control, demo, pki } = emulator
      await control.setBusinessSignature(demo.senderId, {
        serviceId: 'KDP_SERVICE',
        required: true,
        mode: 'data',
      })
      const identity = signedBy(pki.initiator, pair)
      const plain = (await signedMessage(emulator)).toString('utf8')
      const [data = ''] = /<data .*<\/data>/.exec(plain) ?? []
      const signed = String(await signEnveloped(Buffer.from(data), identity))
      const content = (body: string) => body.replace(/<data .*<\/data>/, () => signed)
      return (await give(emulator, await signedMessage(emulator, { content }))).entry
    }
    await running('', async (emulator) => {
      await emulator.control.openSession(emulator.demo.applicationId)
      assert.equal((await sent(emulator)).outcome, 'BUSINESS_ALGORITHM_SHA1')
    })
    await running('sha1', async (emulator) => {
      const { outcome, engine, checks } = await sent(emulator)
      assert.deepEqual([outcome, engine], ['OK', 'both'])
      const rows = checks.filter(({ rule }) => rule === 'W-28' || rule === 'W-29')
      assert.deepEqual(
        rows.map(({ rule, verdict }) => `${rule} ${verdict}`),
        ['W-28 pass', 'W-29 warn', 'W-28 pass'],
      )
    })
  })

  it('no act is made with it, nor after it of a session that was opened with it', async () => {
    let sessionId = ''
    await running('sha1', async (emulator) => {
      const { control, demo } = emulator
      sessionId = ((await control.openSession(demo.applicationId)) as { id: string }).id
      for (let done = 0; done < 10; done++) await exchange(emulator)
      const refused = (await control.freeze(sessionId)) as ActRefusal
      assert.deepEqual(codes(refused), ['RESPONSES', 'QUIRKS', 'RELAXED'])
      const words = refused.notCounted[0]?.reasons.map(({ text }) => text.en)
      assert.match(words?.join() ?? '', /^Judged under a quirk: sha1 \(RSA-SHA1 signatures/)
      await assert.rejects(control.actJson(sessionId), { code: 'ACT_MISSING' })
    })
    await running('', async ({ control }) => {
      const refused = await control.freeze(sessionId)
      assert.deepEqual(codes(refused), ['RESPONSES', 'QUIRKS', 'PROFILE_CHANGED'])
    })
  })

  it('one marked message is enough, whatever was counted without it', async () => {
    let sessionId = ''
    await running('', async (emulator) => {
      const { control, demo } = emulator
      sessionId = ((await control.openSession(demo.applicationId)) as { id: string }).id
      for (let done = 0; done < 10; done++) await exchange(emulator)
    })
    await running('sha1', async (emulator) => {
      emulator.clock.forward(3_600_000)
      await ask(emulator, { info: { serviceId: 'NONE' } })
      assert.deepEqual(codes(await emulator.control.freeze(sessionId)), [
        'QUIRKS',
        'RELAXED',
        'PROFILE_CHANGED',
      ])
    })
    await running('', async ({ control }) =>
      assert.deepEqual(codes(await control.freeze(sessionId)), ['QUIRKS']),
    )
  })
})
