import { ShepFault } from '../../contract/faults.ts'
import { ACT_SEAL } from '../../eds/authority/seal-purpose.ts'
import type { Certificate } from '../../eds/certificate.ts'
import { judgeCertificate } from '../../eds/chain.ts'
import { judgeSigner } from '../../eds/cms/judge.ts'
import { readSignedData } from '../../eds/cms/read.ts'
import type { FoundManifest } from './judge-files.ts'
import { type ContainerCheck, finding } from './verdict.ts'

export interface SignatureJudgement {
  readonly checks: readonly ContainerCheck[]
  readonly certificate?: Certificate
  /** What the signer claims. */
  readonly signingTime?: Date
}

export interface SignatureContext {
  /** The only certificates that give trust. */
  readonly trust: readonly Certificate[]
  /** When a trusted time stamp saw it; absent, there is none. */
  readonly stampedAt?: Date | undefined
  /** Now. */
  readonly at: Date
}

/** anchors 6.4.5 d: one signature over its manifest, and whose it is. */
export function judgeSignature(
  cms: Uint8Array,
  file: string,
  { content, number }: FoundManifest,
  context: SignatureContext,
): SignatureJudgement {
  try {
    const signed = readSignedData(cms, context.trust)
    const [signer, ...others] = signed.signers
    if (signer === undefined || others.length > 0 || signed.content !== undefined)
      return { checks: [finding('SIGNATURE_SIGNERS', { file })] }
    const { checks, certificate } = judgeSigner(signed, signer, { content })
    const unnamed = certificate !== undefined && signer.attributes.names === undefined
    const told = checks.flatMap(({ rule, verdict, actual }) => {
      if (verdict === 'pass') return []
      if (rule === 'CMS-01' && unnamed && number > 1) return [finding('UNNAMED', { file })]
      const found = actual === undefined ? { file } : { file, found: actual }
      return rule === 'CMS-01' || rule === 'CMS-02' || rule === 'CMS-03'
        ? [finding(rule, found)]
        : []
    })
    const { signingTime } = signer.attributes
    return {
      checks: [...told, ...(certificate ? judgeHolder(certificate, file, number, context) : [])],
      ...(certificate && { certificate }),
      ...(signingTime && { signingTime }),
    }
  } catch (cause) {
    return { checks: [finding('SIGNATURE_UNREADABLE', { file, found: wordsOf(cause) })] }
  }
}

/** anchors 6.4.6 and 6.4.7: trust is what was given, and the moment is that of a trusted stamp. */
function judgeHolder(
  certificate: Certificate,
  file: string,
  number: number,
  { trust, stampedAt, at }: SignatureContext,
): ContainerCheck[] {
  const foreign = number === 1 && !certificate.extendedKeyUsage.includes(ACT_SEAL)
  const { checks } = judgeCertificate(certificate, trust, stampedAt ?? at)
  const chain = checks.flatMap(({ rule, verdict, actual = '' }) => {
    if (verdict === 'pass') return []
    const place = { file, found: actual }
    if (rule === 'W-26') return [finding(stampedAt === undefined ? 'UNTIMED' : 'W-26', place)]
    return rule === 'W-25' || rule === 'W-27' ? [finding(rule, place)] : []
  })
  const found = certificate.subject.text
  return [...(foreign ? [finding('SEAL_PURPOSE', { file, found })] : []), ...chain]
}

/** Words for whatever a hostile file made a reader throw. */
export function wordsOf(cause: unknown): string {
  if (cause instanceof ShepFault) return String(cause.detail['reason'] ?? cause.message)
  return cause instanceof Error ? cause.message : String(cause)
}
