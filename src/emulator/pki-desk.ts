import { type Asked, invalid, momentOf, optionalText } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import { caOf, casOf } from '../eds/authority/cas.ts'
import { issueOrdered } from '../eds/authority/flaws.ts'
import { type Holder, PKCS12_PASSWORD, pemOf } from '../eds/authority/holder.ts'
import type { TestPki } from '../eds/authority/test-pki.ts'
import type { Certificate } from '../eds/certificate.ts'
import { writePkcs12 } from '../eds/pkcs12-write.ts'
import { orderIn, reasonIn } from './pki-orders.ts'

type Body = Asked['body']

/** What people ask of the test authority, by API or on the command line. Refusals are ShepFaults. */
export interface PkiDesk {
  issue(body: Body): Promise<Issued>
  revoke(body: Body): Promise<CertificateView>
  list(): Promise<CertificateView[]>
}

/** A fresh certificate with its key, for whoever ordered it: the authority keeps the certificate alone. */
export interface Issued {
  readonly holder: Holder
  readonly view: CertificateView
}

/** A certificate, ready for JSON. */
export interface CertificateView {
  /** The CA that it names as its issuer. */
  readonly ca: string
  readonly serial: string
  readonly fingerprint: string
  readonly subject: string
  readonly kind: string
  readonly notBefore: string
  readonly notAfter: string
  readonly bin?: string
  readonly iin?: string
  readonly revoked?: { readonly since: string; readonly reason: string }
}

/** `url` tells the public address of the emulator, when it is known. */
export function createPkiDesk(pki: TestPki, url: () => string | undefined): PkiDesk {
  const cas = casOf(pki)
  const { register, clock } = pki
  const view = async (certificate: Certificate): Promise<CertificateView> => {
    const ca = caOf(cas, certificate)?.name ?? ''
    const revocation = await register.revocation(ca, certificate.serial)
    return {
      ...viewOf(certificate, ca),
      ...(revocation && {
        revoked: { since: revocation.since.toISOString(), reason: revocation.reason },
      }),
    }
  }
  return {
    issue: async (body) => {
      const holder = await issueOrdered(pki, { ...orderIn(body), url: url() })
      return { holder, view: await view(holder.certificate) }
    },
    revoke: async (body) => {
      const reason = reasonIn(body)
      const now = clock()
      const since = momentOf(body, 'since') ?? now
      const certificate = wanted(body, await register.issued())
      const ca = caOf(cas, certificate)
      if (ca === undefined) throw new ShepFault('PKI_CERTIFICATE_UNKNOWN')
      const { serial } = certificate
      if (!(await register.revoke(ca.name, { serial, since, reason, recordedAt: now })))
        throw new ShepFault('PKI_REVOKED_ALREADY', { serial: serial.toString() })
      return view(certificate)
    },
    list: async () => Promise.all((await register.issued()).map(view)),
  }
}

/** The certificate that a serial number (decimal, or 0x and hex) or a SHA-256 fingerprint names. */
function wanted(body: Body, issued: readonly Certificate[]): Certificate {
  const serial = optionalText(body, 'serial')
  const fingerprint = optionalText(body, 'fingerprint')?.toLowerCase()
  if ((serial === undefined) === (fingerprint === undefined))
    throw invalid('serial', 'either serial or fingerprint is expected')
  if (serial !== undefined && !/^(\d{1,60}|0x[0-9a-f]{1,40})$/i.test(serial))
    throw invalid('serial', 'a decimal number, or 0x and hex digits')
  const found = issued.find((one) =>
    serial === undefined ? one.fingerprint === fingerprint : one.serial === BigInt(serial),
  )
  if (found === undefined)
    throw new ShepFault('PKI_CERTIFICATE_UNKNOWN', { ...(serial ? { serial } : { fingerprint }) })
  return found
}

const viewOf = (certificate: Certificate, ca: string): CertificateView => ({
  ca,
  serial: certificate.serial.toString(),
  fingerprint: certificate.fingerprint,
  subject: certificate.subject.text,
  kind: certificate.publicKey?.kind ?? '',
  notBefore: certificate.notBefore.toISOString(),
  notAfter: certificate.notAfter.toISOString(),
  ...(certificate.bin && { bin: certificate.bin }),
  ...(certificate.iin && { iin: certificate.iin }),
})

/** With the certificate as PEM, and with its key in a PKCS#12. */
export const withKey = ({ view, holder: { certificate, key, issuers } }: Issued) => ({
  ...view,
  pem: pemOf([certificate]),
  pkcs12: Buffer.from(
    writePkcs12({ key, chain: [certificate, ...issuers] }, PKCS12_PASSWORD, 'test-only'),
  ).toString('base64'),
  password: PKCS12_PASSWORD,
})
