import { type RuleId, rules } from '../contract/rules.ts'
import type { Text } from '../contract/texts/text.ts'
import type { Verdict } from '../contract/verdict.ts'
import { verdictWords } from './replay-words.ts'

export const replayEngines = ['both', 'stream', 'xml-crypto'] as const
export type ReplayEngine = (typeof replayEngines)[number]

/** What came out otherwise. `recorded` and `recomputed` are verdicts, with the refusal where there was one. */
export interface ReplayDifference {
  readonly message: string
  /** A rule, or `SHA-256` of the bytes themselves. */
  readonly rule: RuleId | 'SHA-256'
  readonly recorded: string
  readonly recomputed: string
  /** Who judges otherwise: all of them, where the rule or the message changed; one, where that engine did. */
  readonly engines: readonly ReplayEngine[]
  readonly text: Text
}

export function difference(
  message: string,
  rule: ReplayDifference['rule'],
  recorded: string,
  recomputed: string,
  engines: readonly ReplayEngine[],
): ReplayDifference {
  const about = { message, rule, recorded, recomputed, engines: [...engines] }
  const clause = rule === 'SHA-256' ? '' : ` (${rules[rule].text})`
  const by = engines.join(', ')
  return {
    ...about,
    text: {
      ru: `${message}: ${rule}${clause}: записано «${worded(recorded, 'ru')}», сейчас «${worded(recomputed, 'ru')}» [${by}]`,
      kk: `${message}: ${rule}: жазылғаны «${worded(recorded, 'kk')}», қазір «${worded(recomputed, 'kk')}» [${by}]`,
      en: `${message}: ${rule}: recorded "${worded(recorded, 'en')}", now "${worded(recomputed, 'en')}" [${by}]`,
    },
  }
}

/** The verdict in words, what stands beside it as it is. */
function worded(said: string, language: keyof Text): string {
  const words: Readonly<Record<string, Text>> = verdictWords
  return said.replace(/[a-z-]+/g, (word) => words[word as Verdict]?.[language] ?? word)
}
