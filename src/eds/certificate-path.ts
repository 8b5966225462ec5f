import { unreadable } from './certificate.ts'
import { childrenOf, DerError, readDer, tags } from './der.ts'

const LARGEST = 256 * 1024
const LONGEST = 10

/** DER of the end certificate of a PKIPath (X.509 7.7: SEQUENCE OF Certificate, the authority first). Throws ShepFault CERTIFICATE_UNREADABLE. */
export function lastOfPath(path: Uint8Array): Uint8Array {
  if (path.length > LARGEST) throw unreadable('too large for a certification path')
  try {
    const certificates = childrenOf(readDer(path))
    const last = certificates.at(-1)
    if (last?.tag !== tags.sequence || certificates.length > LONGEST)
      throw new DerError('not a certification path')
    return last.raw
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw unreadable(cause.message, cause)
  }
}
