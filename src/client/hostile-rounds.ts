import { AnswerRefused } from './answer-refused.ts'
import { type ExchangeSettings, playExchange, type Subject } from './full-exchange.ts'

/** What a client made of one answer of the hostile gateway. */
export interface Round {
  readonly messageId: string
  readonly outcome: 'accepted' | 'refused'
  /** Why it was refused. */
  readonly why?: string
}

/**
 * Plays so many exchanges against a hostile gateway, and tells after each whether the answer of КДП was used. A client
 * of one's own does the same: it takes what it trusts to the data owner, and says so.
 */
export async function playRounds(
  subject: Subject,
  settings: ExchangeSettings,
  count: number,
  report: (round: Round) => Promise<unknown>,
): Promise<Round[]> {
  const rounds: Round[] = []
  for (let done = 0; done < count; done += 1) {
    const round = await playRound(subject, settings)
    await report(round)
    rounds.push(round)
  }
  return rounds
}

async function playRound(subject: Subject, settings: ExchangeSettings): Promise<Round> {
  const messageId = settings.newId()
  try {
    const { person } = await playExchange(subject, settings, messageId)
    if (person) return { messageId, outcome: 'accepted' }
    return { messageId, outcome: 'refused', why: 'no token' }
  } catch (error) {
    if (!(error instanceof AnswerRefused)) throw error
    return { messageId, outcome: 'refused', why: error.message }
  }
}
