import type { ShepFault } from '../../contract/faults.ts'
import type { Method } from '../../storage/applications.ts'
import { refusalOf } from '../ordered-checks.ts'

/** The methods that need no answer of the citizen. */
export type OfferedMethod = Exclude<Method, '1414' | 'sms'>

/** What tells the methods apart (kdp.md §3.1). */
export interface Switches {
  readonly omitSms: boolean
  readonly oneTimeCode: boolean
  readonly proactiveCode: string | undefined
  readonly basisCode: string | undefined
  /** The verification token carries the mark that no consent was taken. */
  readonly noConsent: boolean
}

/** One operation carries all the methods; those that ask the citizen are not offered, whatever the application says. */
export function methodOf(switches: Switches): OfferedMethod {
  if (!switches.omitSms) throw notOffered(switches.oneTimeCode ? 'sms' : '1414')
  const proactive = switches.proactiveCode !== undefined
  const protocol = switches.basisCode !== undefined || switches.noConsent
  if (proactive && protocol) throw ambiguous()
  if (proactive) return 'proactive'
  return protocol ? 'protocol' : 'own'
}

const notOffered = (method: Method): ShepFault =>
  refusalOf(
    'METHOD_NOT_GRANTED',
    { expected: 'способ без обращения к субъекту', actual: method },
    { method, reason: 'methods that ask the citizen are not offered' },
  )

const ambiguous = (): ShepFault =>
  refusalOf('METHOD_AMBIGUOUS', { expected: 'один способ', actual: 'proactive, protocol' })
