import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryDirectory } from '../test/eds/support.ts'
import { canRunJava } from '../test/peers/java-peer.ts'
import { serverNames } from './exchange/servers.ts'
import { absent, tasks as gostTasks } from './gost/tasks.ts'
import { tasks } from './verify/tasks.ts'

const run = promisify(execFile)

describe('bench (perf.md 8)', () => {
  it('runs to its end and prints a row for every verifier and every server', async () => {
    const results = join(temporaryDirectory(), 'results.json')
    const args = ['bench/run.ts', '--quick', '--source', '--results', results]
    const { stdout } = await run(process.execPath, ['--import', 'tsx', ...args])
    const named = Object.keys(tasks).filter((name) => name !== 'xml-crypto, tuned')
    const missing: readonly string[] = absent()
    const gost = Object.keys(gostTasks).filter((name) => !missing.includes(name))
    const java = ['Santuario, warm JVM', 'Santuario + BouncyCastle']
    for (const name of [...named, ...gost, ...serverNames, ...(canRunJava() ? java : [])])
      assert.match(stdout, new RegExp(`^${name.replace('+', '\\+')} +\\d`, 'm'))
    if (!canRunJava()) for (const name of java) assert.ok(stdout.includes(`absent: ${name}`))
    assert.match(stdout, /^distance to the floor/m)
    assert.match(stdout, /^delivery, taken up again +\d/m)
    assert.match(
      stdout,
      /^Killed by kill -9 after \d+, taken up at \d+: 5000 subjects, each once$/m,
    )
    assert.match(stdout, /^10 +\d/m)
    assert.equal(JSON.parse(readFileSync(results, 'utf8')).quick, true)
  })
})
