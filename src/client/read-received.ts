import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { ShepFault } from '../contract/faults.ts'
import type { CheckResult } from '../contract/verdict.ts'
import type { Certificate } from '../eds/certificate.ts'
import { isNamedBy, nameInWords } from '../envelope/certificate-name.ts'
import type { SignedBytes } from '../envelope/engines/engine.ts'
import { type GatewayAnswer, readAnswer } from '../envelope/read-answer.ts'
import { createVerifier, type KeyFinder } from '../envelope/verify.ts'
import { type AnswerCheck, answerChecks } from './answer-checks.ts'
import { AnswerRefused } from './answer-refused.ts'
import { defaultGate } from './default-gate.ts'

/** What came back by HTTP. */
export interface Received {
  readonly httpStatus: number
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Reads what came back to a message. Rejects with AnswerRefused when it is not to be used. */
export type AnswerReader = (received: Received, messageId: string) => Promise<GatewayAnswer>

export interface ReaderSettings {
  /** Whose signature an answer must bear: a certificate for each kind of key that the gateway may answer with. */
  readonly gateways: readonly Certificate[]
  readonly clock: Clock
}

/** How many answers are remembered, so that none is taken twice. */
const MEMORY = 10_000

/** The signature under a certificate known beforehand, then every check, then what was signed; nothing else is read. */
export function answerReader(
  { gateways, clock }: ReaderSettings,
  checks: readonly AnswerCheck[] = answerChecks,
): AnswerReader {
  const verify = createVerifier({
    ...defaultGate,
    engine: 'stream',
    keyOf: gatewayOf(gateways, clock),
  })
  const seen = memoryOf(MEMORY)
  return async ({ bytes, contentType, httpStatus }, messageId) => {
    const judged = await verify({ bytes, contentType })
    if (!judged.signed)
      throw new AnswerRefused(
        'W-70',
        `the answer is not signed by the gateway: ${told(judged.checks)}`,
      )
    const answer = whatIsSaid(judged.signed)
    const given = { messageId, httpStatus, answer, seenBefore: seen(bytes) }
    const broken = checks.find(({ holds }) => !holds(given))
    if (broken) throw new AnswerRefused(broken.rule, `${broken.rule}: ${broken.text}`)
    return answer
  }
}

function whatIsSaid(signed: SignedBytes): GatewayAnswer {
  try {
    return readAnswer(signed)
  } catch (cause) {
    throw new AnswerRefused('W-75', cause instanceof Error ? cause.message : String(cause), cause)
  }
}

/** Whether bytes were seen before, among the latest so many. */
function memoryOf(size: number): (bytes: Uint8Array) => boolean {
  const known = new Set<string>()
  return (bytes) => {
    const digest = createHash('sha256').update(bytes).digest('base64')
    if (known.has(digest)) return true
    known.add(digest)
    const [oldest] = known
    if (known.size > size && oldest !== undefined) known.delete(oldest)
    return false
  }
}

/** An answer may carry its certificate or name it in any form: it must be one that is known beforehand, and valid now. */
const gatewayOf =
  (gateways: readonly Certificate[], clock: Clock): KeyFinder =>
  async (reference) => {
    const isMeant =
      reference.form === 'certificate'
        ? ({ der }: Certificate) => Buffer.from(der).toString('base64') === reference.base64
        : isNamedBy(reference)
    const certificate = gateways.find(isMeant)
    if (certificate) return { certificate, checks: [validNow(certificate, clock())] }
    const text = reference.form === 'certificate' ? 'another certificate' : nameInWords(reference)
    throw new ShepFault('CERTIFICATE_UNREGISTERED', { text })
  }

function validNow({ notBefore, notAfter }: Certificate, now: Date): CheckResult {
  if (now < notBefore) return { rule: 'W-26', verdict: 'fail', fault: 'CERTIFICATE_NOT_YET_VALID' }
  if (now > notAfter) return { rule: 'W-26', verdict: 'fail', fault: 'CERTIFICATE_EXPIRED' }
  return { rule: 'W-26', verdict: 'pass' }
}

const told = (checks: readonly CheckResult[]): string =>
  checks
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ rule, fault, actual }) => [rule, fault, actual].filter(Boolean).join(' '))
    .join('; ')
