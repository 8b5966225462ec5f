import { type RuleId, rules } from './rules.ts'
import { accessTexts } from './texts/access.ts'
import { certificateRuleTexts } from './texts/certificate.ts'
import { clauseTexts } from './texts/cited.ts'
import { clientTexts } from './texts/client.ts'
import { cmsRuleTexts } from './texts/cms.ts'
import { gateTexts } from './texts/gate.ts'
import { orderTexts } from './texts/orders.ts'
import { rightsTexts } from './texts/rights.ts'
import { serviceTexts } from './texts/service.ts'
import { smartBridgeTexts } from './texts/smart-bridge.ts'
import type { Text } from './texts/text.ts'

type Wording = Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>

const translated: Wording = {
  ...clauseTexts,
  ...gateTexts,
  ...certificateRuleTexts,
  ...cmsRuleTexts,
  ...orderTexts,
  ...accessTexts,
  ...rightsTexts,
  ...serviceTexts,
  ...smartBridgeTexts,
  ...clientTexts,
}

/** A clause in three languages; one that has no translation yet says its Russian. */
export function ruleText(rule: RuleId): Text {
  const ru = rules[rule].text
  return { kk: ru, en: ru, ...translated[rule], ru }
}

/** Clauses that have no Kazakh and English text. */
export const untranslated = (): string[] =>
  (Object.keys(rules) as RuleId[]).filter((rule) => !translated[rule])
