import type { Clock } from '../../clock.ts'
import type { Hashable } from '../algorithms/hashes.ts'
import type { Holder } from '../authority/holder.ts'
import { cmsOids } from './oids.ts'
import { writeSignedData } from './write.ts'

/** Signs what the signature will stand beside: detached CAdES-BES, with the certificates up to the root. */
export const sealBy =
  ({ certificate, key, issuers }: Holder, clock: Clock) =>
  (content: Hashable): Promise<Uint8Array> =>
    writeSignedData(
      { contentType: cmsOids.data, content, detached: true },
      { certificate, key, certificates: [certificate, ...issuers] },
      clock(),
    )
