import { ShepFault } from '../contract/faults.ts'
import type { Method } from '../storage/applications.ts'
import type { Role } from '../storage/sessions.ts'
import type { Scenario } from './scenario.ts'
import { phone } from './scenarios/phone.ts'
import { own, proactive, protocol } from './scenarios/silent.ts'
import { ten } from './scenarios/ten.ts'
import { withdrawal } from './scenarios/withdrawal.ts'

/** Every scenario, in the order in which they are told. A new one is its rows and a line here. */
export const scenarios: readonly Scenario[] = [ten, own, proactive, protocol, ...phone, withdrawal]

/** Those of a session, by the side that is certified and its method. */
export const scenariosFor = (role: Role, method: Method): readonly Scenario[] =>
  scenarios.filter((one) => one.role === role && one.methods.includes(method))

/** The one with this id among scenarios, or results of them. Throws ShepFault SCENARIO_UNKNOWN. */
export function scenarioOf<T extends { readonly id: string }>(id: string, among: readonly T[]): T {
  const found = among.find((one) => one.id === id)
  if (!found) throw new ShepFault('SCENARIO_UNKNOWN', { id, known: among.map((one) => one.id) })
  return found
}
