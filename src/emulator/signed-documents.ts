import { createHash } from 'node:crypto'
import { ShepFault } from '../contract/faults.ts'
import { judgeSignedDocument, readBusinessData } from '../envelope/business-signature.ts'
import type { GateSettings } from '../envelope/gate.ts'
import type { KeyFinder } from '../envelope/verify.ts'
import type { JudgeDocument } from '../services/breach/signed-document.ts'

/** judges documents by the rules of business signatures; what the service reads is what was signed. */
export const documentJudge =
  ({ limits }: Pick<GateSettings, 'limits'>, keyOf: KeyFinder): JudgeDocument =>
  async (bytes, contentType) => {
    const { fault, signed, signers } = await judgeSignedDocument(
      { bytes, contentType },
      { limits, keyOf },
    )
    if (fault?.code === 'BUSINESS_SIGNATURE_MISSING')
      throw new ShepFault('BREACH_UNSIGNED', fault.detail, fault)
    if (fault) throw fault
    if (!signed) throw new Error('a verdict without a fault and without what was signed')
    return {
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      root: readBusinessData(signed),
      signerBins: signers.flatMap(({ bin }) => bin ?? []),
    }
  }
