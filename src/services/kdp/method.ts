import type { ShepFault } from '../../contract/faults.ts'
import type { AskedAccess } from '../../storage/access-requests.ts'
import type { Method } from '../../storage/applications.ts'
import { refusalOf } from '../ordered-checks.ts'

/** The methods that ask the citizen: 1 and 5. */
export type AskingMethod = AskedAccess['method']
/** The methods that need no answer of the citizen: 2, 3 and 4. */
export type SilentMethod = Exclude<Method, AskingMethod>

export const asksCitizen = (method: Method): method is AskingMethod =>
  method === '1414' || method === 'sms'

/** What tells the methods apart (kdp.md §3.1). */
export interface Switches {
  readonly omitSms: boolean
  readonly oneTimeCode: boolean
  readonly proactiveCode: string | undefined
  readonly basisCode: string | undefined
  /** The verification token carries the mark that no consent was taken. */
  readonly noConsent: boolean
}

/** One operation carries all five methods. */
export function methodOf(switches: Switches): Method {
  if (!switches.omitSms) return switches.oneTimeCode ? 'sms' : '1414'
  const proactive = switches.proactiveCode !== undefined
  const protocol = switches.basisCode !== undefined || switches.noConsent
  if (proactive && protocol) throw ambiguous()
  if (proactive) return 'proactive'
  return protocol ? 'protocol' : 'own'
}

const ambiguous = (): ShepFault =>
  refusalOf('METHOD_AMBIGUOUS', { expected: 'один способ', actual: 'proactive, protocol' })
