import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { writePem } from '../../../src/eds/pem.ts'
import { readPkcs12 } from '../../../src/eds/pkcs12.ts'
import { NOW } from '../support.ts'

export const leaves = ['gateway', 'kdp', 'initiator', 'person'] as const

/** Everything a user relies on: each leaf is good, its key is its own, and its files say the same. */
export function assertWhole(found: TestPki, directory: string, now = NOW): void {
  for (const name of leaves) {
    const { certificate, key, issuers } = found[name]
    const { checks } = judgeCertificate(certificate, found.trust, now)
    assert.deepEqual(
      checks.map(({ verdict }) => verdict),
      ['pass', 'pass', 'pass'],
      name,
    )
    if (key.native === undefined) throw new Error('no native key')
    const spki = createPublicKey(key.native).export({ format: 'der', type: 'spki' })
    assert.ok(spki.equals(certificate.spki), name)
    const pem = readFileSync(join(directory, `${name}.cer.pem`), 'utf8')
    assert.equal(pem, writePem('CERTIFICATE', certificate.der))
    const { certificates } = readPkcs12(readFileSync(join(directory, `${name}.p12`)), 'test-only')
    assert.deepEqual(
      certificates.map(({ fingerprint }) => fingerprint),
      [certificate, ...issuers].map(({ fingerprint }) => fingerprint),
    )
  }
  const ca = readFileSync(join(directory, 'ca.pem'), 'utf8')
  assert.equal(ca, found.trust.map(({ der }) => writePem('CERTIFICATE', der)).join(''))
}
