import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { act } from '../../src/cli/act.ts'
import { certify } from '../../src/cli/certify.ts'
import { clock } from '../../src/cli/clock.ts'
import type { Command } from '../../src/cli/command.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { erase } from '../../src/cli/erase.ts'
import { explain } from '../../src/cli/explain.ts'
import { phone } from '../../src/cli/phone.ts'
import { pki } from '../../src/cli/pki.ts'
import { serve } from '../../src/cli/serve.ts'
import { sign } from '../../src/cli/sign.ts'
import { token } from '../../src/cli/token.ts'
import { verify } from '../../src/cli/verify.ts'
import { variableOf, wordOf } from '../../src/config/read.ts'
import { type Config, settings } from '../../src/config.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { shepHere } from '../support/here.ts'
import { type Place, shep } from '../support/shep.ts'

const commands = ['serve', 'certify', 'act', 'verify', 'sign', 'doctor', 'pki']

const standing = (config: string): Place => {
  const cwd = temporaryDirectory()
  writeFileSync(join(cwd, 'shep.config.json'), config)
  return { cwd }
}

describe('shep: words on the command line', () => {
  it('--help lists the commands; without a command it does too, and could not tell', async () => {
    const [asked, bare] = await Promise.all([shep(['--help']), shep([])])
    assert.deepEqual([asked.status, bare.status], [0, 2])
    for (const name of commands) assert.match(asked.out, new RegExp(`^  ${name} +\\S`, 'm'))
    assert.match(asked.out, /TEST ONLY/)
    assert.equal(bare.out, asked.out)
  })

  it('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    assert.deepEqual(await shep(['--version']), { status: 0, out: `${version}\n`, err: '' })
  })

  it('COMMAND --help tells its options and ends well', async () => {
    const { status, out, err } = await shep(['sign', '--help'])
    assert.deepEqual([status, out, err], [0, `${sign.help}\n`, ''])
    for (const { name, help } of [act, certify, doctor, pki, sign, verify]) {
      assert.match(help, new RegExp(`^Usage: shep ${name} `))
      assert.match(help, /--json/, name)
    }
  })

  it('serve --help lists every setting: variable, values, default', async () => {
    const { status, out } = await shep(['serve', '--help'])
    assert.equal(status, 0)
    for (const [name, { values, text, fallback }] of Object.entries(settings)) {
      const line = out.split('\n').find((one) => one.startsWith(`  ${variableOf(name)} `)) ?? ''
      assert.ok(line.includes(text) && line.includes(values), line)
      const shown = wordOf(name as keyof Config, fallback)
      if (fallback !== undefined) assert.ok(line.endsWith(`[${shown}]`), line)
    }
  })

  it('an unknown command: exit status 2, named, without a stack', async () => {
    const { status, out, err } = await shep(['serv'])
    assert.deepEqual([status, out], [2, ''])
    assert.match(err, /^shep: there is no command "serv"/)
    assert.doesNotMatch(err, /\n +at /)
  })

  const wrong: Readonly<Record<string, readonly [string[], Place, RegExp]>> = {
    'an unknown option': [['--prot', '80'], {}, /--prot/],
    'a word too many': [['now'], {}, /now/],
    'a wrong port': [['--port', 'http'], {}, /SHEP_PORT must be a whole number .*"http"/],
    'a wrong variable': [[], { env: { SHEP_ENGINE: 'fast' } }, /SHEP_ENGINE must be stream/],
    'an unknown variable': [[], { env: { SHEP_ENGIN: 'both' } }, /SHEP_ENGIN is not a setting/],
    'an unknown setting of the file': [[], standing('{"x":1}'), /x is not a setting/],
    'a file that is no JSON': [[], standing('{'), /shep\.config\.json cannot be read as JSON/],
    'a file with null': [[], standing('null'), /must hold one JSON object/],
  }
  for (const [title, [args, place, said]] of Object.entries(wrong))
    it(`serve, ${title}: exit status 2, named, without a stack`, async () => {
      const { status, out, err } = await shepHere(serve, args, place)
      assert.deepEqual([status, out], [2, ''])
      assert.match(err, said)
      assert.match(err, /^shep: /)
      assert.doesNotMatch(err, /\n +at /)
    })

  const idle: readonly (readonly [Command, string[], RegExp])[] = [
    [
      certify,
      ['--pack', 'client', '--application', 'x'],
      /is not for --pack: played with the embedded/,
    ],
    [certify, ['--pack', 'gateway', '--wait', '5'], /is not for --pack: played with the embedded/],
    [certify, ['--scenario', 'all', '--wait', '5'], /--application FILE is missing/],
    [certify, ['--scenario', 'all', '--application', 'x', '--expected', 'y'], /--expected goes/],
    [doctor, ['--application', 'x', '--key', 'y'], /--key does not go with --application/],
    [doctor, ['--key', 'y', '--iin', '1'], /--iin needs --application/],
    [token, ['--iin', '991231500016'], /go with --bad/],
    [clock, ['--url', 'nonsense'], /nonsense\S* is no address of an emulator/],
    [
      explain,
      ['--journal', 'x', '--target', 'http://127.0.0.1:9'],
      /at http:\/\/127\.0\.0\.1:9; .*--target/,
    ],
    [verify, ['package.json', '--trust', '/none'], /trust: \/none is no folder/],
    [
      serve,
      ['--port', '0', '--data', 'package.json'],
      /SHEP_DATA: package\.json cannot be a folder/,
    ],
  ]
  for (const [command, args, said] of idle)
    it(`shep ${command.name} ${args.join(' ')} is wrong usage, in words`, async () => {
      const { status, err } = await shepHere(command, args)
      assert.equal(status, 2)
      assert.match(err, said)
    })

  it('-h and help COMMAND are --help', async () => {
    const [short, named] = await Promise.all([shep(['-h']), shep(['help', 'clock'])])
    assert.deepEqual([short.status, named.out], [0, `${clock.help}\n`])
    assert.match(short.out, /^ {2}serve /m)
  })

  it('every help ends with the exit status', () => {
    for (const { name, help } of [
      act,
      certify,
      clock,
      doctor,
      erase,
      explain,
      phone,
      pki,
      serve,
      sign,
      token,
      verify,
    ])
      assert.match(help, /\nExit status: 0 [\s\S]* 2 [\s\S]*$/, name)
  })

  it('a file that cannot be read is not passed over', async () => {
    const cwd = temporaryDirectory()
    mkdirSync(join(cwd, 'shep.config.json'))
    const { status, err } = await shep(['serve'], { cwd })
    assert.equal(status, 2)
    assert.match(err, /^shep: shep\.config\.json cannot be read/)
  })
})
