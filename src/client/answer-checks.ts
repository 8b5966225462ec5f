import { plainGuid } from '../contract/guid.ts'
import type { RuleId } from '../contract/rules.ts'
import type { GatewayAnswer } from '../envelope/read-answer.ts'

/** A well signed answer, and the message that it should answer. */
export interface AnswerCase {
  readonly messageId: string
  readonly httpStatus: number
  readonly answer: GatewayAnswer
  /** Its bytes came before, as an answer to another message. */
  readonly seenBefore: boolean
}

export interface AnswerCheck {
  readonly rule: RuleId
  readonly text: string
  readonly holds: (given: AnswerCase) => boolean
}

/** Status codes of the gateway: done, and refused by the service (shep.md 7). */
const statuses: ReadonlySet<string> = new Set(['SCSS001', 'SCSE001'])

/** What a client asks of a well signed answer before it reads it, in this order; the first that fails decides. */
export const answerChecks: readonly AnswerCheck[] = [
  {
    rule: 'W-73',
    text: 'the answer came before, to another message',
    holds: ({ seenBefore }) => !seenBefore,
  },
  {
    rule: 'W-72',
    text: 'the answer is to another message',
    holds: ({ messageId, answer }) =>
      answer.kind === 'fault' ||
      [answer.messageId, answer.correlationId].some((id) => plainGuid(id) === plainGuid(messageId)),
  },
  {
    rule: 'W-76',
    text: 'the HTTP status is not that of an answer',
    holds: ({ httpStatus, answer }) => answer.kind === 'fault' || httpStatus === 200,
  },
  {
    rule: 'W-76',
    text: 'the status code of the gateway is unknown',
    holds: ({ answer }) => answer.kind === 'fault' || statuses.has(answer.code),
  },
]
