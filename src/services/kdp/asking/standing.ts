import type { AccessEvent, AccessRecord } from '../../../storage/access-requests.ts'

/**
 * `unsent`: no number is known yet (ST-6). `waiting`: ST-1. `agreed`: ST-2, the token not taken yet. `granted`: taken.
 * `refused`: ST-3. `failed`: too many wrong codes. `expired`: ST-8.
 */
export type AccessState =
  | 'unsent'
  | 'waiting'
  | 'agreed'
  | 'granted'
  | 'refused'
  | 'failed'
  | 'expired'

/** The question as it went out. */
export interface Question {
  readonly at: string
  readonly number: string
  readonly addressee: string
  readonly code: string
  readonly answerUntil: string
  /** How many wrong codes end it; of a question of before the setting says so. */
  readonly codeAttempts?: number
}

/** How a request stands at a moment. */
export interface Standing {
  readonly state: AccessState
  readonly question: Question | undefined
  readonly wrongCodes: number
  /** When the last thing happened to it. */
  readonly lastAt: string
}

const leadsTo: Readonly<Partial<Record<AccessEvent['event'], AccessState>>> = {
  'no-number': 'unsent',
  asked: 'waiting',
  agreed: 'agreed',
  refused: 'refused',
  expired: 'expired',
  granted: 'granted',
}

/** What the history and the clock add up to; the last moment of the window still counts. No timer has to run. */
export function standingOf(
  { asked, events }: AccessRecord,
  now: Date,
  settings: { readonly codeAttempts: number },
): Standing {
  const question = events.map(questionIn).find((one) => one !== undefined)
  const wrongCodes = events.filter(({ event }) => event === 'wrong-code').length
  const lastAt = events.reduce((last, { at }) => (at > last ? at : last), asked.receivedAt)
  const told = events.reduce<AccessState>((state, { event }) => leadsTo[event] ?? state, 'unsent')
  const over = question !== undefined && now.toISOString() > question.answerUntil
  const { codeAttempts } = { ...settings, ...question }
  const state = told !== 'waiting' ? told : wrongCodes >= codeAttempts ? 'failed' : told
  return { state: state === 'waiting' && over ? 'expired' : state, question, wrongCodes, lastAt }
}

function questionIn(event: AccessEvent): Question | undefined {
  const { at, number, addressee, code, answerUntil, codeAttempts } = event
  if (!number || !addressee || !code || !answerUntil) return undefined
  const question = { at, number, addressee, code, answerUntil }
  return codeAttempts === undefined ? question : { ...question, codeAttempts }
}
