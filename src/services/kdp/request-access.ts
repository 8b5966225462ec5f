import { type Operation, operation } from '../operation.ts'
import { type AccessCase, prepareCase } from './access-case.ts'
import { readAccessRequest } from './access-request.ts'
import { granted, refused } from './answers.ts'
import { askCitizen } from './asking/ask-citizen.ts'
import { type AskingSettings, usualAsking } from './asking/settings.ts'
import { createAuthenticityJudge } from './authenticity.ts'
import { grantAccess } from './grant.ts'
import type { KdpKeys } from './kdp-keys.ts'
import { asksCitizen } from './method.ts'
import { knownWays, type WayNames } from './ways.ts'

/** Gives an initiator a security token for a subject's data, by any of the five methods. */
export function requestAccess({
  kdpKeys,
  newId,
  ways = knownWays,
  asking = usualAsking,
}: {
  readonly kdpKeys: Pick<KdpKeys, 'sign' | 'publicKeyBase64'>
  readonly newId: () => string
  readonly ways?: WayNames
  readonly asking?: AskingSettings
}): Operation<AccessCase> {
  const judge = createAuthenticityJudge()
  return operation({
    serviceId: 'KDP_SERVICE',
    read: readAccessRequest,
    prepare: (request, context) => prepareCase(request, context, { judge, ways }),
    decide: async (asked, call) => {
      const { method } = asked
      if (asksCitizen(method))
        return askCitizen({ ...asked, method }, call, { kdpKeys, newId, asking })
      const grant = await grantAccess({ ...asked, method }, call, newId)
      const { claims, applicationId, checks, warnings, declared, told } = grant
      const { automated, requestId } = asked.request
      return {
        data: async () => granted(await kdpKeys.sign(claims), kdpKeys.publicKeyBase64, requestId),
        checks,
        applicationId,
        tokenId: claims.jti,
        notes: { method, automated, ...declared, warnings, ...(told && { told }) },
      }
    },
    refuse: (fault) => refused(fault),
  })
}
