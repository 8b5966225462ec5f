import assert from 'node:assert/strict'
import { ShepFault } from '../../src/contract/faults.ts'
import { buildRegistry } from '../../src/services/registry.ts'
import { kdpKeysFor } from './keys.ts'
import { policyOf, population } from './owners/support.ts'
import { countedIds } from './support.ts'

describe('registry of services (W-33)', () => {
  const registry = async () => {
    const kdpKeys = await kdpKeysFor('RS256')
    return buildRegistry({ kdpKeys, newId: countedIds(), policy: policyOf(kdpKeys), population })
  }

  const known = [
    'KDP_SERVICE',
    'KDP_LIST_TO_REVOKE',
    'KDP_SEND_SOLUTION',
    'KDP_PERSONALDATA',
    'GBDFLUniversal_token',
    'GbdulAffilFace_KDP',
    'GbdulReport3007_KDP',
  ]
  for (const serviceId of known) {
    it(`knows ${serviceId}`, async () => {
      assert.equal((await registry())(serviceId).serviceId, serviceId)
    })
  }

  for (const serviceId of ['KDP_SERVISE', 'kdp_service', '', 'constructor']) {
    it(`refuses "${serviceId}" and names the nearest`, async () => {
      const operationFor = await registry()
      assert.throws(
        () => operationFor(serviceId),
        (fault) => {
          assert.ok(fault instanceof ShepFault)
          assert.equal(fault.code, 'SERVICE_UNKNOWN')
          assert.equal(fault.detail['serviceId'], serviceId)
          assert.ok((fault.detail['nearest'] as string[]).includes('KDP_SERVICE'))
          return true
        },
      )
    })
  }
})
