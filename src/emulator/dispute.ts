import { sha256 } from '../act/json.ts'
import { ruleText } from '../contract/rule-text.ts'
import { type RuleId, rules } from '../contract/rules.ts'
import { entryOf, type OverrideDeps, overridesOf, rowsOf } from './overrides.ts'
import { type RejudgeDeps, rejudgeSession } from './rejudge-routes.ts'

export const DISPUTE_FORMAT = 'shep-emulator/dispute/1'

export interface Disputed {
  readonly sessionId: string
  readonly entryId: string
  readonly rule: string
}

/** Everything about one check, so that somebody else can judge it without us. Throws SESSION_UNKNOWN, ENTRY_UNKNOWN, INPUT_INVALID. */
export async function disputeOf(disputed: Disputed, deps: OverrideDeps & RejudgeDeps) {
  const { sessionId, entryId, rule } = disputed
  const { entry, overrides, checkpoint } = await deps.storage.read(async (stores) => ({
    entry: await entryOf(sessionId, entryId, stores),
    overrides: await overridesOf(sessionId, stores),
    checkpoint: await stores.eventLog.lastCheckpoint(),
  }))
  const recorded = rowsOf(entry, rule)
  const { differences, notReplayed } = await rejudgeSession(sessionId, deps, entryId)
  const { receivedAt, answeredAt, endpoint, headers, request, response, outcome, engine } = entry
  const { level, basis, source } = rules[rule as RuleId]
  return {
    format: DISPUTE_FORMAT,
    ...disputed,
    clause: { id: rule, level, basis, source, text: ruleText(rule as RuleId) },
    recorded,
    judgedAgain: {
      differences: differences.filter((one) => one.rule === rule || one.rule === 'SHA-256'),
      notReplayed: notReplayed.filter((one) => one.rule === rule),
    },
    overrides: overrides.filter(
      ({ statement }) => statement.entryId === entryId && statement.rule === rule,
    ),
    evidence: {
      ...{ receivedAt, answeredAt, endpoint, outcome, engine },
      headers: JSON.parse(headers) as unknown,
      request: bytesOf(request),
      ...(response && { response: bytesOf(response) }),
    },
    ...(checkpoint && { checkpoint: JSON.parse(checkpoint.text) as unknown }),
  }
}

const bytesOf = (bytes: Uint8Array) => ({
  sha256: sha256(bytes),
  base64: Buffer.from(bytes).toString('base64'),
})
