import { grounds } from '../../contract/grounds.ts'
import type { RuleId } from '../../contract/rules.ts'
import type { Check } from '../ordered-checks.ts'
import type { AccessFacts } from './access-facts.ts'
import type { SilentMethod } from './method.ts'
import { notObjected, subjectLives } from './subject-rights.ts'
import { consentWays } from './ways.ts'

export type AccessCheck = Check<AccessFacts>

const MINUTE = 60_000
const DAY = 86_400_000

/** R-031 comes before any other check, whatever the method. */
export const methodGranted: Check<Pick<AccessFacts, 'application' | 'method'>> = {
  rule: 'R-031',
  fault: 'METHOD_NOT_GRANTED',
  holds: ({ application }) => application !== undefined,
  expected: ({ method }) => `одобренная заявка со способом ${method}`,
  actual: ({ application }) => application?.id,
}

const noOneTimeCode: AccessCheck = {
  rule: 'R-032',
  fault: 'OTP_FORBIDDEN',
  holds: ({ request }) => !request.oneTimeCode && request.smsCode === undefined,
  expected: () => 'sms-otp = false, без sms-code',
  actual: ({ request: { oneTimeCode, smsCode } }) =>
    `sms-otp = ${oneTimeCode}${smsCode === undefined ? '' : ', sms-code'}`,
}

const tokenPresent = (rule: RuleId): AccessCheck => ({
  rule,
  fault: 'OVT_MISSING',
  holds: ({ ovt }) => ovt !== undefined,
  expected: () => 'ovt',
  actual: ({ ovt }) => ovt && 'ovt',
})

const keyRegistered = (rule: RuleId): AccessCheck => ({
  rule,
  fault: 'OVT_KEY_UNREGISTERED',
  holds: ({ authenticity }) => authenticity.registered > 0,
  expected: () => 'зарегистрированный сертификат для токена верификации',
  actual: ({ authenticity }) => String(authenticity.registered),
})

const tokenAuthentic = (rule: RuleId): AccessCheck => ({
  rule,
  fault: 'OVT_FORGED',
  holds: ({ authenticity }) => authenticity.authentic,
  expected: () => 'RS256, зарегистрированный ключ отправителя',
  actual: ({ authenticity }) => authenticity.problem ?? 'RS256',
})

const codeBelongsToBin: AccessCheck = {
  rule: 'R-054',
  fault: 'BIN_NOT_PROACTIVE',
  holds: ({ proactive }) => proactive !== undefined,
  expected: ({ request, proactiveCode }) =>
    `одобренная заявка БИН ${request.bin} с кодом ${proactiveCode}, срок не истёк`,
  actual: ({ proactive }) => proactive?.id,
}

const binMayProtocol: AccessCheck = {
  rule: 'R-063',
  fault: 'BIN_NOT_PROTOCOLING',
  holds: ({ protocoling }) => protocoling,
  expected: ({ request }) => `одобренная заявка БИН ${request.bin} на протоколирование`,
  actual: ({ protocoling }) => (protocoling ? 'есть' : undefined),
}

const binsEqual = (rule: RuleId): AccessCheck => ({
  rule,
  fault: 'BIN_MISMATCH',
  holds: ({ ovt, request }) => ovt?.bin === request.bin,
  expected: ({ request }) => request.bin,
  actual: ({ ovt }) => ovt?.bin,
})

const wayAllowed: AccessCheck = {
  rule: 'R-056',
  fault: 'WAY_MISMATCH',
  holds: ({ way }) => way !== undefined && consentWays.includes(way),
  expected: () => consentWays.join(', '),
  actual: ({ ovt }) => ovt?.mcheck,
}

/** formed not later than a minute ahead of us, not earlier than 24 hours ago, and not expired; both dates needed. */
const dateAllowed = (rule: RuleId): AccessCheck => ({
  rule,
  fault: 'OVT_DATE',
  holds: ({ ovt, now }) =>
    ovt?.issuedAt !== undefined &&
    ovt.expiresAt !== undefined &&
    ovt.issuedAt.getTime() <= now.getTime() + MINUTE &&
    ovt.issuedAt.getTime() >= now.getTime() - DAY &&
    ovt.expiresAt.getTime() >= now.getTime(),
  expected: ({ now }) => `iat от -24 ч до +60 с, exp не раньше ${now.toISOString()}`,
  actual: ({ ovt }) => `iat ${shown(ovt?.issuedAt)}, exp ${shown(ovt?.expiresAt)}`,
})

const markedNoConsent: AccessCheck = {
  rule: 'R-068',
  fault: 'NO_CONSENT_MARK',
  holds: ({ way }) => way === 'None',
  expected: () => 'None',
  actual: ({ ovt }) => ovt?.mcheck,
}

const groundKnown: AccessCheck = {
  rule: 'R-068',
  fault: 'GROUND_UNKNOWN',
  holds: ({ basisCode }) => grounds.has(basisCode ?? ''),
  expected: () => 'код из справочника оснований',
  actual: ({ basisCode }) => basisCode,
}

const notWithdrawn: AccessCheck = {
  rule: 'R-126',
  fault: 'CONSENT_WITHDRAWN',
  holds: ({ withdrawnAt }) => withdrawnAt === undefined,
  expected: () => 'согласие, которое не отозвано после получения',
  actual: ({ withdrawnAt }) => (withdrawnAt ? `отозвано ${withdrawnAt}` : 'не отозвано'),
}

const shown = (date: Date | undefined): string => date?.toISOString() ?? 'нет'

/** In exactly the order of the clauses, after; the first that fails decides the answer. */
export const accessChecks: Readonly<Record<SilentMethod, readonly AccessCheck[]>> = {
  /** the checks of a proactive service without its code. */
  own: [
    methodGranted,
    noOneTimeCode,
    tokenPresent('R-052'),
    keyRegistered('R-053'),
    tokenAuthentic('R-053'),
    binsEqual('R-055'),
    wayAllowed,
    dateAllowed('R-057'),
    notWithdrawn,
    notObjected,
    subjectLives,
  ],
  /** 144/НҚ clause 6(1). */
  proactive: [
    methodGranted,
    noOneTimeCode,
    tokenPresent('R-052'),
    keyRegistered('R-053'),
    tokenAuthentic('R-053'),
    codeBelongsToBin,
    binsEqual('R-055'),
    wayAllowed,
    dateAllowed('R-057'),
    notWithdrawn,
    notObjected,
    subjectLives,
  ],
  /** 144/НҚ clause 6(2). */
  protocol: [
    methodGranted,
    noOneTimeCode,
    tokenPresent('R-061'),
    keyRegistered('R-062'),
    tokenAuthentic('R-062'),
    binMayProtocol,
    binsEqual('R-064'),
    dateAllowed('R-065'),
    markedNoConsent,
    groundKnown,
    notObjected,
  ],
}
