import { type FaultCode, faultEntry } from './faults.ts'

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

/** The HTTP status that the control API and the console give a refusal; 409 for the rest: the request was understood and its moment is wrong. */
export function statusOf(code: FaultCode): number {
  if (wrong.has(code)) return 400
  if (code === 'PKI_DOWN') return 503
  if (code === 'ACTOR_NOT_ENTITLED') return 403
  if (code.endsWith('_UNKNOWN')) return 404
  return Number(/^API-(400|403|404|410|503)$/.exec(faultEntry(code).wire)?.[1] ?? 409)
}
