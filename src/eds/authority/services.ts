import { setTimeout } from 'node:timers/promises'
import { ShepFault } from '../../contract/faults.ts'
import { writeOcspError } from '../revocation/ocsp-write.ts'
import { answerOcsp } from './answer-ocsp.ts'
import { casOf } from './cas.ts'
import { listOf } from './lists.ts'
import { noFaults, type PkiFaults, type Service } from './service-faults.ts'
import { answerTimestamp, refuseTimestamp } from './stamp.ts'
import type { TestPki } from './test-pki.ts'

/** What the test authority answers, DER in and DER out; undefined: there is no such name. A service that is down throws PKI_DOWN. */
export interface PkiServices {
  certificate(name: string): Uint8Array | undefined
  crl(name: string, delta: boolean): Promise<Uint8Array | undefined>
  ocsp(request: Uint8Array): Promise<Uint8Array>
  timestamp(request: Uint8Array): Promise<Uint8Array>
  faults(): PkiFaults
  setFaults(faults: PkiFaults): void
}

export function createServices(pki: TestPki): PkiServices {
  let faults = noFaults
  const { register, clock } = pki
  const cas = casOf(pki)
  const find = (name: string) => cas.find((ca) => ca.name === name)
  const requireUp = (service: Service) => {
    if (faults[service] === 'down') throw new ShepFault('PKI_DOWN', { service })
  }
  return {
    certificate: (name) => find(name)?.holder.certificate.der,
    crl: async (name, delta) => {
      requireUp('crl')
      const ca = find(name)
      return ca && listOf(ca, register, { now: clock(), delta, stale: faults.crl === 'stale' })
    },
    ocsp: async (request) => {
      if (faults.ocspDelay > 0) await setTimeout(faults.ocspDelay)
      requireUp('ocsp')
      if (faults.ocsp === 'try-later') return writeOcspError('tryLater')
      if (faults.ocsp === 'unauthorized') return writeOcspError('unauthorized')
      const impostor = faults.ocsp === 'wrong-responder' ? pki.gateway : undefined
      return answerOcsp(request, { cas, register, now: clock(), ...(impostor && { impostor }) })
    },
    timestamp: async (request) => {
      requireUp('tsa')
      if (faults.tsa === 'refusing') return refuseTimestamp('timeNotAvailable')
      return answerTimestamp(request, pki)
    },
    faults: () => faults,
    setFaults: (wanted) => {
      faults = wanted
    },
  }
}
