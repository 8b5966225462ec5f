import { ShepFault } from '../contract/faults.ts'
import { listToRevoke } from './kdp/list-to-revoke.ts'
import { personalData } from './kdp/personal-data.ts'
import { requestAccess } from './kdp/request-access.ts'
import { sendSolution } from './kdp/send-solution.ts'
import { nearestNames } from './nearest.ts'
import type { Operation } from './operation.ts'
import { affilFace } from './owners/affil-face.ts'
import { gbdflUniversal } from './owners/gbdfl.ts'
import { report3007 } from './owners/report-3007.ts'
import type { OwnerDeps } from './owners/token-case.ts'

export type ServiceDeps = Parameters<typeof requestAccess>[0] & OwnerDeps

/** Finds an operation by its serviceId; throws ShepFault SERVICE_UNKNOWN. */
export interface Registry {
  (serviceId: string): Operation
  readonly serviceIds: readonly string[]
}

/** The registry of interactions: adding an operation is one file and one line here. */
export function buildRegistry(deps: ServiceDeps): Registry {
  const all: readonly Operation[] = [
    requestAccess(deps),
    listToRevoke,
    sendSolution,
    personalData,
    gbdflUniversal(deps),
    affilFace(deps),
    report3007(deps),
  ]
  const operations = new Map(all.map((one) => [one.serviceId, one]))
  const serviceIds = [...operations.keys()]
  const route = (serviceId: string): Operation => {
    const found = operations.get(serviceId)
    if (found) return found
    throw new ShepFault('SERVICE_UNKNOWN', {
      serviceId,
      nearest: nearestNames(serviceId, serviceIds, 3),
    })
  }
  return Object.assign(route, { serviceIds })
}
