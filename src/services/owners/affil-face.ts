import type { DataField } from '../../contract/messages.ts'
import type { Operation } from '../operation.ts'
import type { Company } from './companies.ts'
import { type GbdulService, gbdul } from './gbdul.ts'
import { answerOf, companyOf, element, personOf, statusOf, success } from './gbdul-answers.ts'
import { foundedBy, foundingCompanies, foundingPeople } from './parties.ts'
import type { Population } from './population.ts'
import type { OwnerDeps } from './token-case.ts'

/** The host is the owner's (W-18); what stands before it is ours. */
export const AFFIL_FACE_NAMESPACE = 'http://gbdulaffilface_kdp.egp.gbdul.tamur.kz'

const named = { namespace: AFFIL_FACE_NAMESPACE, type: 'ResponseDataType' } as const

/** Who is affiliated with a company: its founders, the founders of those, and the companies it founded itself. */
const service: GbdulService = {
  serviceId: 'GbdulAffilFace_KDP',
  discloses: (company, population) => [
    ...new Set(
      [company, ...foundingCompanies(company, population)].flatMap((one) =>
        foundingPeople(one, population).map(({ iin }) => iin),
      ),
    ),
  ],
  found: (company, { population }) => answerOf(named, success, [infosOf(company, population)]),
  refused: (fault) => answerOf(named, statusOf(fault)),
}

/** The state base of legal entities, its service of affiliated persons. */
export const affilFace = (deps: OwnerDeps): Operation => gbdul(service, deps)

function infosOf(company: Company, population: Population): DataField {
  const people = foundingPeople(company, population)
  const companies = foundingCompanies(company, population)
  return element('affilInfos', [
    element('BIN', company.bin),
    element('fullNameRu', company.name.ru),
    element('fullNameKz', company.name.kk),
    ...foundedBy(company, population).map((one) => founders([companyOf('UL', one)])),
    ...people.map((one) => founders([personOf('founderFLFirst', one)])),
    ...companies.map((one) => founders(withFounders(one, population))),
    element('countFlFounders', String(people.length)),
    element('countUlFounders', String(companies.length)),
  ])
}

const founders = (fields: readonly DataField[]): DataField => element('founders', fields)

/** A founding company, and its own founders. */
const withFounders = (company: Company, population: Population): DataField[] => [
  companyOf('founderULFirst', company),
  ...foundingCompanies(company, population).map((one) => companyOf('foundersUL', one)),
  ...foundingPeople(company, population).map((one) => personOf('foundersFL', one)),
]
