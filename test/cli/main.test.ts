import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { variableOf } from '../../src/config/read.ts'
import { settings } from '../../src/config.ts'
import { temporaryDirectory } from '../eds/support.ts'
import { type Place, shep } from '../support/shep.ts'

const commands = ['serve', 'certify', 'act', 'verify', 'sign', 'doctor', 'pki']

const standing = (config: string): Place => {
  const cwd = temporaryDirectory()
  writeFileSync(join(cwd, 'shep.config.json'), config)
  return { cwd }
}

describe('shep: words on the command line', function () {
  this.timeout(60_000)

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

  for (const name of commands.slice(1))
    it(`${name} --help tells its options and ends well`, async () => {
      const { status, out, err } = await shep([name, '--help'])
      assert.deepEqual([status, err], [0, ''])
      assert.match(out, new RegExp(`^Usage: shep ${name} `))
      assert.match(out, /--json/)
    })

  it('serve --help lists every setting: variable, values, default', async () => {
    const { status, out } = await shep(['serve', '--help'])
    assert.equal(status, 0)
    for (const [name, { values, text, fallback }] of Object.entries(settings)) {
      const line = out.split('\n').find((one) => one.startsWith(`  ${variableOf(name)} `)) ?? ''
      assert.ok(line.includes(text) && line.includes(values), line)
      const shown = fallback === true ? 'allow' : fallback
      if (shown !== undefined) assert.ok(line.endsWith(`[${shown}]`), line)
    }
  })

  const wrong: Readonly<Record<string, readonly [string[], Place, RegExp]>> = {
    'an unknown command': [['serv'], {}, /there is no command "serv"/],
    'an unknown option': [['serve', '--prot', '80'], {}, /--prot/],
    'a word too many': [['serve', 'now'], {}, /now/],
    'a wrong port': [['serve', '--port', 'http'], {}, /SHEP_PORT must be a whole number .*"http"/],
    'a wrong variable': [['serve'], { env: { SHEP_ENGINE: 'fast' } }, /SHEP_ENGINE must be stream/],
    'an unknown variable': [
      ['serve'],
      { env: { SHEP_ENGIN: 'both' } },
      /SHEP_ENGIN is not a setting/,
    ],
    'an unknown setting of the file': [['serve'], standing('{"x":1}'), /x is not a setting/],
    'a file that is no JSON': [
      ['serve'],
      standing('{'),
      /shep\.config\.json cannot be read as JSON/,
    ],
    'a file with null': [['serve'], standing('null'), /must hold one JSON object/],
  }
  for (const [title, [args, place, said]] of Object.entries(wrong))
    it(`${title}: exit status 2, named, without a stack`, async () => {
      const { status, out, err } = await shep(args, place)
      assert.deepEqual([status, out], [2, ''])
      assert.match(err, said)
      assert.match(err, /^shep: /)
      assert.doesNotMatch(err, /\n +at /)
    })

  it('a file that cannot be read is not passed over', async () => {
    const cwd = temporaryDirectory()
    mkdirSync(join(cwd, 'shep.config.json'))
    const { status, err } = await shep(['serve'], { cwd })
    assert.equal(status, 2)
    assert.match(err, /^shep: shep\.config\.json cannot be read/)
  })
})
