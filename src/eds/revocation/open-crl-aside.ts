import { ShepFault } from '../../contract/faults.ts'
import { newThread } from '../../thread.ts'
import type { Certificate } from '../certificate.ts'
import type { CrlResult, CrlTask } from './crl-thread.ts'
import { type Crl, LARGEST_CRL, openCrl } from './crl-verify.ts'

/** Lists up to this are opened in place: 6 ms of GOST hashing, the slowest there is; a thread takes longer to start. */
const SMALL = 64 * 1024

/**
 * As openCrl, but a large list is hashed, verified and sorted in a thread: 20 MB take seconds, and the event loop has no
 * 50 ms for it. The bytes of a large list are given away: they are empty afterwards.
 */
export async function openCrlAside(
  pemOrDer: Uint8Array,
  issuers: readonly Certificate[],
): Promise<Crl> {
  const small = pemOrDer.length <= SMALL || pemOrDer.length > LARGEST_CRL
  return small ? openCrl(pemOrDer, issuers) : openInThread(pemOrDer, issuers)
}

function openInThread(pemOrDer: Uint8Array, issuers: readonly Certificate[]): Promise<Crl> {
  const thread = newThread(new URL('./crl-thread.ts', import.meta.url), {
    name: 'crl',
    // The list lives outside the heap; a small young generation keeps what is left of each entry from piling up.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const bytes = whole(pemOrDer)
  const task: CrlTask = { bytes, issuers: issuers.map(({ der }) => der) }
  return new Promise<Crl>((resolve, reject) => {
    thread.once('message', (result: CrlResult) => {
      if ('crl' in result) resolve(result.crl)
      else reject(new ShepFault(result.fault, result.detail))
    })
    // A hostile list can cost the thread its memory: that is a list that cannot be read, and no end of the process.
    const die = (cause?: unknown) =>
      reject(new ShepFault('CRL_UNREADABLE', { text: 'the thread that read it died' }, cause))
    thread.once('error', die)
    thread.once('exit', () => die())
    thread.postMessage(task, [bytes.buffer])
  })
}

/** Only a whole buffer can be given away; a part of one is copied. */
function whole(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
    ? new Uint8Array(buffer)
    : Uint8Array.from(bytes)
}
