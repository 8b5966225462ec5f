import type { FaultCode } from '../../../src/contract/faults.ts'
import type { KeyInfoForm } from '../../../src/envelope/security-header.ts'

/** The one reason of a refusal; it may depend on how the key is named. */
export type Expected = FaultCode | ((form: KeyInfoForm) => FaultCode)

export const codeFor = (expected: Expected, form: KeyInfoForm): FaultCode =>
  typeof expected === 'string' ? expected : expected(form)

const byName: readonly KeyInfoForm[] = ['issuer-serial', 'ski', 'thumbprint']

/** A stranger's certificate: brought along, its chain is judged; named, nobody knows it. */
export const notTrusted = (form: KeyInfoForm): FaultCode =>
  byName.includes(form) ? 'CERTIFICATE_UNREGISTERED' : 'CERTIFICATE_UNTRUSTED'

/** Under names that were copied the registered certificate is found, whose key it is not. A thumbprint cannot be copied. */
export const copied =
  (...names: readonly KeyInfoForm[]): Expected =>
  (form) =>
    names.includes(form) ? 'SIGNATURE_INVALID' : notTrusted(form)
