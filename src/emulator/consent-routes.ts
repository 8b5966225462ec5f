import {
  type ApiRoute,
  type Asked,
  flagOf,
  invalid,
  momentOf,
  needText,
  oneOf,
  optionalText,
} from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import { consentChannels } from '../contract/rights.ts'
import { destinations, recordAction } from '../services/consents/act.ts'
import { mustSuit } from '../services/consents/channels.ts'
import { giveConsent, refuseConsent } from '../services/consents/give.ts'
import { dataActions } from '../storage/accesses.ts'
import type { Consent } from '../storage/consents.ts'
import type { Stores } from '../storage/stores.ts'
import type { CabinetDeps } from './cabinet-routes.ts'

/** Consents apart from the cabinet: given or refused in person, acted on by the operator. */
export function consentRoutes(deps: CabinetDeps): readonly ApiRoute[] {
  const { storage, clock, newId, calendar } = deps
  return [
    {
      method: 'post',
      path: '/consents',
      summary:
        'A subject, or a representative in "by", gives or refuses a consent: {"answer": "agree", "channel"}',
      status: 201,
      ask: ({ body }) =>
        storage.transact(async (stores) => {
          const at = clock().toISOString()
          const channel = oneOf(body, 'channel', consentChannels, 'state-service')
          const consent = await consentIn(body, stores, { id: newId(), at })
          const record =
            oneOf(body, 'answer', ['agree', 'refuse']) === 'agree' ? giveConsent : refuseConsent
          mustSuit(channel, consent.services)
          const by = optionalText(body, 'by') ?? consent.iin
          return record(stores, consent, { by, at, detail: channel })
        }),
    },
    {
      method: 'post',
      path: '/consents/:id/actions',
      summary:
        'An operator tells what it did with the data of a consent: {"bin", "action", "to", "doneAt"}',
      status: 201,
      ask: ({ body, parameter }) =>
        storage.transact((stores) => {
          const now = clock()
          const told = {
            consentId: parameter('id'),
            bin: needText(body, 'bin'),
            action: oneOf(body, 'action', dataActions),
            to: body['to'] === undefined ? undefined : oneOf(body, 'to', destinations),
            doneAt: momentOf(body, 'doneAt') ?? now,
          }
          return recordAction(stores, told, { now, calendar })
        }),
    },
  ]
}

/** The operator is the one of the application; what a consent lacks, the service tells. */
async function consentIn(
  body: Asked['body'],
  { applications, participants }: Stores,
  { id, at }: { readonly id: string; readonly at: string },
): Promise<Consent> {
  const applicationId = needText(body, 'applicationId')
  const application = await applications.find(applicationId)
  const operator = application && (await participants.find(application.senderId))
  if (!operator) throw new ShepFault('APPLICATION_UNKNOWN', { id: applicationId })
  const until = momentOf(body, 'until')
  return {
    ...{ id, iin: needText(body, 'iin'), bin: operator.bin, operator: operator.name },
    services: servicesIn(body),
    dataList: optionalText(body, 'dataList') ?? '',
    purpose: optionalText(body, 'purpose') ?? application.services,
    givenAt: at,
    ...(until && { until: until.toISOString() }),
    thirdParties: flagOf(body, 'thirdParties'),
    crossBorder: flagOf(body, 'crossBorder'),
    publicSources: flagOf(body, 'publicSources'),
    automated: flagOf(body, 'automated'),
    notifyTransfers: flagOf(body, 'notifyTransfers'),
    method: application.method,
    applicationId,
  }
}

function servicesIn(body: Asked['body']): string[] {
  const { services = [] } = body
  if (Array.isArray(services) && services.every((one) => typeof one === 'string' && one !== ''))
    return services
  throw invalid('services', 'a list of texts is expected')
}
