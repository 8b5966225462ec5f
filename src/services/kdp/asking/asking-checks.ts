import type { Check } from '../../ordered-checks.ts'
import { methodGranted } from '../access-checks.ts'
import { notObjected, someoneActs } from '../subject-rights.ts'
import type { AskingFacts } from './asking-facts.ts'
import type { AccessState } from './standing.ts'

export type AskingCheck = Check<AskingFacts>

const numberKnown: AskingCheck = {
  rule: 'R-084',
  fault: 'NUMBER_UNKNOWN',
  holds: ({ number }) => number !== undefined,
  expected: () => 'номер субъекта в БМГ',
  actual: ({ number }) => (number === undefined ? undefined : 'есть'),
}

const requestKnown: AskingCheck = {
  rule: 'R-087',
  fault: 'REQUEST_UNKNOWN',
  holds: ({ record }) => record !== undefined,
  expected: () => 'запрос с этим идентификатором',
  actual: ({ record }) => record?.asked.id,
}

/** The system that asked, or another one registered for the same company. */
const ofThisInitiator: AskingCheck = {
  rule: 'R-087',
  fault: 'REQUEST_NOT_YOURS',
  holds: ({ record, sender, request }) =>
    record?.asked.bin === request.bin &&
    (record.asked.senderId === sender.senderId || record.asked.bin === sender.bin),
  expected: ({ record }) => `БИН ${record?.asked.bin}`,
  actual: ({ request, sender }) => `БИН ${request.bin}, ${sender.senderId}`,
}

const sameRequest: AskingCheck = {
  rule: 'R-087',
  fault: 'REQUEST_DIFFERS',
  holds: ({ record, request, method }) => {
    const { iin, services, method: first } = record?.asked ?? {}
    return iin === request.iin && first === method && sameSet(services ?? [], request.services)
  },
  expected: ({ record }) => wordsOf(record?.asked),
  actual: ({ request, method }) => wordsOf({ ...request, method }),
}

const timeRanForward: AskingCheck = {
  rule: 'R-111',
  fault: 'REQUEST_FROM_FUTURE',
  holds: ({ standing, now }) => (standing?.lastAt ?? '') <= now.toISOString(),
  expected: ({ now }) => `не позже ${now.toISOString()}`,
  actual: ({ standing }) => standing?.lastAt,
}

const codeBySubject: AskingCheck = {
  rule: 'Q-08',
  fault: 'CODE_NOT_BY_SUBJECT',
  holds: ({ request, method, otpRelay }) =>
    request.smsCode === undefined || (method === 'sms' && otpRelay),
  expected: () => 'код отправляет субъект',
  actual: ({ request }) => (request.smsCode === undefined ? undefined : 'код в запросе'),
}

const not = (state: AccessState, fault: AskingCheck['fault'], expected: string): AskingCheck => ({
  rule: 'R-088',
  fault,
  holds: ({ standing }) => standing?.state !== state,
  expected: () => expected,
  actual: ({ standing }) => standing?.state,
})

/** How many of the codes that are allowed were wrong. */
const codeNotUsedUp: AskingCheck = {
  ...not('failed', 'CODE_WRONG', 'код верен'),
  actual: ({ standing }) =>
    standing?.state === 'failed' ? `неверных кодов: ${standing.wrongCodes}` : standing?.state,
}

const consentStands: AskingCheck = {
  rule: 'R-126',
  fault: 'CONSENT_WITHDRAWN',
  holds: ({ withdrawnAt }) => withdrawnAt === undefined,
  expected: () => 'согласие не отозвано',
  actual: ({ withdrawnAt }) => withdrawnAt,
}

/** R-080…R-085: a request that is new; whether one is in processing is asked in between, and refuses nothing. */
export const firstChecks: {
  readonly granted: readonly AskingCheck[]
  readonly reached: readonly AskingCheck[]
} = {
  granted: [methodGranted, codeBySubject, notObjected, someoneActs],
  reached: [numberKnown],
}

/** a repeated request, before the answer is looked at and after. */
export const repeatChecks: {
  readonly named: readonly AskingCheck[]
  readonly answered: readonly AskingCheck[]
} = {
  named: [methodGranted, requestKnown, ofThisInitiator, sameRequest, timeRanForward, codeBySubject],
  answered: [
    not('refused', 'SUBJECT_REFUSED', 'субъект не отказал'),
    codeNotUsedUp,
    not('expired', 'ANSWER_LATE', 'ответ получен вовремя'),
    consentStands,
    notObjected,
    someoneActs,
    not('granted', 'TOKEN_TAKEN', 'токен по этому запросу ещё не выдан'),
  ],
}

const sameSet = (first: readonly string[], second: readonly string[]): boolean =>
  first.length === second.length && first.every((one) => second.includes(one))

const wordsOf = (of?: {
  readonly iin: string
  readonly method: string
  readonly services: readonly string[]
}): string => (of ? `${of.iin}, ${of.method}, ${of.services.join('; ')}` : 'нет')
