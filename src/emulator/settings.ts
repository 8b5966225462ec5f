import { type Calendar, createCalendar, readCalendarFile } from '../calendar/calendar.ts'
import { variableOf } from '../config/read.ts'
import type { Config } from '../config.ts'
import type { GateSettings } from '../envelope/gate.ts'
import type { AskingSettings } from '../services/kdp/asking/settings.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import type { OwnerPolicy } from '../services/owners/token-case.ts'
import type { Limits } from '../xml/limits.ts'

/** How our data owners judge tokens. */
export const ownerPolicyOf = (config: Config, pinned: KdpKeys): OwnerPolicy => ({
  pinned,
  expiryInclusive: config.tokenExpiry === 'inclusive',
  trusting: config.quirks.includes('trusting-owner'),
  asksOfRevocation: config.tokensAfterWithdrawal === 'refuse',
})

/** What the gate lets in. */
export const gateOf = (config: Config): GateSettings => ({
  inclusiveNamespaces: config.inclusiveNamespaces,
  quirks: config.quirks,
  limits: limitsOf(config),
})

/** The one calendar of working days. Throws an Error that names the setting, the file and what is wrong in it. */
export function calendarOf({ calendarFile }: Pick<Config, 'calendarFile'>): Calendar {
  if (calendarFile === undefined) return createCalendar()
  try {
    return createCalendar(readCalendarFile(calendarFile))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${variableOf('calendarFile')}: ${why}`, { cause })
  }
}

/** How the citizen is asked (methods 1 and 5). */
export const askingOf = (config: Config): AskingSettings => ({
  agree: config.smsAgree,
  refuse: config.smsRefuse,
  answerMinutes: config.smsAnswerMinutes,
  codeMinutes: config.smsCodeMinutes,
  codeAttempts: config.smsCodeAttempts,
  codeLength: config.smsCodeLength,
  codeAlphabet: config.smsCodeAlphabet,
  otpRelay: config.otpRelay,
})

const limitsOf = (config: Config): Limits => ({
  bytes: config.maxBytes,
  depth: config.maxDepth,
  elements: config.maxElements,
  attributes: config.maxAttributes,
  name: config.maxNameBytes,
})
