import { type FaultCode, ShepFault } from '../../contract/faults.ts'
import type { DataElement } from '../../contract/messages.ts'

/** A document whose every signature held: its content, read out of the signed bytes, and whose signatures they are. */
export interface SignedDocument {
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string
  readonly root: DataElement
  readonly signerBins: readonly string[]
}

/** Judges the enveloped signatures of a document as received. Throws the reason why it is not accepted. */
export type JudgeDocument = (bytes: Uint8Array, contentType: string) => Promise<SignedDocument>

/** a document speaks for whoever signed it. */
export function requireSigner(
  { signerBins }: SignedDocument,
  bin: string,
  fault: FaultCode = 'BREACH_SIGNER_OTHER',
): void {
  if (!signerBins.includes(bin))
    throw new ShepFault(fault, { expected: bin, actual: signerBins.join(', ') || 'no BIN' })
}
