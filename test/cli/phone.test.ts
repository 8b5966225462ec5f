import assert from 'node:assert/strict'
import { Usage } from '../../src/cli/command.ts'
import { phone } from '../../src/cli/phone.ts'
import { fieldOf } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { IIN } from '../support/messages.ts'
import { askBy, grantAll } from '../support/methods.ts'

const NUMBER = '+77000000001'

describe('shep phone', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator()
    url = (await emulator.start()).url
    await grantAll(emulator)
  })
  after(() => emulator.close())

  /** Exit status, and what was printed. */
  const run = async (...words: string[]) => {
    const [out, err]: [string[], string[]] = [[], []]
    const { log, error } = console
    Object.assign(console, {
      log: (line: string) => out.push(line),
      error: (line: string) => err.push(line),
    })
    try {
      const status = await phone.run([...words, '--url', url])
      return { status, out: out.join('\n'), err: err.join('\n') }
    } finally {
      Object.assign(console, { log, error })
    }
  }
  const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).out)
  const first = () => askBy(emulator, '1414')
  const repeat = async (seen: Awaited<ReturnType<typeof first>>) =>
    fieldOf(
      await askBy(emulator, '1414', { 'request-id': fieldOf(seen, 'request-id') ?? '' }),
      'status',
    )

  it('R-083: number registers, shows and takes away', async () => {
    assert.deepEqual((await json('number', IIN)).number, null)
    assert.equal((await json('number', IIN, '8 700 000 00 01')).number, NUMBER)
    assert.equal((await json('number', IIN)).number, NUMBER)
    assert.equal((await json('number', IIN, 'none')).number, null)
    const { status, err } = await run('number', '991231500017')
    assert.deepEqual([status, /^shep: INPUT_INVALID/.test(err)], [1, true])
    await run('number', IIN, NUMBER)
  })

  it('R-040: inbox shows what 1414 sent, answer agrees to it', async () => {
    assert.equal((await run('inbox', NUMBER)).out, 'no messages')
    const asked = await first()
    assert.match((await run('inbox', NUMBER)).out, /^\S+ 1414 →\n.+ТОО «Эмулятор-1»/s)
    assert.equal(await repeat(asked), 'PENDING')
    const { meaning, requestIds } = await json('answer', NUMBER, '1')
    assert.deepEqual([meaning, requestIds], ['agreed', [fieldOf(asked, 'request-id')]])
    assert.equal(await repeat(asked), 'VALID')
    assert.match((await run('inbox', NUMBER)).out, /→ 1414\n1$/)
  })

  it('rule lets the phone answer by itself, lost messages are marked', async () => {
    const [rule] = await json('rule', '*', 'refuse', '--after', '0')
    assert.deepEqual([rule.answer, rule.delivery], ['refuse', 'delivered'])
    assert.equal(await repeat(await first()), 'INVALID')
    await run('rule', '*', 'agree', '--delivery', 'lost')
    assert.equal((await json('rules'))[0].delivery, 'lost')
    assert.equal(await repeat(await first()), 'PENDING')
    assert.match((await run('inbox', NUMBER)).out, /1414 → \(lost\)\n/)
  })

  for (const words of [[], ['call', NUMBER], ['answer', NUMBER], ['rule', '*'], ['inbox']])
    it(`"${words.join(' ')}" is wrong usage`, () => assert.rejects(run(...words), Usage))

  it('a delay that is no number is wrong usage; a word that is no answer is refused', async () => {
    await assert.rejects(run('rule', '*', 'agree', '--after', 'soon'), Usage)
    assert.equal((await run('rule', '*', 'perhaps')).status, 1)
  })
})
