import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sign as signCommand } from '../../src/cli/sign.ts'
import { verify as verifyCommand } from '../../src/cli/verify.ts'
import { NOW, sharedPki, temporaryDirectory } from '../eds/support.ts'
import { shepHere } from '../support/here.ts'

describe('shep sign', () => {
  const cwd = temporaryDirectory()
  let place: { cwd: string; env: Record<string, string> }
  let key: string
  let trust: string
  before(async () => {
    const pki = await sharedPki()
    trust = pki.trustDirectory
    key = join(trust, '..', 'initiator.p12')
    writeFileSync(join(cwd, 'body.xml'), '<t:SendMessage xmlns:t="urn:t"/>')
    place = { cwd, env: { P12: 'test-only' } }
  })

  const sign = (...args: string[]) => shepHere(signCommand, args, place)

  it('a Body, with the password in a variable: shep verify accepts what it prints', async () => {
    const { status, out, err } = await sign('body.xml', '--key', key, '--password-env', 'P12')
    assert.deepEqual([status, err], [0, ''])
    writeFileSync(join(cwd, 'signed.xml'), out)
    const at = NOW.toISOString()
    const told = await shepHere(verifyCommand, ['signed.xml', '--trust', trust, '--at', at], place)
    assert.equal(told.status, 0, told.out)
  })

  it('--form enveloped --out --json: the document goes to the file, its facts to the terminal', async () => {
    const to = ['--form', 'enveloped', '--out', 'out.xml', '--json']
    const { status, out } = await sign('body.xml', '--key', key, '--password', 'test-only', ...to)
    const { signer, ...facts } = JSON.parse(out) as Record<string, string>
    assert.equal(status, 0)
    assert.match(String(signer), /TEST ONLY/)
    const algorithm = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
    assert.deepEqual(facts, { file: 'body.xml', form: 'enveloped', algorithm, out: 'out.xml' })
    const told = await shepHere(verifyCommand, ['out.xml', '--signature-only'], place)
    assert.equal(told.status, 0, told.out)
  })

  const wrong: Readonly<Record<string, readonly [string[], RegExp]>> = {
    'no key': [['body.xml'], /--key FILE/],
    'a wrong password': [['body.xml', '--password', 'x'], /KEY_PASSWORD_WRONG: The password/],
    'a form that is none': [['body.xml', '--form', 'x'], /--form must be wsse \| enveloped/],
    'a variable that is not set': [['body.xml', '--password-env', 'NONE'], /NONE is not set/],
  }
  for (const [title, [args, said]] of Object.entries(wrong))
    it(`${title}: exit status 2`, async () => {
      const { status, err } = await sign(...args, ...(title === 'no key' ? [] : ['--key', key]))
      assert.equal(status, 2)
      assert.match(err, said)
    })
})
