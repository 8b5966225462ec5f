import type { KeyPair } from '../algorithms/algorithm.ts'
import { type Certificate, certificatesIn } from '../certificate.ts'
import { brokenLink } from '../chain-links.ts'
import { addressesOf } from './addresses.ts'
import { readIfThere } from './files.ts'
import { certificateFile, type Holder, writeCertificate, writePkcs12File } from './holder.ts'
import { freshSerial, issueCertificate, signerOf } from './issue.ts'
import type { Member } from './members.ts'
import { TEST_ONLY, writeSubject } from './subjects.ts'
import { DAY, validity } from './validity.ts'

/** A certificate that ends within this is issued again when it is read, so that none ends in a user's hands. */
const RENEWAL = 30 * DAY

export interface Circumstances {
  /** Absent for the root. */
  readonly issuer?: Holder
  readonly now: Date
  /** The public address of the emulator, when it is known. */
  readonly url?: string | undefined
}

interface Desk extends Circumstances {
  readonly member: Member
  readonly keys: KeyPair
}

/** Reads a member's certificate, and issues it (again, with the same key) when it is missing, broken or about to end. */
export async function ensureHolder(
  directory: string,
  member: Member,
  keys: KeyPair,
  circumstances: Circumstances,
): Promise<Holder> {
  const { file } = member
  const desk = { ...circumstances, member, keys }
  const found = await readCertificate(certificateFile(directory, file))
  const certificate = found && fits(found, desk) ? found : await issue(desk, found)
  const { issuer } = circumstances
  const issuers = issuer === undefined ? [] : [issuer.certificate, ...issuer.issuers]
  const holder = { certificate, key: keys.privateKey, issuers }
  if (member.signsMessages) await writePkcs12File(directory, file, holder)
  await writeCertificate(directory, file, holder)
  return holder
}
/** Unreadable is as good as missing. Throws an Error at a certificate that is not TEST ONLY: it is not ours to replace. */
async function readCertificate(path: string): Promise<Certificate | undefined> {
  const file = await readIfThere(path)
  const certificate = file && firstIn(file)
  if (certificate && !certificate.subject.text.includes(TEST_ONLY)) {
    throw new Error(`test PKI: ${path} holds a certificate that is not TEST ONLY; move it away`)
  }
  return certificate
}

function firstIn(file: Uint8Array): Certificate | undefined {
  try {
    return certificatesIn(file)[0]
  } catch {
    return undefined
  }
}

/** Whether a certificate found on disk does what one issued now would do. */
function fits(found: Certificate, { member, keys, issuer, now }: Desk): boolean {
  const above = issuer?.certificate ?? found
  return (
    same(found.spki, keys.publicKey.spki) &&
    same(found.subject.der, writeSubject(member.subject)) &&
    found.notBefore <= now &&
    found.notAfter.getTime() > now.getTime() + RENEWAL &&
    brokenLink({ subject: found, issuer: above, below: 0 }) === undefined
  )
}

const same = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.from(one).equals(other)

/** RFC 5280 4.1.2.2: an authority never gives one number twice, so a renewed certificate is not numbered by its key id. */
function issue(
  { member, keys, issuer, now, url }: Desk,
  renewed: Certificate | undefined,
): Promise<Certificate> {
  const { profile, subject } = member
  const { publicKey, privateKey } = keys
  const { kind } = privateKey
  const above = profile.pathLength === undefined ? 'issuing' : 'root'
  return issueCertificate({
    profile,
    subject,
    publicKey: publicKey.spki,
    signer: signerOf(issuer?.key ?? privateKey),
    ...validity(now, profile.years),
    ...(issuer && { issuer: issuer.certificate }),
    ...(issuer && url !== undefined && { addresses: addressesOf(url, above, kind) }),
    ...(renewed && { serial: freshSerial() }),
  })
}
