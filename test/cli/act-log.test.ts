import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LogFile } from '../../src/act/log/file.ts'
import type { LogReport } from '../../src/act/log/report.ts'
import type { Act } from '../../src/act/shape.ts'
import { act } from '../../src/cli/act.ts'
import { pemFile, temporaryDirectory } from '../eds/support.ts'
import { exchanges } from '../emulator/exchanges.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { running } from './running.ts'

describe('shep act log (anchors 6.2)', () => {
  let emulator: TestEmulator
  let target: string
  let made: Act
  let trust: string
  const home = temporaryDirectory()
  const [kept, container, log] = ['act.json', 'act.asice', 'log.json'].map((name) =>
    join(home, name),
  ) as [string, string, string]

  const run = (...args: readonly string[]) => running(act, 'log', ...args)
  const verify = async (...args: readonly string[]) => {
    const { status, out } = await run('--verify', '--json', ...args)
    const told = JSON.parse(out) as LogReport
    const problems = told.problems.map(({ code, seq }) => `${code} ${seq}`)
    return { ...told, status, problems, notes: told.notes.map(({ code }) => code) }
  }
  /** The kept log, changed, in a file of its own. */
  const changed = (change: (file: LogFile) => object): string => {
    const path = join(home, 'changed.json')
    const file = JSON.parse(readFileSync(log, 'utf8')) as LogFile
    writeFileSync(path, JSON.stringify({ ...file, ...change(file) }))
    return path
  }

  before(async () => {
    emulator = await startEmulator()
    target = (await emulator.start()).url
    const { id } = (await emulator.control.openSession(emulator.demo.applicationId)) as {
      id: string
    }
    await exchanges(emulator, 10)
    await emulator.control.freeze(id)
    const text = await emulator.control.actJson(id)
    made = JSON.parse(text)
    writeFileSync(kept, text)
    writeFileSync(container, await emulator.control.actContainer(id))
    trust = pemFile(...emulator.pki.trust)
    assert.equal((await run('--target', target, '--out', log)).status, 0)
  })
  after(() => emulator.close())

  it('whole: of a running emulator, of its data folder beside it, of a file; against an act that was kept', async () => {
    const [size, head] = [4, JSON.parse(readFileSync(log, 'utf8')).rows[3].sha256]
    for (const where of [['--target', target], ['--data', emulator.data], [log]])
      for (const held of [kept, container]) {
        const told = await verify(...where, '--kept', held, '--trust', trust)
        assert.deepEqual([told.status, told.result, told.notes], [0, 'pass', []], where.join())
        assert.deepEqual([told.size, told.head, told.checkpoints, told.kept], [size, head, 1, 1])
      }
  })

  it('what could not be told is told: no trust, nothing kept, no act that names the signer', async () => {
    const untrusted = await verify(log, '--kept', kept)
    assert.deepEqual([untrusted.status, untrusted.notes], [2, ['SIGNATURES_NOT_CHECKED']])
    const alone = await verify(log, '--trust', trust)
    assert.deepEqual([alone.status, alone.notes], [0, ['NOTHING_KEPT', 'SIGNER_NOT_NAMED']])
    assert.deepEqual(alone.signers, [
      {
        subject: emulator.pki.gateway.certificate.subject.text,
        fingerprint: emulator.pki.gateway.certificate.fingerprint,
      },
    ])
    const { out } = await run(log, '--verify', '--trust', trust, '--lang', 'kk')
    assert.match(out, /warn салыстыратын ештеңе жоқ[\s\S]*ЖУРНАЛ БҮТІН\n$/)
  })

  it('a changed row, a cut tail, another signer, an act that the log does not know: each by name, exit status 1', async () => {
    const with_ = (path: string, ...more: readonly string[]) =>
      verify(path, '--kept', kept, '--trust', trust, ...more)
    const row = changed(({ rows }) => ({
      rows: rows.map((one) => (one.seq === 2 ? { ...one, data: { sessionId: 'other' } } : one)),
    }))
    const told = await with_(row)
    assert.deepEqual([told.status, told.problems], [1, ['ROW_CHANGED 2']])
    const { out } = await run(row, '--verify')
    assert.match(
      out,
      /FAIL строка 2: содержимое строки не то.* \(ROW_CHANGED\)[\s\S]*ЖУРНАЛ НЕ ЦЕЛ\n$/,
    )
    const cut = changed(({ rows }) => ({ rows: rows.slice(0, 2), checkpoints: [] }))
    assert.deepEqual((await with_(cut)).problems, [
      'LOG_CUT 3',
      'CHECKPOINT_MISSING 3',
      'ACT_OTHER 3',
    ])
    const foreign = { ...made, origin: { ...made.origin, gatewayCertificates: [] } }
    writeFileSync(join(home, 'foreign.json'), JSON.stringify(foreign))
    const other = await verify(log, '--kept', join(home, 'foreign.json'), '--trust', trust)
    assert.deepEqual(other.problems, ['ACT_OTHER 3'])
    const stranger = pemFile(emulator.pki.initiator.certificate)
    const untrusted = await verify(log, '--kept', kept, '--trust', stranger)
    assert.deepEqual(untrusted.problems, ['CHECKPOINT_SIGNATURE 3'])
  })

  it('wrong usage and what is no log is said', async () => {
    writeFileSync(join(home, 'none.json'), '{}')
    const none = join(home, 'none.json')
    const wrong: readonly [readonly string[], RegExp][] = [
      [[none, '--verify'], /none\.json: no log of format/],
      [[log, '--verify', '--kept', none], /an act or a checkpoint is expected/],
      [[log, '--data', home, '--verify'], /one log is expected/],
      [['--data', home, '--verify'], /shep\.db: there is no such file/],
      [[log, '--kept', kept], /belong to --verify/],
      [[log, log], /takes one file/],
    ]
    for (const [args, words] of wrong) await assert.rejects(run(...args), words)
  })

  it('without --verify it is shown, with the words of each checkpoint', async () => {
    const { out } = await run('--target', target)
    assert.match(out, /^ {4}1 {2}2026-\S+ {2}application-approved/)
    assert.ok(made.log && out.includes(made.log.words.join(' ')))
  })
})
