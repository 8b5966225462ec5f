import type { Application } from '../../storage/applications.ts'
import type { Consent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'
import { giveConsent } from '../consents/give.ts'
import { lastEvent } from '../consents/history.ts'
import type { AccessCase } from './access-case.ts'
import type { AccessFacts } from './access-facts.ts'

/** A case that passed its checks, under an application. */
export type Granted = Pick<AccessFacts, 'request' | 'ovt' | 'method' | 'proactive' | 'now'> & {
  readonly application: Application
}

/**
 * Methods 2 and 3: the consent that the initiator took by its own means, as its verification token tells: taken when that
 * token was formed. The same token shown again is the same consent.
 */
export async function recordOwnConsent(
  stores: Stores,
  asked: Granted,
  newId: () => string,
): Promise<string> {
  const { ovt, request, now } = asked
  if (ovt?.issuedAt === undefined) throw new Error('a case was granted without its date')
  const givenAt = ovt.issuedAt.toISOString()
  const given = await stores.consents.givenAt(request.iin, request.bin, givenAt)
  const consent = consentOf(asked, newId, givenAt)
  const same = given.find((one) => sameContent(one, consent))
  if (same) {
    await lastEvent(stores, same.id, now.toISOString())
    return same.id
  }
  const answer = { by: request.iin, at: now.toISOString(), detail: `mcheck ${ovt.mcheck}` }
  await giveConsent(stores, consent, answer)
  return consent.id
}

function consentOf(
  { request, application, proactive, method }: Granted,
  newId: () => string,
  givenAt: string,
): Consent {
  const { iin, bin, company: operator, services, dataName, automated, requestId } = request
  const until = proactive?.proactiveUntil
  return {
    ...{ id: newId(), iin, bin, operator, services, givenAt, method, automated },
    /** Where the request names no list of data, it is what the services give. */
    dataList: dataName ?? services.join('; '),
    purpose: application.services,
    ...(until === undefined ? {} : { until }),
    ...{ thirdParties: false, crossBorder: false, publicSources: false, notifyTransfers: false },
    ...(requestId === undefined ? {} : { requestId }),
    applicationId: application.id,
  }
}

const sameContent = (one: Consent, other: Consent): boolean =>
  one.method === other.method &&
  one.applicationId === other.applicationId &&
  one.dataList === other.dataList &&
  one.automated === other.automated &&
  one.services.join(';') === other.services.join(';')

/**
 * of the consents by this method that the operator stopped processing under, whether one covers a service asked
 * for and was withdrawn after the verification token was formed: then the token tells of a consent that is no more.
 */
export async function withdrawalOf(
  { withdrawals, consents }: Pick<Stores, 'withdrawals' | 'consents'>,
  { request, method, ovt }: AccessCase,
): Promise<string | undefined> {
  const taken = ovt?.issuedAt?.toISOString()
  if (method === 'protocol' || taken === undefined) return undefined
  for (const { consentId, at } of await withdrawals.terminated(request.iin, request.bin)) {
    const consent = await consents.find(consentId)
    if (consent?.method !== method || (at < taken && consent.givenAt < taken)) continue
    if (consent.services.some((one) => request.services.includes(one))) return at
  }
  return undefined
}
