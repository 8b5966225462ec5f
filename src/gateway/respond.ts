import { type Clock, toWireTime } from '../clock.ts'
import { faultEntry, type ShepFault } from '../contract/faults.ts'
import type { KeyKind } from '../eds/algorithms/algorithm.ts'
import { signData } from '../envelope/business/sign.ts'
import {
  type KeyInfoForm,
  type SigningIdentity,
  signEnvelope,
} from '../envelope/security-header.ts'
import {
  type BodyContent,
  type FaultCodeStyle,
  writeFault,
  writeResponse,
} from '../envelope/write.ts'
import type { Entry } from './entry.ts'
import type { Outcome } from './process.ts'

/** Who the gateway is, for each kind of key it has. */
export type Identities = ReadonlyMap<KeyKind, SigningIdentity>

/** With which key answers are signed: always with one, or with one of the kind that signed the request. */
export type AnswerAlgorithm = 'as-request' | KeyKind

export interface ResponderDeps {
  /** RSA at least; each further kind of key is a row. */
  readonly identities: Identities
  readonly algorithm: AnswerAlgorithm
  readonly keyInfo: KeyInfoForm
  /** Whether `data` of answers bears a business signature too. */
  readonly businessSignature: boolean
  readonly faultCode: FaultCodeStyle
  readonly clock: Clock
}

export interface Responder {
  /** A signed `SendMessageResponse`: SCSS001, or SCSE001 with the reason of the service. */
  answer(entry: Entry, outcome: Outcome): Promise<Buffer>
  /** A signed SOAP fault with ErrorInfo. */
  fault(entry: Entry, fault: ShepFault): Promise<Buffer>
}

export const SUCCESS = 'SCSS001'
export const FAILURE = 'SCSE001'

/** Writes and signs what goes back; answers and faults alike bear the gateway's signature. */
export function createResponder(deps: ResponderDeps): Responder {
  const { keyInfo, faultCode, clock } = deps
  const identityFor = signerChoice(deps)
  const sign = (entry: Entry, { content, declarations }: BodyContent) =>
    signEnvelope(content, `id-${entry.id}`, identityFor(entry.facts.keyKind), keyInfo, declarations)
  return {
    answer: async (entry, { info, data, refused }) => {
      const { messageId, correlationId } = info
      const response = {
        messageId,
        responseDate: toWireTime(clock()),
        status: refused
          ? { code: FAILURE, message: faultEntry(refused.code).ru }
          : { code: SUCCESS, message: 'Message has been processed successfully' },
        sessionId: entry.facts.sessionId ?? entry.sessionId,
        ...(correlationId === undefined ? {} : { correlationId }),
      }
      if (!deps.businessSignature) return sign(entry, writeResponse(response, data))
      const signed = await signData(data, identityFor(entry.facts.keyKind))
      return sign(entry, writeResponse(response, data, signed))
    },
    fault: (entry, fault) => {
      const { wire, ru } = faultEntry(fault.code)
      const error = {
        errorCode: wire,
        errorMessage: ru,
        errorData: explain(entry, fault),
        errorDate: toWireTime(clock()),
        sessionId: entry.sessionId,
      }
      return sign(entry, writeFault(error, faultCode))
    },
  }
}

/**
 * A request that named no algorithm of ours, or one that the gateway has no key for, is answered with RSA: every client
 * can read that, and what it needs is the reason. Throws an Error when the setting asks for a key that is not there.
 */
function signerChoice({
  identities,
  algorithm,
}: ResponderDeps): (kind: KeyKind | undefined) => SigningIdentity {
  const usual = identities.get(algorithm === 'as-request' ? 'rsa' : algorithm)
  if (!usual) throw new Error(`answerAlgorithm ${algorithm}: the gateway has no such key`)
  if (algorithm !== 'as-request') return () => usual
  return (kind) => (kind && identities.get(kind)) ?? usual
}

/** Our key of the reason, the clause, what was found, and under which id the journal has the rest. */
export function explain(entry: Entry, { code, detail }: ShepFault): string {
  const { rule } = faultEntry(code)
  const { text, field, actual, expected, line, column } = detail
  const said = [
    text ?? (actual === undefined ? undefined : `found ${actual}`),
    text === undefined && expected !== undefined ? `expected ${expected}` : undefined,
    field,
    line === undefined ? undefined : `line ${line}, column ${column}`,
  ]
  const words = said
    .filter((one) => one !== undefined)
    .join('; ')
    .slice(0, 600)
  return `${code}${rule ? ` [${rule}]` : ''}${words ? `: ${words}` : ''} (journal ${entry.id})`
}
