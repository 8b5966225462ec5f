import type { ErrorRequestHandler } from 'express'
import { type FaultCode, faultEntry, ShepFault } from '../contract/faults.ts'

type Log = (event: string, fields: Readonly<Record<string, unknown>>) => void

/** What was asked in words we do not take. */
const wrong: ReadonlySet<string> = new Set<FaultCode>([
  'INPUT_INVALID',
  'CERTIFICATE_UNREADABLE',
  'CONSENT_CONTENT',
  'PERIOD_INVALID',
  'RIGHTS_FIELD_MISSING',
  'RIGHTS_DOCUMENTS_MISSING',
  'RIGHTS_VIOLATION_MISSING',
  'RIGHTS_REASON_MISSING',
  'RIGHTS_ANSWER_INCOMPLETE',
  'SOURCE_LINK_MISSING',
  'APPLICATION_FIELD_MISSING',
  'APPLICATION_METHOD_COUNT',
  'APPLICATION_METHOD_UNKNOWN',
  'APPLICATION_PROACTIVE_CODE',
  'APPLICATION_PROACTIVE_UNTIL',
  'APPLICATION_REASON_MISSING',
  'APPLICATION_RETURN_FIELDS',
  'APPLICATION_PROTOCOLS_MISSING',
  'APPLICATION_CENTRE_MISSING',
  'APPLICATION_ENTITLEMENT_MISSING',
  'APPLICATION_GROUND_MISSING',
  'APPLICATION_GROUND_NOT_KNOWN',
  'APPLICATION_KEY_UNREADABLE',
  'APPLICATION_KEY_PRIVATE',
  'APPLICATION_KEY_UNUSABLE',
  'APPLICATION_KEY_OWNER',
  'ATTACHMENT_EMPTY',
  'ATTACHMENT_TYPE',
  'ATTACHMENT_CONTENT',
  'ATTACHMENT_NAME',
  'ACT_REASON_MISSING',
])

/** HTTP statuses of refusals; 409 for the rest: the request was understood and its moment is wrong. */
function statusOf(code: FaultCode): number {
  if (wrong.has(code)) return 400
  if (code === 'PKI_DOWN') return 503
  if (code === 'ACTOR_NOT_ENTITLED') return 403
  if (code.endsWith('_UNKNOWN')) return 404
  return Number(/^API-(400|403|404|410)$/.exec(faultEntry(code).wire)?.[1] ?? 409)
}

/** A refusal in three languages; anything else is our bug: the log gets the stack, the client a code. */
export function failure(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof ShepFault) {
      const { wire, ru, kk, en } = faultEntry(error.code)
      response
        .status(statusOf(error.code))
        .json({ error: error.code, wire, ru, kk, en, detail: error.detail })
    } else if (error instanceof Error && 'status' in error && Number(error.status) < 500) {
      response.status(Number(error.status)).json({ error: 'INPUT_INVALID', text: error.message })
    } else {
      log('unexpected error', {
        path: request.path,
        stack: error instanceof Error ? error.stack : String(error),
      })
      response.status(500).json({ error: 'INTERNAL_ERROR' })
    }
  }
}
