import { type Clock, toWireTime } from '../clock.ts'
import { faultEntry, type ShepFault } from '../contract/faults.ts'
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

export interface ResponderDeps {
  readonly identity: SigningIdentity
  readonly keyInfo: KeyInfoForm
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
export function createResponder({ identity, keyInfo, faultCode, clock }: ResponderDeps): Responder {
  const sign = (entry: Entry, { content, declarations }: BodyContent) =>
    signEnvelope(content, `id-${entry.id}`, identity, keyInfo, declarations)
  return {
    answer: (entry, { info, data, refused }) => {
      const { messageId, correlationId } = info
      const response = {
        messageId,
        responseDate: toWireTime(clock()),
        status: refused
          ? { code: FAILURE, message: faultEntry(refused.code).ru }
          : { code: SUCCESS, message: 'Message has been processed successfully' },
        sessionId: entry.sessionId,
        ...(correlationId === undefined ? {} : { correlationId }),
      }
      return sign(entry, writeResponse(response, data))
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

/** Our key of the reason, the clause, what was found, and under which id the journal has the rest. */
function explain(entry: Entry, { code, detail }: ShepFault): string {
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
