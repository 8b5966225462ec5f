import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compactVerify } from 'jose'
import { readVerificationToken } from '../../src/services/kdp/verification-token.ts'
import { consentWays } from '../../src/services/kdp/ways.ts'
import { sharedPki, temporaryDirectory } from '../eds/support.ts'

describe('R-050, R-052: who has to write a verification token is told what it holds', () => {
  const schema = readFileSync('wsdl/xsd/kdp.xsd', 'utf8')
  const told = /name="ovt"[\s\S]*?<xs:documentation>([^<]*)/.exec(schema)?.[1] ?? ''
  const readme = readFileSync('README.md', 'utf8')

  it('kdp.xsd and README name every word of mcheck', () => {
    for (const word of [...consentWays, 'None']) {
      assert.match(told, new RegExp(`\\b${word}\\b`))
      assert.ok(readme.includes(`\`${word}\``), word)
    }
  })

  it('the commands of README make one that is read and verified', async () => {
    const block = /```sh\n(b64\(\)[\s\S]*?)```/.exec(readme)?.[1] ?? ''
    const cwd = temporaryDirectory()
    const pki = await sharedPki()
    copyFileSync(join(dirname(pki.trustDirectory), 'initiator.key.pem'), join(cwd, 'my.key.pem'))
    const ovt = execFileSync('sh', ['-c', `${block}printf %s "$ovt"`], { cwd, encoding: 'utf8' })
    await compactVerify(ovt, createPublicKey(readFileSync(join(cwd, 'my.key.pem'))))
    const { bin, mcheck, issuedAt, expiresAt } = readVerificationToken(ovt) ?? {}
    assert.deepEqual([bin, mcheck], ['991240000023', 'Bio'])
    assert.equal(Number(expiresAt) - Number(issuedAt), 3_600_000)
  })
})
