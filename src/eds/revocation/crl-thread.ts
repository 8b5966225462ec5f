import { parentPort } from 'node:worker_threads'
import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import { parseCertificate } from '../certificate.ts'
import { type Crl, openCrl } from './crl-verify.ts'

/** What the thread is asked: the bytes of a list, and the DER of those who may have signed it. */
export interface CrlTask {
  readonly bytes: Uint8Array
  readonly issuers: readonly Uint8Array[]
}

/** An error does not cross threads with its class, so a refusal goes as its code. */
export type CrlResult =
  | { readonly crl: Crl }
  | { readonly fault: FaultCode; readonly detail: ShepFault['detail'] }

/** The thread that hashes, verifies and sorts one large list, and ends. */
const port = parentPort
port?.once('message', ({ bytes, issuers }: CrlTask) => {
  try {
    const crl = openCrl(bytes, issuers.map(parseCertificate))
    const { serials, revokedAt, reasons } = crl.entries
    port.postMessage({ crl } satisfies CrlResult, [
      serials.buffer as ArrayBuffer,
      revokedAt.buffer as ArrayBuffer,
      reasons.buffer as ArrayBuffer,
    ])
  } catch (cause) {
    if (!(cause instanceof ShepFault)) throw cause
    port.postMessage({ fault: cause.code, detail: cause.detail } satisfies CrlResult)
  }
})
