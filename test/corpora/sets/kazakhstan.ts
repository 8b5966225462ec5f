import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { signatureForms, signFile } from '../../../src/client/sign-file.ts'
import { verifyFile } from '../../../src/client/verify-file.ts'
import { type Certificate, certificatesIn, parseCertificate } from '../../../src/eds/certificate.ts'
import { judgeCertificate } from '../../../src/eds/chain.ts'
import { readPkcs12 } from '../../../src/eds/pkcs12.ts'
import { entryCount, findEntry } from '../../../src/eds/revocation/crl-entries.ts'
import { openCrl } from '../../../src/eds/revocation/crl-verify.ts'
import { NATIONAL_PASSWORD } from '../../support/shared.ts'
import type { Case, CorpusSet } from '../corpus.ts'
import { licence } from './material.ts'
import { judged } from './signatures.ts'

const GOST_2015 = '1.2.398.3.10.1.1.2.3.2'
const GOST_2004 = '1.2.398.3.10.1.1.1.2'
const authority = (key: string, algorithm: string) => ({
  gives: `certificate of a CA, ${key}, signed with ${algorithm}`,
})
const list = (of: string, entries: number) => ({
  gives: `list of ${of}, verified: ${entries} entries`,
})
const holder = (owner: string) => ({
  gives: `opened: 1 keys; certificate of ${owner}, GOST-2015 512, signed with ${GOST_2015}`,
})

/** Certificates, key files and signed documents of the national test authority, RSA and GOST. */
export const kazakhstan: CorpusSet = {
  folder: 'kz-test-pki',
  expected: {
    'nca_rsa_test.crt': {
      gives: 'certificate of a CA, RSA 4096, signed with 1.2.840.113549.1.1.11',
    },
    'nca_gost_test.crt': authority('GOST-2004 256', GOST_2004),
    'nca_gost2022_test.cer': authority('GOST-2015 512', GOST_2015),
    'root_test_gost_2022.cer': authority('GOST-2015 512', GOST_2015),
    'nca_gost_test.crl': list('CN=ҰКО 3.0 (GOST TEST)', 31),
    'nca_gost2022_test.crl': list('CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022', 195),
    'individual_valid.p12': holder('a person'),
    'legal_head_valid.p12': holder('a person of an organisation'),
    'legal_employee_revoked.p12': holder('a person of an organisation'),
    'signed_rsa_ncanode.xml': { gives: 'yes', because: 'RSA-SHA256, enveloped, inclusive' },
    'signed_gost2015_kalkan.xml': { gives: 'yes', because: 'GOST-2015 by Kalkan, #Id' },
  },
  material: [licence],
  judge: (path) => {
    const bytes = readFileSync(path)
    switch (extname(path)) {
      case '.xml':
        return judged(path)
      case '.crl':
        return openedList(bytes, dirname(path))
      case '.p12':
        return openedKeyFile(bytes)
      default:
        return certificatesIn(bytes).map(described).join('; ')
    }
  },
  more: [
    ...['individual_valid.p12', 'legal_head_valid.p12', 'legal_employee_revoked.p12'].map(
      (name): Case => ({
        name: `signed with ${name}, judged under nca_gost2022_test.cer and its root`,
        gives: 'wsse yes, enveloped yes',
        because: 'GOST-2015 keys of the national test authority; revocation is judged apart',
        judge: (folder) => signedAndJudged(folder, name),
      }),
    ),
    {
      name: 'legal_employee_revoked.p12 in nca_gost2022_test.crl',
      gives: 'revoked 2026-05-08',
      because: 'a GOST list with NULL outside and none inside',
      judge: (folder) => {
        const trust = certificatesIn(readFileSync(join(folder, 'nca_gost2022_test.cer')))
        const { entries } = openCrl(readFileSync(join(folder, 'nca_gost2022_test.crl')), trust)
        const key = readFileSync(join(folder, 'legal_employee_revoked.p12'))
        const [certificate] = readPkcs12(key, NATIONAL_PASSWORD).certificates
        const found = findEntry(entries, certificate?.serial ?? 0n)
        return found ? `revoked ${found.revokedAt.toISOString().slice(0, 10)}` : 'not in it'
      },
    },
    {
      name: 'the signer of signed_rsa_ncanode.xml under nca_rsa_test.crt, in June 2021',
      gives: 'W-25 pass, W-26 pass, W-27 pass',
      because: 'chain, dates and usage of a real RSA certificate of the national authority',
      judge: (folder) => {
        const document = readFileSync(join(folder, 'signed_rsa_ncanode.xml'), 'utf8')
        const base64 = /X509Certificate>([^<]*)</.exec(document)?.[1]?.replaceAll('&#13;', '') ?? ''
        const trust = certificatesIn(readFileSync(join(folder, 'nca_rsa_test.crt')))
        const leaf = parseCertificate(Buffer.from(base64, 'base64'))
        const { checks } = judgeCertificate(leaf, trust, new Date('2021-06-01T00:00:00Z'))
        return checks.map(({ rule, verdict }) => `${rule} ${verdict}`).join(', ')
      },
    },
  ],
}

/** A chain of these certificates was good then. */
const JUDGED_AT = new Date('2026-11-01T00:00:00Z')

async function signedAndJudged(folder: string, name: string): Promise<string> {
  const key = readFileSync(join(folder, name))
  const trust = mkdtempSync(join(tmpdir(), 'shep-trust-'))
  for (const file of ['nca_gost2022_test.cer', 'root_test_gost_2022.cer'])
    copyFileSync(join(folder, file), join(trust, file))
  const results: string[] = []
  for (const form of signatureForms) {
    const { bytes } = await signFile({
      bytes: Buffer.from('<a/>'),
      key,
      password: NATIONAL_PASSWORD,
      form,
      keyInfo: 'key-identifier',
    })
    const { result } = await verifyFile({ bytes, trust, at: JUDGED_AT, signatureOnly: false })
    results.push(`${form} ${result}`)
  }
  rmSync(trust, { recursive: true })
  return results.join(', ')
}

/** Under the authorities beside it. */
function openedList(bytes: Buffer, folder: string): string {
  const files = ['nca_gost_test.crt', 'nca_gost2022_test.cer']
  const trust = files.flatMap((file) => certificatesIn(readFileSync(join(folder, file))))
  const { issuer, entries } = openCrl(bytes, trust)
  const [name] = /CN=[^,]*/.exec(issuer.text) ?? []
  return `list of ${name}, verified: ${entryCount(entries)} entries`
}

function openedKeyFile(bytes: Buffer): string {
  const { keys, certificates } = readPkcs12(bytes, NATIONAL_PASSWORD)
  const known = keys.filter(({ pair }) => pair !== undefined)
  const found = known.length === 0 ? 'no key of a known kind' : `${known.length} keys`
  return `opened: ${found}; ${certificates.map(described).join('; ')}`
}

function described({ isCa, iin, bin, publicKey, signatureOid }: Certificate): string {
  const person = bin === undefined ? 'a person' : 'a person of an organisation'
  const owner = isCa ? 'a CA' : iin === undefined ? 'nobody' : person
  const key = publicKey
    ? `${publicKey.kind.toUpperCase()} ${publicKey.bits}`
    : 'key of an unknown kind'
  return `certificate of ${owner}, ${key}, signed with ${signatureOid}`
}
