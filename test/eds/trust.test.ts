import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestPki } from '../../src/eds/authority/test-pki.ts'
import { writePem } from '../../src/eds/pem.ts'
import { readTrust } from '../../src/eds/trust.ts'
import { sharedPki, temporaryDirectory } from './support.ts'

describe('eds/trust (W-25)', () => {
  let pki: TestPki
  before(async () => {
    pki = await sharedPki()
  })

  it('reads PEM and DER under every usual name, each certificate once', async () => {
    const directory = temporaryDirectory()
    const [root, issuing] = [pki.root.certificate.der, pki.issuing.certificate.der]
    const pem = writePem('CERTIFICATE', root) + writePem('CERTIFICATE', issuing)
    const files = { 'a.pem': pem, 'b.crt': root, 'c.CER': issuing, 'd.der': root, 'e.txt': 'words' }
    for (const [file, data] of Object.entries(files)) writeFileSync(join(directory, file), data)
    const serials = (await readTrust(directory)).map(({ serial }) => serial)
    assert.deepEqual(serials, [pki.root.certificate.serial, pki.issuing.certificate.serial])
  })

  it('the trust directory of the test PKI is what the test PKI trusts', async () => {
    const found = await readTrust(pki.trustDirectory)
    assert.deepEqual(
      new Set(found.map(({ fingerprint }) => fingerprint)),
      new Set(pki.trust.map(({ fingerprint }) => fingerprint)),
    )
  })

  it('a file that is no certificate is named in the error', async () => {
    const directory = temporaryDirectory()
    writeFileSync(join(directory, 'good.cer'), pki.root.certificate.der)
    writeFileSync(join(directory, 'broken.cer'), pki.root.certificate.der.subarray(0, 100))
    await assert.rejects(readTrust(directory), /broken\.cer.*runs past its end/)
  })

  it('an empty directory trusts nobody; a missing one is named in the error', async () => {
    const directory = temporaryDirectory()
    assert.deepEqual(await readTrust(directory), [])
    await assert.rejects(readTrust(join(directory, 'missing')), /missing/)
  })
})
