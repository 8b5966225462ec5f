import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import { lookAlikeOf } from '../../../src/eds/authority/look-alike.ts'
import { type MemberName, memberNames } from '../../../src/eds/authority/members.ts'
import { ensureTestPki, type TestPki } from '../../../src/eds/authority/test-pki.ts'
import { writePem } from '../../../src/eds/pem.ts'
import { NOW, needsOpenssl, openssl, sharedPki, temporaryDirectory } from '../support.ts'
import { assertWhole } from './whole.ts'

describe('eds/authority/test-pki, damaged', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  const copy = (): string => {
    const directory = temporaryDirectory()
    cpSync(dirname(pki.trustDirectory), directory, { recursive: true })
    return directory
  }
  const start = (directory: string) => ensureTestPki(directory, () => NOW)

  /** A certificate file in the place of a member's own. */
  const replace = (directory: string, name: MemberName, { certificate }: Holder) =>
    writeFileSync(join(directory, `${name}.cer.pem`), writePem('CERTIFICATE', certificate.der))

  const damages: Readonly<
    Record<string, (directory: string, foreign: Pick<TestPki, 'issuing' | 'clock'>) => unknown>
  > = {
    'a certificate missing': (directory) => rmSync(join(directory, 'gateway.cer.pem')),
    'a certificate cut short': (directory) => {
      const path = join(directory, 'gateway.cer.pem')
      writeFileSync(path, readFileSync(path).subarray(0, 500))
    },
    'an empty certificate file': (directory) => writeFileSync(join(directory, 'kdp.cer.pem'), ''),
    'the certificate of another member': (directory) => replace(directory, 'kdp', pki.person),
    'another name over the same key': async (directory) =>
      replace(
        directory,
        'gateway',
        await issueFor(pki, { profile: 'person', sameKeyAs: pki.gateway }),
      ),
    'a leaf that a look-alike issued': async (directory, foreign) =>
      replace(
        directory,
        'initiator',
        await issueFor(foreign, { profile: 'system', sameKeyAs: pki.initiator }),
      ),
    'the issuing CA of a look-alike': (directory, { issuing }) =>
      replace(directory, 'issuing', issuing),
    'a PKCS#12 missing': (directory) => rmSync(join(directory, 'person.p12')),
    'the PKCS#12 of another': (directory) =>
      cpSync(join(directory, 'kdp.p12'), join(directory, 'person.p12')),
    'the trust directory and ca.pem missing': (directory) => {
      rmSync(join(directory, 'trust'), { recursive: true })
      rmSync(join(directory, 'ca.pem'))
    },
    'a leaf without its key': (directory) => rmSync(join(directory, 'initiator.key.pem')),
    'the issuing CA without its key': (directory) => rmSync(join(directory, 'issuing.key.pem')),
    'the ES256 key missing': (directory) => rmSync(join(directory, 'kdp-es256.key.pem')),
    'keys only, as a start that was cut off leaves them': (directory) => {
      for (const file of readdirSync(directory)) {
        if (!file.endsWith('.key.pem')) rmSync(join(directory, file), { recursive: true })
      }
    },
  }

  it('is completed, not trusted blindly, whatever is damaged', async () => {
    const foreign = await lookAlikeOf(pki)
    for (const [what, damage] of Object.entries(damages)) {
      const directory = copy()
      await damage(directory, foreign)
      const found = await start(directory)
      assertWhole(found, directory)
      for (const name of memberNames) {
        assert.equal(found[name].certificate.subject.text, pki[name].certificate.subject.text, what)
      }
      const { spki } = foreign.issuing.certificate
      assert.ok(!found.trust.some((one) => Buffer.from(one.spki).equals(spki)), what)
    }
  })

  const untouchable = [
    ['a broken key', 'gateway.key.pem', 'words'],
    ['a broken ES256 key', 'kdp-es256.key.pem', 'words'],
    ['a certificate that is not TEST ONLY', 'gateway.cer.pem', undefined],
  ] as const

  for (const [what, file, text] of untouchable) {
    it(`${what} is an error that names the file, and stays as it is`, async function () {
      needsOpenssl.call(this)
      const directory = copy()
      const path = join(directory, file)
      if (text === undefined) {
        const key = join(directory, 'gateway.key.pem')
        openssl('req', '-x509', '-new', '-key', key, '-subj', '/CN=Somebody', '-out', path)
      } else writeFileSync(path, text)
      const content = readFileSync(path)
      await assert.rejects(start(directory), (error) => String(error).includes(file))
      assert.deepEqual(readFileSync(path), content)
    })
  }
})
