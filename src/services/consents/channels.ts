import { ShepFault } from '../../contract/faults.ts'
import type { ConsentChannel } from '../../contract/rights.ts'
import { dataOwners } from '../owners/data-owners.ts'

/** Services that give data of state bodies: those of the state bases that the emulator plays, and two more of theirs. */
const stateServices: ReadonlySet<string> = new Set([
  ...dataOwners.flatMap(({ services }) => services),
  'GBDFL_FamilyInfoToken',
  'MCDB_SERVICE',
])

/** four channels are recognised, and for data of state bodies the state service alone. */
export function mustSuit(channel: ConsentChannel, services: readonly string[]): void {
  if (channel === 'state-service') return
  const service = services.find((one) => stateServices.has(one))
  if (service !== undefined)
    throw new ShepFault('CHANNEL_NOT_STATE_SERVICE', {
      service,
      expected: 'state-service',
      actual: channel,
    })
}
