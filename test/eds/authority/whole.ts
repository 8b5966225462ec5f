import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keysOf } from '../../../src/eds/algorithms/registry.ts'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { fileOf, memberOf, namesOf } from '../../../src/eds/authority/members.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { findPath } from '../../../src/eds/chain-path.ts'
import { writePem } from '../../../src/eds/pem.ts'
import { readPkcs12 } from '../../../src/eds/pkcs12.ts'
import { NOW } from '../support.ts'

export const leaves = ['gateway', 'kdp', 'initiator', 'person'] as const

/** Everything a user relies on: each leaf is good, its key is its own, and its files say the same. */
export function assertWhole(found: TestPki, directory: string, now = NOW): void {
  for (const kind of found.kinds) {
    const authority = found.of(kind)
    const names = namesOf(kind).filter((name) => memberOf(name, kind).signsMessages)
    for (const name of names) {
      const holder = name === 'kdp' ? found.kdp : authority[name]
      assertGood(holder, found, now)
      assertFiles(holder, directory, fileOf(name, kind))
    }
    for (const { certificate } of [authority.ocsp, authority.tsa])
      assert.equal(findPath(certificate, found.trust, now).broken, undefined)
  }
  const ca = readFileSync(join(directory, 'ca.pem'), 'utf8')
  assert.equal(ca, found.trust.map(({ der }) => writePem('CERTIFICATE', der)).join(''))
}

function assertGood({ certificate, key }: Holder, { trust }: TestPki, now: Date): void {
  const { checks } = judgeCertificate(certificate, trust, now)
  const verdicts = checks.map(({ verdict }) => verdict)
  assert.deepEqual(verdicts, ['pass', 'pass', 'pass'], certificate.subject.text)
  const { publicKey } = keysOf(key.kind).readPrivate(keysOf(key.kind).writePrivate(key))
  assert.deepEqual(Buffer.from(publicKey.spki), Buffer.from(certificate.spki))
}

function assertFiles({ certificate, issuers }: Holder, directory: string, file: string): void {
  const pem = readFileSync(join(directory, `${file}.cer.pem`), 'utf8')
  assert.equal(pem, writePem('CERTIFICATE', certificate.der))
  const { certificates } = readPkcs12(readFileSync(join(directory, `${file}.p12`)), 'test-only')
  assert.deepEqual(
    certificates.map(({ fingerprint }) => fingerprint),
    [certificate, ...issuers].map(({ fingerprint }) => fingerprint),
  )
}
