import type { CertificateJudge } from '../eds/certificate-cache.ts'
import type { RevocationJudge } from '../eds/revocation/judge.ts'
import type { Signer } from '../envelope/verify.ts'

/** A certificate as DER or base64, with everything that is checked of it. */
export type SignerJudge = (certificate: string | Uint8Array) => Promise<Signer>

/** The chain first (W-25…W-27), then whether anybody in it is revoked (W-40…W-44). */
export const signerJudge =
  (judge: CertificateJudge, isRevoked: RevocationJudge): SignerJudge =>
  async (text) => {
    const { certificate, verdict } = judge(text)
    return { certificate, checks: [...verdict.checks, ...(await isRevoked(verdict))] }
  }
