import assert from 'node:assert/strict'
import { join } from 'node:path'
import { dataFolder } from '../support/emulator.ts'
import { shep } from '../support/shep.ts'

describe('shep doctor', () => {
  let data: string
  before(async () => {
    data = await dataFolder()
  })

  const doctor = (args: readonly string[], env: Record<string, string> = {}) =>
    shep(['doctor', ...args, '--password', 'test-only'], {
      cwd: data,
      env: { SHEP_DATA: data, ...env },
    })

  const initiator = () => ['--key', join(data, 'pki', 'initiator.p12')]

  it('what fails has its advice, in the language of LANG; exit status 1', async () => {
    const { status, out } = await doctor([...initiator(), '--bin', '991240000023'], {
      LANG: 'kk_KZ',
    })
    assert.equal(status, 1, out)
    assert.match(out, /^ {2}ok +DOC-01 {2}Кілт файлы ашылады$/m)
    assert.match(out, /FAIL DOC-07[\s\S]*991240000013 ≠ 991240000023\n +! Өз ұйымыңыздың/)
    assert.match(out, /NOT OK$/m)
  })

  it('--json --lang: the same as one object', async () => {
    const { out } = await doctor([...initiator(), '--json', '--lang', 'en'])
    const { checks } = JSON.parse(out) as { checks: readonly Record<string, string>[] }
    const first = { id: 'DOC-01', verdict: 'pass', title: 'The key file opens', actual: 'rsa' }
    const { expected: _, ...told } = checks[0] ?? {}
    assert.deepEqual([checks.length, told], [14, first])
  })

  it('--application at an emulator that is not there: a row of its own, the rest untestable', async () => {
    const target = 'http://127.0.0.1:1'
    const { status, out } = await shep(
      ['doctor', '--application', 'none', '--target', target, '--lang', 'en'],
      { cwd: data },
    )
    assert.equal(status, 1, out)
    assert.match(out, /FAIL DOC-12 {2}The gateway can be reached\n.*\n.*http:\/\/127\.0\.0\.1:1/)
    assert.match(out, /PRE-01 {2}The application is approved/)
  })

  it('wrong words: exit status 2', async () => {
    const { status, err } = await doctor([...initiator(), '--bin', '1'])
    assert.equal(status, 2)
    assert.match(err, /--bin must have 12 digits/)
    assert.match((await doctor([...initiator(), '--sender', 'x'])).err, /--sender needs --url/)
  })
})
