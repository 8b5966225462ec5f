import type { AccessRecord } from '../../storage/access-requests.ts'
import { plainCode } from '../kdp/asking/code.ts'
import type { AskingSettings } from '../kdp/asking/settings.ts'
import type { Standing } from '../kdp/asking/standing.ts'

/** A request whose question went to a number, and how it stands. */
export interface Known {
  readonly record: AccessRecord
  readonly standing: Standing
}

export type Hearing =
  | 'agreed'
  | 'refused'
  | 'wrong-code'
  | 'late-answer'
  | 'ambiguous'
  | 'not-understood'
  | 'nothing-asked'

/** What a message from a phone means, and for which requests. */
export interface Heard {
  readonly meaning: Hearing
  readonly of: readonly Known[]
}

/**
 * A word answers the one question that waits; where several do, it must name one by its number, so that no consent goes to
 * a request that it was not meant for. A code answers the request it was made for. A code that fits none counts as an
 * attempt at each that waits: guessing must not be cheaper with more of them.
 */
export function understand(
  text: string,
  known: readonly Known[],
  { agree, refuse }: Pick<AskingSettings, 'agree' | 'refuse'>,
): Heard {
  const [word = '', reference] = text.trim().split(/\s+/)
  const waiting = known.filter(({ standing }) => standing.state === 'waiting')
  const questions = waiting.filter(({ record }) => record.asked.method === '1414')
  if (waiting.length === 0) return tooLate(known)
  if (plainCode(word) === plainCode(refuse)) return chosen('refused', waiting, reference)
  if (plainCode(word) === plainCode(agree) && questions.length > 0)
    return chosen('agreed', questions, reference)
  return byCode(plainCode(text), known, waiting)
}

function chosen(meaning: 'agreed' | 'refused', among: readonly Known[], reference?: string): Heard {
  const named =
    reference === undefined ? among : among.filter((one) => codeOf(one) === plainCode(reference))
  if (named.length === 1) return { meaning, of: named }
  return { meaning: named.length > 1 ? 'ambiguous' : 'not-understood', of: [] }
}

function byCode(code: string, known: readonly Known[], waiting: readonly Known[]): Heard {
  const coded = waiting.filter(({ record }) => record.asked.method === 'sms')
  const meant = coded.find((one) => codeOf(one) === code)
  if (meant) return { meaning: 'agreed', of: [meant] }
  const late = known.find((one) => one.standing.state === 'expired' && codeOf(one) === code)
  if (late) return { meaning: 'late-answer', of: [late] }
  return coded.length > 0
    ? { meaning: 'wrong-code', of: coded }
    : { meaning: 'not-understood', of: [] }
}

function tooLate(known: readonly Known[]): Heard {
  const last = known.filter(({ standing }) => standing.state === 'expired').at(-1)
  return last ? { meaning: 'late-answer', of: [last] } : { meaning: 'nothing-asked', of: [] }
}

const codeOf = ({ standing }: Known): string | undefined => standing.question?.code
