import type { KeyKind } from '../algorithms/algorithm.ts'
import { keysOf } from '../algorithms/registry.ts'
import type { KeyUsageBit } from '../extensions.ts'
import { addressesOf } from './addresses.ts'
import type { Holder } from './holder.ts'
import { freshSerial, issueCertificate, signerOf } from './issue.ts'
import { type Profile, type ProfileId, profileOf, profiles } from './profiles.ts'
import {
  authoritySubject,
  demoIdentity,
  employeeSubject,
  type Identity,
  personSubject,
  type Subject,
  systemSubject,
} from './subjects.ts'
import type { KindPki } from './test-pki.ts'
import { addYears, type Validity, validity } from './validity.ts'

/** Who is to have a certificate, and in what it is to differ from a good one. All but the profile may be left out. */
export interface IssueRequest {
  readonly profile: ProfileId
  /** What differs from the demonstration identity: another BIN, IIN, name. */
  readonly identity?: Partial<Identity>
  readonly notBefore?: Date
  readonly notAfter?: Date
  readonly keyUsage?: readonly KeyUsageBit[]
  readonly extendedKeyUsage?: readonly string[]
  readonly pathLength?: number
  readonly unknownCritical?: readonly string[]
  /** Whose key to certify once more: making a key takes a fifth of a second. */
  readonly sameKeyAs?: Holder
  /** That of the issuer's key when absent. */
  readonly keyKind?: KeyKind
  readonly bits?: number
  /** Who issues; the issuing CA when absent. */
  readonly issuer?: Holder
  /** The public address of the emulator: the certificate points at its /pki. */
  readonly url?: string | undefined
}

/** Certificates for further participants, and for the broken cases of tests. Each holder carries its chain. */
export async function issueFor(
  pki: Pick<KindPki, 'issuing' | 'clock'>,
  request: IssueRequest,
): Promise<Holder> {
  const { sameKeyAs, issuer = pki.issuing, unknownCritical = [], url } = request
  const { key, spki } = await keyFor(request, issuer.key.kind)
  const certificate = await issueCertificate({
    profile: profileFor(request, key.kind),
    subject: subjectFor(request),
    issuer: issuer.certificate,
    publicKey: spki,
    signer: signerOf(issuer.key),
    ...datesFor(request, pki.clock()),
    ...(sameKeyAs && { serial: freshSerial() }),
    ...(url !== undefined && { addresses: addressesOf(url, 'issuing', issuer.key.kind) }),
    unknownCritical,
  })
  return { certificate, key, issuers: [issuer.certificate, ...issuer.issuers] }
}

async function keyFor({ sameKeyAs, keyKind, bits }: IssueRequest, usual: KeyKind) {
  if (sameKeyAs !== undefined) return { key: sameKeyAs.key, spki: sameKeyAs.certificate.spki }
  const { publicKey, privateKey } = await keysOf(keyKind ?? usual).generate(bits)
  return { key: privateKey, spki: publicKey.spki }
}

const profileFor = (request: IssueRequest, kind: KeyKind): Profile => {
  const profile = profileOf(request.profile, kind)
  const pathLength = request.pathLength ?? profile.pathLength
  return {
    ...profile,
    keyUsage: request.keyUsage ?? profile.keyUsage,
    extendedKeyUsage: request.extendedKeyUsage ?? profile.extendedKeyUsage,
    ...(pathLength !== undefined && { pathLength }),
  }
}

/** The years of the profile, from a day ago; an end in the past moves the beginning a year before itself. */
function datesFor({ profile, notBefore, notAfter }: IssueRequest, now: Date): Validity {
  const usual = validity(now, profiles[profile].years)
  const begins =
    notBefore ?? (notAfter && notAfter < now ? addYears(notAfter, -1) : usual.notBefore)
  return { notBefore: begins, notAfter: notAfter ?? addYears(begins, profiles[profile].years) }
}

const subjects: Readonly<Record<ProfileId, (identity: Identity) => Subject>> = {
  root: ({ system }) => authoritySubject(system),
  issuing: ({ system }) => authoritySubject(system),
  ocsp: ({ system }) => authoritySubject(system),
  tsa: ({ system }) => authoritySubject(system),
  seal: ({ system }) => authoritySubject(system),
  gateway: systemSubject,
  kdp: systemSubject,
  system: systemSubject,
  person: personSubject,
  head: employeeSubject,
  signer: employeeSubject,
  employee: employeeSubject,
}

const subjectFor = ({ profile, identity }: IssueRequest): Subject =>
  subjects[profile]({ ...demoIdentity, ...identity })
