import { ShepFault } from '../../contract/faults.ts'
import type { Consent } from '../../storage/consents.ts'
import type { Stores } from '../../storage/stores.ts'
import { isIdentifier } from '../identifiers.ts'
import { roleOf } from './acting.ts'

type ConsentStores = Pick<Stores, 'consents' | 'representatives' | 'subjectStandings'>

/** Who speaks, and when (ISO UTC) the state service heard it. */
export interface Answer {
  readonly by: string
  readonly at: string
  readonly detail?: string
}

/** the subject or the representative agrees. What the consent must say is checked. */
export const giveConsent = (stores: ConsentStores, consent: Consent, answer: Answer) =>
  record(stores, consent, answer, 'given')

/** the subject or the representative refuses; what was refused stays on record. */
export const refuseConsent = (stores: ConsentStores, consent: Consent, answer: Answer) =>
  record(stores, consent, answer, 'refused')

async function record(
  stores: ConsentStores,
  consent: Consent,
  answer: Answer,
  event: 'given' | 'refused',
): Promise<Consent> {
  const missing = lacking(consent)
  if (missing) throw new ShepFault('CONSENT_CONTENT', { field: missing })
  const role = await roleOf(stores, { ...answer, iin: consent.iin })
  await stores.consents.give(consent, { consentId: consent.id, event, role, ...answer })
  return consent
}

/** Law art. 8(4): the first thing that is not said; the name of the subject is that of the IIN in the base of persons. */
function lacking(consent: Consent): string | undefined {
  const { iin, bin, operator, services, dataList, purpose, givenAt, until } = consent
  const said: readonly (readonly [field: string, is: boolean])[] = [
    ['operator', operator.trim() !== ''],
    ['bin', isIdentifier(bin)],
    ['iin', isIdentifier(iin)],
    ['services', services.length > 0],
    ['dataList', dataList.trim() !== ''],
    ['purpose', purpose.trim() !== ''],
    ['until', until === undefined || until > givenAt],
  ]
  return said.find(([, is]) => !is)?.[0]
}
