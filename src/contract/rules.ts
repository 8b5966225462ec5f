import { clientRules } from './rules/client.ts'
import { documentRules } from './rules/documents.ts'
import { orderRules } from './rules/orders.ts'
import { rightsRules } from './rules/rights.ts'
import type { Rule } from './rules/rule.ts'
import { serviceRules } from './rules/service.ts'
import { smartBridgeRules } from './rules/smart-bridge.ts'
import { wireRules } from './rules/wire.ts'

export type { Rule } from './rules/rule.ts'

/** Every clause by its id. */
export const rules = {
  ...wireRules,
  ...serviceRules,
  ...orderRules,
  ...rightsRules,
  ...smartBridgeRules,
  ...documentRules,
  ...clientRules,
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

export const levelOf = (id: RuleId): Rule['level'] => rules[id].level
