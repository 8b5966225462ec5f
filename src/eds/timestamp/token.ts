import { ShepFault } from '../../contract/faults.ts'
import type { Certificate } from '../certificate.ts'
import { cmsOids } from '../cms/oids.ts'
import { readSignedData, type SignedData, type SignerInfo } from '../cms/read.ts'
import type { CmsSigner } from '../cms/write.ts'
import { writeSignedData } from '../cms/write.ts'
import { DerError, readDer } from '../der.ts'
import { readInfo, type TimestampInfo, writeInfo } from './info.ts'

/** A time stamp token (RFC 3161 2.4.2): what it says, and the CMS that says it. Nothing is judged yet. */
export interface Timestamp {
  readonly info: TimestampInfo
  readonly signed: SignedData
  readonly signer: SignerInfo
}

/** Signs a time stamp. */
export const writeTimestamp = (info: TimestampInfo, signer: CmsSigner): Promise<Uint8Array> =>
  writeSignedData(
    { contentType: cmsOids.timestampInfo, content: writeInfo(info) },
    signer,
    info.time,
  )

/** Reads a token. Throws ShepFault CMS_UNREADABLE, or TIMESTAMP_UNREADABLE when the CMS holds something else; `known` as there. */
export function readTimestamp(der: Uint8Array, known: readonly Certificate[] = []): Timestamp {
  const signed = readSignedData(der, known)
  const { contentType, content, signers } = signed
  const [signer, ...others] = signers
  try {
    if (contentType !== cmsOids.timestampInfo || content === undefined) {
      throw new DerError(`content of type ${contentType}, not TSTInfo`)
    }
    if (signer === undefined || others.length > 0) throw new DerError('not one signer')
    return { info: readInfo(readDer(content)), signed, signer }
  } catch (cause) {
    if (!(cause instanceof DerError)) throw cause
    throw new ShepFault('TIMESTAMP_UNREADABLE', { reason: cause.message }, cause)
  }
}
