import type { FaultCode } from '../contract/faults.ts'
import { type RuleId, rules } from '../contract/rules.ts'
import type { Text } from '../contract/texts/text.ts'
import type { CheckResult } from '../contract/verdict.ts'
import { sha256 } from './json.ts'
import {
  difference,
  type ReplayDifference,
  type ReplayEngine,
  replayEngines,
} from './replay-difference.ts'
import { type NotReplayedCode, notReplayedTexts } from './replay-words.ts'

/** One message as it is kept: its bytes, when they came, and what was recorded of them. */
export interface RecordedMessage {
  /** How it is called where a difference is told. */
  readonly name: string
  readonly request: Uint8Array
  readonly contentType: string
  readonly receivedAt: Date
  /** As another record has it, lower-case hex; absent where there is no other. */
  readonly requestSha256?: string
  readonly checks: readonly CheckResult[]
}

/** What a message is judged to be today, and which of its rules cannot be asked of the evidence. */
export interface Rejudged {
  readonly checks: readonly CheckResult[]
  readonly untold: Readonly<Partial<Record<RuleId, NotReplayedCode>>>
}

/** Judges the bytes again by one engine or by both, as of the moment they came; it is passed in by who knows envelopes. */
export type Rejudge = (
  message: Omit<RecordedMessage, 'checks'>,
  engine: ReplayEngine,
) => Promise<Rejudged>

/** Rows that nobody judged again: never to be taken for passed. */
export interface NotReplayed {
  readonly rule: RuleId
  readonly messages: number
  readonly code: NotReplayedCode
  readonly text: Text
}

export interface ReplayReport {
  /** Every row that could be judged again has its recorded verdict. */
  readonly equal: boolean
  readonly messages: number
  /** Rows of the record that were judged again. */
  readonly compared: number
  readonly differences: readonly ReplayDifference[]
  readonly notReplayed: readonly NotReplayed[]
}

/** Rules that the bytes, the certificates and the moment decide; of the rest the record is all there is. */
export const replayable: ReadonlySet<string> = new Set(
  Object.keys(rules).filter((id) => /^W-(0\d|1\d|2\d|30|4[0-4])$/.test(id)),
)

/** Judges every message again by each engine and by both together, one after another, and tells each difference. */
export async function replay(
  messages: Iterable<RecordedMessage> | AsyncIterable<RecordedMessage>,
  rejudge: Rejudge,
): Promise<ReplayReport> {
  const replayed: ReplayedMessage[] = []
  for await (const message of messages) replayed.push(await replayOne(message, rejudge))
  const differences = replayed.flatMap((one) => one.differences)
  return {
    equal: differences.length === 0,
    messages: replayed.length,
    compared: replayed.reduce((sum, { compared }) => sum + compared, 0),
    differences,
    notReplayed: summedUp(replayed.flatMap(({ untold }) => untold)),
  }
}

interface Untold {
  readonly rule: RuleId
  readonly code: NotReplayedCode
}

interface ReplayedMessage {
  readonly compared: number
  readonly differences: readonly ReplayDifference[]
  readonly untold: readonly Untold[]
}

const TOO_LARGE: FaultCode = 'TOO_LARGE'

async function replayOne(message: RecordedMessage, rejudge: Rejudge): Promise<ReplayedMessage> {
  const { checks: all, ...evidence } = message
  const { checks, decidedByState } = parted(all)
  const changed = changedBytes(message)
  if (checks.some(({ fault }) => fault === TOO_LARGE)) {
    const untold = distinctRules(all).map((rule) => ({ rule, code: 'NOT_KEPT' as const }))
    return { compared: 0, differences: changed, untold }
  }
  const byEngine = new Map<ReplayEngine, Rejudged>()
  for (const engine of replayEngines) byEngine.set(engine, await rejudge(evidence, engine))
  const untold = untoldOf(checks, byEngine.get('both'))
  const left = new Set<RuleId>(untold.map(({ rule }) => rule))
  return {
    compared: checks.filter(({ rule }) => !left.has(rule)).length,
    differences: [...changed, ...differencesOf({ ...message, checks }, byEngine, left)],
    untold: [...untold, ...decidedByState],
  }
}

/** The rows of the envelope come first; behind them the gateway asks who it is from, and W-28 again of business signatures. */
function parted(all: readonly CheckResult[]) {
  const end = all.findIndex(({ rule }) => !replayable.has(rule))
  const [checks, rest] = end < 0 ? [all, []] : [all.slice(0, end), all.slice(end)]
  const decidedByState = distinctRules(rest).map((rule) => ({ rule, code: 'STATE' as const }))
  return { checks, decidedByState }
}

function changedBytes({ name, request, requestSha256 }: RecordedMessage): ReplayDifference[] {
  const recomputed = sha256(request)
  if (requestSha256 === undefined || requestSha256 === recomputed) return []
  return [difference(name, 'SHA-256', requestSha256, recomputed, replayEngines)]
}

function untoldOf(checks: readonly CheckResult[], judged: Rejudged | undefined): Untold[] {
  return distinctRules(checks).flatMap((rule) => {
    const code = judged?.untold[rule]
    return code === undefined ? [] : [{ rule, code }]
  })
}

const distinctRules = (checks: readonly CheckResult[]): RuleId[] => [
  ...new Set(checks.map(({ rule }) => rule)),
]

/** One difference for all the engines that agree on it. */
function differencesOf(
  { name, checks }: RecordedMessage,
  byEngine: ReadonlyMap<ReplayEngine, Rejudged>,
  left: ReadonlySet<RuleId>,
): ReplayDifference[] {
  const found = new Map<string, { rule: RuleId; words: readonly string[]; by: ReplayEngine[] }>()
  for (const [engine, judged] of byEngine) {
    const all = distinctRules([...checks, ...judged.checks])
    const asked = all.filter((rule) => !left.has(rule))
    // Only both engines together are asked whether they agree.
    for (const rule of asked.filter((one) => engine === 'both' || one !== 'W-28')) {
      const words = [verdictsOf(rule, checks), verdictsOf(rule, judged.checks)]
      if (words[0] === words[1]) continue
      const key = [rule, ...words].join('\n')
      const known = found.get(key) ?? { rule, words, by: [] }
      known.by.push(engine)
      found.set(key, known)
    }
  }
  return [...found.values()].map(({ rule, words: [recorded = '', now = ''], by }) =>
    difference(name, rule, recorded, now, by),
  )
}

/** `pass`, `fail BODY_NOT_SIGNED`; several rows of one rule in their order; a dash where there is none. */
const verdictsOf = (rule: RuleId, checks: readonly CheckResult[]): string =>
  checks
    .filter((one) => one.rule === rule)
    .map(({ verdict, fault }) => (fault === undefined ? verdict : `${verdict} ${fault}`))
    .join(', ') || '-'

function summedUp(untold: readonly Untold[]): NotReplayed[] {
  const counts = new Map<string, NotReplayed>()
  for (const { rule, code } of untold) {
    const key = `${rule} ${code}`
    const messages = (counts.get(key)?.messages ?? 0) + 1
    counts.set(key, { rule, messages, code, text: notReplayedTexts[code] })
  }
  return [...counts.values()].sort((one, other) => (one.rule < other.rule ? -1 : 1))
}
