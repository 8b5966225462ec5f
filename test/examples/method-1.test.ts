import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { program } from '../support/compiled.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'

const run = promisify(execFile)
const script = 'examples/method-1.sh'

describe(`${script}, as README tells of it`, () => {
  let emulator: TestEmulator
  before(async function () {
    await run('curl', ['--version']).catch(() => this.skip())
    emulator = await startEmulator()
  })
  after(() => emulator?.close())

  it('R-040, R-080…R-089: leads from the application to the person, in its own words', async () => {
    const { url: URL } = await emulator.start()
    const SHEP = `${process.execPath} ${program()}`
    const PKI = join(emulator.data, 'pki')
    // biome-ignore lint/style/noProcessEnv: the script needs PATH
    const env = { PATH: process.env['PATH'], URL, SHEP, PKI }
    const { stdout } = await run('sh', [script], { env })
    const steps = [...readFileSync(script, 'utf8').matchAll(/^echo '(\d\. .*)'$/gm)]
    assert.equal(steps.length, 6)
    for (const [, step = ''] of steps) assert.ok(stdout.includes(step), step)
    assert.match(stdout, /PENDING, request-id \S{36}\n/)
    assert.match(stdout, /^ {3}VALID$/m)
    assert.match(stdout, /the person: \p{Script=Cyrillic}+\n$/u)
    const outcomes = (await emulator.control.journal(undefined, 10)) as unknown as {
      outcome: string
    }[]
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['OK', 'OK', 'OK'],
    )
    assert.ok(readFileSync('README.md', 'utf8').includes(`sh ${script}`))
  })
})
