import { type ApiRoute, type Asked, invalid, oneOf, wholeNumber } from '../contract/api.ts'
import { type PkiFaults, serviceFaults } from '../eds/authority/service-faults.ts'
import type { PkiServices } from '../eds/authority/services.ts'
import { type PkiDesk, withKey } from './pki-desk.ts'

/** A minute: longer than any client waits. */
const LONGEST_DELAY = 60_000

/** The test authority in the control API: certificates on demand, revocations, faults of its services. */
export function pkiApi(desk: PkiDesk, services: PkiServices): readonly ApiRoute[] {
  const faults = () => ({ faults: services.faults(), texts: serviceFaults })
  return [
    {
      method: 'get',
      path: '/pki/certificates',
      summary: 'Every certificate that the test authority has issued, and whether it is revoked',
      ask: () => desk.list(),
    },
    {
      method: 'post',
      path: '/pki/certificates',
      summary: 'Issues a certificate, good or with one flaw; gives PEM and a PKCS#12 in base64',
      status: 201,
      ask: async ({ body }) => withKey(await desk.issue(body)),
    },
    {
      method: 'post',
      path: '/pki/revocations',
      summary: 'Revokes the certificate of a serial number or a SHA-256 fingerprint',
      status: 201,
      ask: ({ body }) => desk.revoke(body),
    },
    {
      method: 'get',
      path: '/pki/faults',
      summary: 'What is made wrong with OCSP, lists and time stamps, and what could be',
      ask: faults,
    },
    {
      method: 'put',
      path: '/pki/faults',
      summary:
        'Makes services fail: {"ocsp": "try-later", "ocspDelay": 500}; what is left out works',
      ask: ({ body }) => {
        services.setFaults(faultsIn(body))
        return faults()
      },
    },
  ]
}

function faultsIn(body: Asked['body']): PkiFaults {
  const known = [...Object.keys(serviceFaults), 'ocspDelay']
  const unknown = Object.keys(body).find((name) => !known.includes(name))
  if (unknown !== undefined) throw invalid(unknown, `one of ${known.join(', ')}`)
  const { ocsp, crl, tsa } = serviceFaults
  return {
    ocsp: oneOf(body, 'ocsp', namesIn(ocsp), 'none'),
    crl: oneOf(body, 'crl', namesIn(crl), 'none'),
    tsa: oneOf(body, 'tsa', namesIn(tsa), 'none'),
    ocspDelay: wholeNumber(body, 'ocspDelay', { from: 0, to: LONGEST_DELAY, fallback: 0 }),
  }
}

const namesIn = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[]
