import type { AccessRecord } from '../../storage/access-requests.ts'
import type { PhoneRule } from '../../storage/phone-rules.ts'
import type { Stores } from '../../storage/stores.ts'
import { type AnswerStores, type GivenAnswer, recordAnswer } from '../kdp/asking/record-answer.ts'
import type { AskingSettings } from '../kdp/asking/settings.ts'
import { type Question, standingOf } from '../kdp/asking/standing.ts'

export type PhoneStores = AnswerStores & Pick<Stores, 'phoneRules' | 'sms'>

/** What a phone that answers by itself sends, and what that comes to. */
interface Sent {
  readonly text: string
  readonly event: GivenAnswer['event']
}

/**
 * Lets the phone give the answer that its rule owes by now, at the moment it was due: rules need no timer, whoever asks
 * how a request stands makes them count. A phone that never got the question does not answer it.
 */
export async function answerByRule(
  stores: PhoneStores,
  record: AccessRecord,
  now: Date,
  settings: AskingSettings,
): Promise<void> {
  const { question, state } = standingOf(record, new Date(record.asked.receivedAt), settings)
  if (state !== 'waiting' || !question) return
  const rule = await stores.phoneRules.of(question.number)
  if (!rule) return
  const at = dueAt(rule, question)
  if (at > now || (await wasLost(stores, record))) return
  const by = question.addressee
  for (const { text, event } of owed(rule, record, { question, at, settings })) {
    await sent(stores, record, { question, text, at })
    await recordAnswer(stores, record, { event, at, by })
  }
}

/** A late answer comes once, and decides nothing. */
function owed(
  rule: PhoneRule,
  record: AccessRecord,
  of: { readonly question: Question; readonly at: Date; readonly settings: AskingSettings },
): readonly Sent[] {
  const answers = answersOf(rule, record, of.question, of.settings)
  if (of.at.toISOString() <= of.question.answerUntil) return answers
  if (record.events.some(({ event }) => event === 'late-answer')) return []
  return answers.slice(0, 1).map(({ text }) => ({ text, event: 'late-answer' }))
}

function answersOf(
  { answer }: PhoneRule,
  { asked, events }: AccessRecord,
  question: Question,
  settings: AskingSettings,
): readonly Sent[] {
  const { agree, refuse, code, codeAttempts } = { ...settings, ...question }
  switch (answer) {
    case 'agree':
      return [{ text: asked.method === 'sms' ? code : agree, event: 'agreed' }]
    case 'refuse':
      return [{ text: refuse, event: 'refused' }]
    case 'wrong-code': {
      const wrong = { text: otherThan(code), event: 'wrong-code' } as const
      const made = events.filter(({ event }) => event === 'wrong-code').length
      return asked.method === 'sms' ? Array(codeAttempts - made).fill(wrong) : []
    }
    case 'ignore':
    case 'by-hand':
      return []
    default:
      return answer satisfies never
  }
}

/** The first character is another one. */
const otherThan = (code: string): string => (code.startsWith('7') ? '8' : '7') + code.slice(1)

/** A rule made after the question counts from when it was made. */
const dueAt = (rule: PhoneRule, question: Question): Date =>
  new Date(Math.max(Date.parse(question.at) + rule.afterSeconds * 1000, Date.parse(rule.at)))

async function wasLost({ sms }: PhoneStores, { asked }: AccessRecord): Promise<boolean> {
  return (await sms.ofRequest(asked.id)).some(({ direction, lost }) => direction === 'out' && lost)
}

const sent = (
  { sms }: PhoneStores,
  { asked }: AccessRecord,
  { question, text, at }: { readonly question: Question; readonly text: string; readonly at: Date },
) =>
  sms.add({
    at: at.toISOString(),
    number: question.number,
    iin: question.addressee,
    direction: 'in',
    kind: 'answer',
    text,
    requestId: asked.id,
    lost: false,
  })
