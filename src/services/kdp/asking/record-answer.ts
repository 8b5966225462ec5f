import type { AccessEvent, AccessRecord, AskedAccess } from '../../../storage/access-requests.ts'
import type { Consent } from '../../../storage/consents.ts'
import type { Stores } from '../../../storage/stores.ts'
import { giveConsent, refuseConsent } from '../../consents/give.ts'

export type AnswerStores = Pick<
  Stores,
  'accessRequests' | 'applications' | 'consents' | 'representatives' | 'subjectStandings'
>

/** What a citizen's answer comes to. */
export interface GivenAnswer {
  readonly event: Extract<AccessEvent['event'], 'agreed' | 'refused' | 'wrong-code' | 'late-answer'>
  readonly at: Date
  /** Who answered: the subject, or the representative. */
  readonly by: string
}

/** Writes an answer into the history of its request; what was agreed to or refused is a consent on record. */
export async function recordAnswer(
  stores: AnswerStores,
  { asked }: AccessRecord,
  { event, at, by }: GivenAnswer,
): Promise<void> {
  const moment = at.toISOString()
  await stores.accessRequests.addEvent({ requestId: asked.id, at: moment, event, by })
  if (event !== 'agreed' && event !== 'refused') return
  const application = await stores.applications.find(asked.applicationId)
  const consent = consentTo(asked, moment, application?.services ?? '')
  const record = event === 'agreed' ? giveConsent : refuseConsent
  await record(stores, consent, { by, at: moment, detail: `SMS, ${asked.method}` })
}

/** One request, one consent: they have the same identifier. */
const consentTo = (asked: AskedAccess, givenAt: string, purpose: string): Consent => ({
  id: asked.id,
  iin: asked.iin,
  bin: asked.bin,
  operator: asked.company,
  services: asked.services,
  dataList: asked.dataName ?? asked.services.join('; '),
  purpose,
  givenAt,
  thirdParties: false,
  crossBorder: false,
  publicSources: false,
  automated: asked.automated,
  notifyTransfers: false,
  method: asked.method,
  requestId: asked.id,
  applicationId: asked.applicationId,
})
