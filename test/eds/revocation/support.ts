import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Holder } from '../../../src/eds/authority/holder.ts'
import { type Signer, signerOf } from '../../../src/eds/authority/issue.ts'
import { issueFor } from '../../../src/eds/authority/issue-for.ts'
import type { TestPki } from '../../../src/eds/authority/test-pki.ts'
import { DAY } from '../../../src/eds/authority/validity.ts'
import { type CrlOrder, writeCrl } from '../../../src/eds/revocation/crl-write.ts'
import { ocspOids } from '../../../src/eds/revocation/ocsp-oids.ts'
import { later, NOW, temporaryDirectory } from '../support.ts'

/** A list of the issuing CA as of NOW, for seven days; `changes` make it another. */
export const crlOf = ({ issuing }: TestPki, changes: Partial<CrlOrder> = {}): Promise<Uint8Array> =>
  writeCrl({
    issuer: issuing.certificate,
    signer: signerOf(issuing.key),
    thisUpdate: NOW,
    nextUpdate: later(NOW, 7 * DAY),
    number: 1,
    revoked: [],
    ...changes,
  })

/** A delegate of the issuing CA, by a key that is there already: making one takes a fifth of a second. */
export const responderOf = (pki: TestPki, changes = {}): Promise<Holder> =>
  issueFor(pki, {
    profile: 'ocsp',
    identity: { system: 'OCSP' },
    sameKeyAs: pki.person,
    extendedKeyUsage: [ocspOids.signing],
    ...changes,
  })

/** Signs by a key, and breaks the last byte. */
export function brokenSignerOf({ key }: Holder): Signer {
  const signer = signerOf(key)
  return {
    identifier: signer.identifier,
    sign: async (data) => {
      const signature = Buffer.from(await signer.sign(data))
      signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
      return signature
    },
  }
}

/** Bytes as a file for openssl; its path. */
export function fileOf(bytes: Uint8Array): string {
  const path = join(temporaryDirectory(), 'file')
  writeFileSync(path, bytes)
  return path
}
