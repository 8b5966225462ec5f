import assert from 'node:assert/strict'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certify as certifyCommand } from '../../src/cli/certify.ts'
import { readCertificationFile } from '../../src/cli/certify-file.ts'
import { certifyTarget, type TargetResult } from '../../src/cli/certify-target.ts'
import { compareFailures, readExpectedFailures } from '../../src/cli/expected-failures.ts'
import { playAtTarget } from '../../src/cli/scenario-target.ts'
import { demo } from '../../src/emulator/demo.ts'
import { readXml } from '../../src/xml/scan.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { ask, fieldOf } from '../support/answers.ts'
import { startEmulator, type TestEmulator } from '../support/emulator.ts'
import { accessData, OWNER, personData } from '../support/messages.ts'
import { shep } from '../support/shep.ts'

const application = {
  method: 'own',
  services: 'Выдача займа',
  neededServices: 'GBDFLUniversal_token: сверка сведений',
  servicePeriod: 'Постоянно',
  storageTerm: 'До исполнения обязательств',
  storageGrounds: 'Исполнение договора',
}
const { senderId, bin, name, password } = demo
const participant = { senderId, bin, name, password }

/** Seconds that no machine is too busy for: what is waited for comes before. */
const PATIENCE = 3600

function fileOf(content: unknown): string {
  const path = join(temporaryDirectory(), 'certification.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

describe('shep certify --application', () => {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator()
    emulator.clock.forward(60_000)
    ;({ url } = await emulator.start())
  })
  after(() => emulator.close())

  const exchange = async (): Promise<void> => {
    emulator.clock.forward(1000)
    const seen = await ask(emulator)
    emulator.clock.forward(1000)
    const [code = '', key = ''] = [fieldOf(seen, 'code'), fieldOf(seen, 'public-key')]
    await ask(emulator, { info: { serviceId: OWNER }, data: personData(emulator, code, key) })
  }

  /** Runs it, and calls `play` once its session is open. */
  async function certify(
    play: () => Promise<void>,
    {
      out = temporaryDirectory(),
      ...more
    }: {
      readonly out?: string
      readonly wait?: number
      readonly expected?: readonly { readonly code: string }[]
    } = {},
  ): Promise<{ readonly result: TargetResult; readonly told: string; readonly out: string }> {
    const told: string[] = []
    let playing: Promise<void> | undefined
    const tell = (words: string) => {
      told.push(words)
      playing ??= play()
    }
    const file = readCertificationFile(fileOf({ participant, application }))
    const result = await certifyTarget({ url, file, out, wait: PATIENCE, tell, ...more })
    await playing
    return { result, told: told.join('\n'), out }
  }

  it('waits for the ten, tells the way there, and writes the act in all its forms', async () => {
    const { result, told, out } = await certify(async () => {
      for (let done = 0; done < 10; done++) await exchange()
    })
    assert.deepEqual([result.counted, result.missing, result.unexpected], [10, [], []])
    for (const name of ['act.asice', 'act.json', 'act.pdf', 'act.html', 'junit.xml', 'badge.svg'])
      assert.ok(existsSync(join(out, name)), name)
    assert.match(told, /^Opened session/)
    assert.match(told, /10 of 10: the act can be made/)
    assert.match(readFileSync(join(out, 'badge.svg'), 'utf8'), /10 of 10</)
  })

  it('goes on where a run was cut off: the same application, the same session', async () => {
    const opened = await certify(async () => {}, { wait: 0 })
    await exchange()
    const cut = await certify(async () => {}, { wait: 0 })
    assert.equal(cut.result.sessionId, opened.result.sessionId)
    assert.deepEqual([cut.result.counted, cut.result.missing.length], [1, 1])
    assert.match(readFileSync(join(cut.out, 'badge.svg'), 'utf8'), /1 of 10, no act/)
    assert.match(readFileSync(join(cut.out, 'junit.xml'), 'utf8'), /name="RESPONSES"><failure/)
    const { result, told } = await certify(async () => {
      for (let done = 0; done < 9; done++) await exchange()
    })
    assert.equal(result.sessionId, cut.result.sessionId)
    assert.deepEqual([result.counted, result.missing], [10, []])
    assert.match(told, /^Going on with session/)
  })

  it('a run that was cut off after the act was made: the act of that very session, and no new one', async () => {
    const sessions = async () => (await emulator.control.sessions()) as readonly { id: string }[]
    const before = await sessions()
    const { id } = before.at(-1) ?? {}
    const out = temporaryDirectory()
    writeFileSync(join(out, 'unfinished-run.txt'), `${id}\n`)
    const { result, told } = await certify(async () => {}, { out })
    assert.deepEqual([result.sessionId, result.counted, result.missing], [id, 10, []])
    assert.match(told, /^Going on with session/)
    assert.equal((await sessions()).length, before.length)
    assert.ok(existsSync(join(out, 'act.asice')))
    assert.ok(!existsSync(join(out, 'unfinished-run.txt')))
  })

  it('a session that was cut off and then abandoned has no act: a new one is opened', async () => {
    const cut = await certify(async () => {}, { wait: 0 })
    const { sessionId } = cut.result
    await emulator.control.abandon(sessionId)
    const out = temporaryDirectory()
    writeFileSync(join(out, 'unfinished-run.txt'), `${sessionId}\n`)
    const { result } = await certify(async () => {}, { wait: 0, out })
    assert.notEqual(result.sessionId, sessionId)
    await emulator.control.abandon(result.sessionId)
  })

  it('a failure that nobody expected fails the run, and one that was expected and did not happen', async () => {
    const expected = [{ code: 'BIN_MISMATCH' }, { code: 'REPLAYED' }]
    await certify(async () => {}, { wait: 0 })
    await ask(emulator, { data: await accessData(emulator, { company_bin: '991240000023' }) })
    await ask(emulator, { info: { serviceId: 'NO_SUCH_SERVICE' } })
    const { result, out } = await certify(async () => {}, { wait: 0, expected })
    assert.deepEqual(
      result.unexpected.map(({ codes }) => codes.includes('SERVICE_UNKNOWN')),
      [true],
    )
    assert.deepEqual(result.absent, [{ code: 'REPLAYED', seen: 0 }])
    assert.deepEqual(result.met, [{ code: 'BIN_MISMATCH', seen: 1 }])
    const junit = readFileSync(join(out, 'junit.xml'), 'utf8')
    readXml(Buffer.from(junit))
    assert.match(junit, /name="BIN_MISMATCH"><skipped message="expected to fail, seen 1"/)
    assert.match(junit, /name="REPLAYED"><failure message="expected \(once or more\), seen 0"/)
    assert.match(junit, /<failure message="not expected: SERVICE_UNKNOWN, /)
    const failures = junit.match(/<failure /g)?.length
    const [, told] = /<testsuites [^>]*failures="(\d+)"/.exec(junit) ?? []
    assert.equal(Number(told), failures)
    await emulator.control.abandon(result.sessionId)
  })

  it('a command finds the emulator and the session, and its exit status decides too: exit status 1', async () => {
    const script =
      'const { SHEP_TARGET, SHEP_SESSION } = process.env; console.error(SHEP_TARGET, SHEP_SESSION); process.exit(3)'
    const command = [process.execPath, '-e', script]
    const path = fileOf({ participant, application, command })
    const { status, out, err } = await shep(['certify', '--application', path, '--target', url])
    assert.equal(status, 1)
    assert.match(out, /The command ended with 3/)
    assert.match(out, /The act is refused:\n {2}- 0 of 10/)
    assert.ok(err.startsWith(`${url} `))
  })

  it('every wrong key of the file is named', () => {
    const wrong = fileOf({
      participant: { senderId: 'x', bin: 1, name: 'y', extra: 1 },
      certificates: [{ purposes: 'transport' }],
      application: { senderId: 'x' },
      command: 'run',
      colour: 'red',
    })
    assert.throws(() => readCertificationFile(wrong), {
      message: new RegExp(
        [
          'colour: not known',
          'participant.extra: not known',
          'participant.bin: a text',
          'participant.password: a text',
          'application.senderId: stands in participant',
          'command: a list of texts',
          'certificates\\[0\\].file: the path of a certificate',
          'certificates\\[0\\].purposes: a list of texts',
        ].join('; '),
      ),
    })
  })

  it('expected failures: how often, at which service, and what is no such row', () => {
    const failure = { entryId: '1', serviceId: 'KDP_SERVICE', codes: ['BIN_MISMATCH'] }
    const compare = (row: object) => compareFailures([failure, failure], [row as { code: string }])
    assert.deepEqual(compare({ code: 'BIN_MISMATCH', times: 2 }), {
      unexpected: [],
      absent: [],
      met: [{ code: 'BIN_MISMATCH', times: 2, seen: 2 }],
    })
    assert.equal(compare({ code: 'BIN_MISMATCH', times: 1 }).absent[0]?.seen, 2)
    assert.equal(compare({ code: 'BIN_MISMATCH', serviceId: 'OTHER' }).unexpected.length, 2)
    assert.deepEqual(readExpectedFailures(fileOf([{ code: 'X', note: 'ours' }])), [{ code: 'X' }])
    for (const row of [
      {},
      { code: 1 },
      { code: 'X', times: 0 },
      { code: 'X', colour: 'red' },
      null,
    ])
      assert.throws(() => readExpectedFailures(fileOf([row])), /\[0\] must be/)
  })

  it('--scenario begins it anew, tells whom it waits for, and leaves the session open', async () => {
    const told: string[] = []
    const out = temporaryDirectory()
    let playing: Promise<void> | undefined
    const tell = (words: string) => {
      told.push(words)
      if (words.includes('waiting for')) playing ??= exchange()
    }
    const file = readCertificationFile(fileOf({ participant, application }))
    const own = { url, file, out, tell, scenario: 'KDP-11' }
    emulator.clock.forward(1000)
    assert.equal(await playAtTarget({ ...own, wait: PATIENCE }), 0)
    await playing
    assert.match(told.join('\n'), /KDP-11: waiting for demo-initiator since/)
    assert.match(told.at(-1) ?? '', /^1 of 1 passed\n/)
    const result = JSON.parse(readFileSync(join(out, 'scenarios.json'), 'utf8')) as {
      state: string
    }
    assert.equal(result.state, 'done')
    assert.match(readFileSync(join(out, 'scenarios.junit.xml'), 'utf8'), /failures="0" errors="0"/)
    emulator.clock.forward(1000)
    assert.equal(await playAtTarget({ ...own, wait: 1 }), 1, 'begun anew, nobody came')
    assert.match(told.at(-1) ?? '', /^0 of 1 passed\n/)
    await assert.rejects(playAtTarget({ ...own, scenario: 'KDP-14', wait: 1 }), /SCENARIO_UNKNOWN/)
  })
})

describe('examples/ci', () => {
  it('certification.json and expected.json are read, and the workflow names options that there are', async () => {
    const folder = temporaryDirectory()
    copyFileSync('examples/ci/certification.json', join(folder, 'certification.json'))
    writeFileSync(join(folder, 'my.cer.pem'), 'a certificate')
    const { certificates } = readCertificationFile(join(folder, 'certification.json'))
    assert.deepEqual(certificates[0]?.purposes, ['transport', 'verification-token'])
    assert.equal(readExpectedFailures('examples/ci/expected.json').length, 1)
    const named =
      readFileSync('examples/ci/workflow.yml', 'utf8').match(/(?<= )--[a-z]+(?= )/g) ?? []
    const options = named.filter((option) => !option.startsWith('--retry'))
    assert.ok(options.length >= 4)
    for (const option of options) assert.ok(certifyCommand.help.includes(option), option)
  })
})
