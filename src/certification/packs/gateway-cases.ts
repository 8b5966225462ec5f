import { faultEntry } from '../../contract/faults.ts'
import type { RuleId } from '../../contract/rules.ts'
import { faultText, type Text } from '../text.ts'
import { formCases } from './gateway-cases/forms.ts'
import type { ExpectedOutcome } from './gateway-cases/row.ts'
import { signerCases } from './gateway-cases/signers.ts'
import { wrappingCases } from './gateway-cases/wrappings.ts'
import type { PackCase } from './pack.ts'

const rows = { ...formCases, ...wrappingCases, ...signerCases } as const

export type GatewayCaseId = keyof typeof rows

const taken: Text = { ru: 'Принято', kk: 'Қабылданды', en: 'Taken' }
const repeated: Text = {
  ru: 'Принято с предупреждением о повторе messageId',
  kk: 'messageId қайталанғаны туралы ескертумен қабылданды',
  en: 'Taken with a warning that its messageId is repeated',
}

function expectationOf(expected: ExpectedOutcome): { rule: RuleId; expectation: Text } {
  if (expected === 'OK') return { rule: 'W-30', expectation: taken }
  if (expected === 'REPEATED') return { rule: 'W-34', expectation: repeated }
  return { rule: faultEntry(expected).rule ?? 'W-30', expectation: faultText(expected) }
}

/** What is sent to our own gateway, and how it must answer. */
export const gatewayCases: readonly (PackCase & { readonly id: GatewayCaseId })[] = (
  Object.keys(rows) as GatewayCaseId[]
).map((id, index) => {
  const { name, expected } = rows[id]
  return { number: index + 1, id, name, expected, ...expectationOf(expected) }
})
