import assert from 'node:assert/strict'
import { join } from 'node:path'
import { verifyFile } from '../../src/client/verify-file.ts'
import type { BusinessPolicy } from '../../src/contract/business-signature.ts'
import { issueFor } from '../../src/eds/authority/issue-for.ts'
import { demo } from '../../src/emulator/demo.ts'
import { identityOf } from '../../src/emulator/identity.ts'
import { signEnveloped } from '../../src/envelope/business/sign.ts'
import type { SigningIdentity } from '../../src/envelope/security-header.ts'
import { give, type Seen } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { IIN, signedMessage } from '../support/messages.ts'

describe('gateway/business', () => {
  let emulator: TestEmulator
  let own: SigningIdentity
  let person: SigningIdentity
  before(async () => {
    emulator = await startEmulator()
    own = identityOf(emulator.pki.initiator)
    person = identityOf(await issueFor(emulator.pki, { profile: 'person', keyKind: 'gost-2015' }))
  })
  after(() => emulator.close())

  const demand = (policy: BusinessPolicy) =>
    emulator.control.setBusinessSignature(demo.senderId, { serviceId: 'KDP_SERVICE', ...policy })

  /** A request whose `data` is replaced; namespaces that only values use are left on it, as senders do. */
  const send = async (replace: (data: string) => Promise<string> | string): Promise<Seen> => {
    let data = ''
    await signedMessage(emulator, {
      content: (content) => {
        data = /<data .*<\/data>/.exec(content)?.[0] ?? ''
        return content
      },
    })
    const changed = await replace(data)
    const bytes = await signedMessage(emulator, {
      content: (content) => content.replace(/<data .*<\/data>/, () => changed),
    })
    return give(emulator, bytes)
  }
  const signed = (identity: SigningIdentity) => async (data: string) =>
    String(await signEnveloped(Buffer.from(data), identity))

  const rowsOf = ({ entry }: Seen) =>
    entry.checks
      .filter(({ rule }) => /^W-5/.test(rule))
      .map(({ rule, verdict }) => `${rule} ${verdict}`)
  const passed = ['W-50', 'W-51', 'W-52', 'W-53', 'W-54', 'W-55', 'W-56', 'W-57', 'W-58'].map(
    (rule) => `${rule} pass`,
  )

  describe('nobody demands one', () => {
    it('without a signature nothing is said of it', async () => {
      const seen = await send((data) => data)
      assert.equal(seen.entry.outcome, 'OK')
      assert.deepEqual(rowsOf(seen), [])
    })

    it('a right one is told, by the organization or by a person', async () => {
      const byOwn = await send(signed(own))
      assert.equal(byOwn.entry.outcome, 'OK')
      assert.deepEqual(rowsOf(byOwn), [...passed, 'W-59 pass'])
      assert.deepEqual(rowsOf(await send(signed(person))), [...passed, 'W-59 warn'])
    })

    it('a wrong one is a warning, and the message is served', async () => {
      const seen = await send(async (data) =>
        (await signed(own)(data)).replace('Тестов Т.', 'Тестов И.'),
      )
      assert.equal(seen.entry.outcome, 'OK')
      const rows = rowsOf(seen)
      assert.equal(rows.at(-1), 'W-56 warn')
      assert.ok(rows.slice(0, -1).every((row) => row.endsWith('pass')))
    })
  })

  describe('the service demands one of this sender', () => {
    it('SCE017: there is none', async () => {
      await demand({ required: true })
      const { said, entry } = await send((data) => data)
      assert.equal(said.kind === 'fault' && said.errorCode, 'SCE017')
      assert.equal(entry.outcome, 'BUSINESS_SIGNATURE_MISSING')
      assert.equal(entry.verified, true)
    })

    it('SCE016: it is wrong', async () => {
      await demand({ required: true })
      const { said, entry } = await send(async (data) =>
        (await signed(own)(data)).replace(IIN, '991231500026'),
      )
      assert.equal(said.kind === 'fault' && said.errorCode, 'SCE016')
      assert.equal(entry.outcome, 'BUSINESS_DIGEST_MISMATCH')
    })

    it('SCE015: its certificate is not accepted', async () => {
      await demand({ required: true })
      const notAfter = new Date('2026-01-01')
      const expired = identityOf(
        await issueFor(emulator.pki, { profile: 'person', keyKind: 'gost-2015', notAfter }),
      )
      const { said, entry } = await send(signed(expired))
      assert.equal(said.kind === 'fault' && said.errorCode, 'SCE015')
      assert.equal(entry.outcome, 'BUSINESS_CERTIFICATE_REJECTED')
    })

    it('a right one: the service reads what was signed', async () => {
      await demand({ mode: 'data', required: true })
      const seen = await send(signed(own))
      assert.equal(seen.entry.outcome, 'OK')
      assert.deepEqual(rowsOf(seen), [...passed, 'W-59 pass'])
    })

    it('what stands beside the signed child is not read', async () => {
      await demand({ mode: 'child', required: true })
      const seen = await send(async (data) => {
        const fields = data.replace(/^<data [^>]*>|<\/data>$/g, '')
        return `<data>${await signed(own)(`<r>${fields}</r>`)}<uin>991231500026</uin></data>`
      })
      assert.equal(seen.entry.outcome, 'OK')
    })

    it('the text of data is read as the fields it holds', async () => {
      await demand({ mode: 'text', required: true })
      const seen = await send(async (data) => {
        const fields = data.replace(/^<data [^>]*>|<\/data>$/g, '')
        const xml = await signed(own)(`<r>${fields}</r>`)
        return `<data>${xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</data>`
      })
      assert.equal(seen.entry.outcome, 'OK')
    })
  })

  it('answers bear one where the setting says so, and it verifies alone', async () => {
    const signing = await startEmulator({ settings: { answerBusinessSignature: 'on' } })
    try {
      const { answer, said } = await give(signing, await signedMessage(signing))
      assert.ok(said.kind === 'response')
      const [data = ''] = /<data .*<\/data>/s.exec(Buffer.from(answer.body).toString()) ?? []
      const { pki } = signing
      const verdict = await verifyFile({
        bytes: Buffer.from(data),
        trust: join(signing.data, 'pki', 'trust'),
        at: signing.clock(),
        signatureOnly: false,
      })
      assert.equal(verdict.result, 'yes', JSON.stringify(verdict.checks))
      assert.equal(verdict.signer, pki.gateway.certificate.subject.text)
    } finally {
      await signing.close()
    }
  })

  describe('what is set', () => {
    it('of an unknown sender is refused; of another it is shown', async () => {
      await assert.rejects(
        emulator.control.setBusinessSignature('nobody', {
          serviceId: 'KDP_SERVICE',
          required: true,
        }),
        /No such participant/,
      )
      await demand({ mode: 'in-place', required: false })
      const shown = await emulator.control.businessSignatures(demo.senderId)
      assert.deepEqual(shown, [
        { senderId: demo.senderId, serviceId: 'KDP_SERVICE', mode: 'in-place', required: false },
      ])
    })
  })
})
