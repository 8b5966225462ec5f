import type { CheckResult } from '../../contract/verdict.ts'
import type { PublicKey } from '../algorithms/algorithm.ts'
import { type Hashable, hashOf } from '../algorithms/hashes.ts'
import { algorithmFor, digestAlgorithmByOid, keysOf } from '../algorithms/registry.ts'
import type { Certificate } from '../certificate.ts'
import { outcome } from '../outcome.ts'
import type { SignedData, SignerInfo } from './read.ts'

export interface SignerJudgement {
  /** CMS-01 (certificate), CMS-02 (content), CMS-03 (signature): always all three, in this order. Trust is judged apart. */
  readonly checks: readonly CheckResult[]
  /** Whose signature it is; absent when nobody has the certificate. */
  readonly certificate?: Certificate
}

export interface Beside {
  /** What a detached signature is made over. */
  readonly content?: Hashable
  /** Certificates that the message itself need not carry. */
  readonly certificates?: readonly Certificate[]
}

/** Judges one signer of a SignedData over its content (RFC 5652 5.4 to 5.6, RFC 5035 5). */
export function judgeSigner(
  signed: SignedData,
  signer: SignerInfo,
  { content, certificates = [] }: Beside = {},
): SignerJudgement {
  const known = [...signed.certificates, ...certificates]
  const certificate = known.find((one) => isMeant(one, signer))
  const brokenContent = wrongContent(signer, signed.contentType, signed.content ?? content)
  return {
    checks: [
      {
        rule: 'CMS-01',
        expected: 'сертификат подписавшего есть, и подписанный атрибут называет его хэш',
        ...outcome(
          wrongCertificate(signer, certificate),
          certificate?.subject.text ?? '',
          'CMS_CERTIFICATE',
        ),
      },
      {
        rule: 'CMS-02',
        expected: 'contentType и messageDigest совпадают с содержимым',
        ...outcome(brokenContent, hex(signer.attributes.messageDigest), 'CMS_CONTENT'),
      },
      judgeSignature(signer, certificate?.publicKey),
    ],
    ...(certificate && { certificate }),
  }
}

const isMeant = ({ issuer, serial, subjectKeyId }: Certificate, { sid }: SignerInfo): boolean =>
  'keyId' in sid
    ? subjectKeyId === sid.keyId
    : issuer.key === sid.issuer.key && serial === sid.serial

function wrongCertificate(
  { attributes }: SignerInfo,
  certificate: Certificate | undefined,
): string | undefined {
  if (certificate === undefined) return 'сертификата подписавшего нет'
  if (attributes.names === undefined) return 'нет подписанного атрибута signingCertificateV2'
  if (attributes.names(certificate)) return undefined
  return `атрибут называет не сертификат «${certificate.subject.text}»`
}

function wrongContent(
  { digestOid, attributes }: SignerInfo,
  contentType: string,
  content: Hashable | undefined,
): string | undefined {
  const digest = digestAlgorithmByOid(digestOid)
  if (content === undefined) return 'содержимого нет: подпись отсоединённая'
  if (digest === undefined) return `алгоритм хэширования ${digestOid} неизвестен`
  if (attributes.contentType !== contentType) return `contentType ${attributes.contentType}`
  const actual = hashOf(content, digest)
  return Buffer.from(actual).equals(attributes.messageDigest)
    ? undefined
    : `хэш содержимого ${hex(actual)}, в атрибуте ${hex(attributes.messageDigest)}`
}

/** Without a key nothing was tried, so nothing is said of the signature. */
function judgeSignature(signer: SignerInfo, key: PublicKey | undefined): CheckResult {
  const expected = 'подпись над атрибутами сделана ключом сертификата'
  if (key === undefined) {
    return { rule: 'CMS-03', verdict: 'inconclusive', expected, actual: 'ключа нет' }
  }
  return {
    rule: 'CMS-03',
    expected,
    ...outcome(wrongSignature(signer, key), signer.signatureOid, 'CMS_SIGNATURE'),
  }
}

/** RFC 3370 3.2, 4.2: the signature may be named by the algorithm, or by that of the key with the digest beside. */
function wrongSignature(
  { signatureOid, digestOid, signed, signature }: SignerInfo,
  key: PublicKey,
): string | undefined {
  const algorithm = algorithmFor(key.kind)
  const named = signatureOid === algorithm.oid || signatureOid === keysOf(key.kind).oid
  if (!named || digestOid !== algorithm.digest.oid) {
    return `алгоритмы ${signatureOid} и ${digestOid} не подходят к ключу сертификата`
  }
  return algorithm.verify(key, signed, signature) ? undefined : 'подпись не сделана этим ключом'
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
