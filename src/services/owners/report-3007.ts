import { toWireTime } from '../../clock.ts'
import type { DataField } from '../../contract/messages.ts'
import type { Operation } from '../operation.ts'
import type { Company } from './companies.ts'
import { type GbdulFacts, type GbdulService, gbdul } from './gbdul.ts'
import {
  answerOf,
  companyOf,
  directory,
  element,
  personOf,
  statusOf,
  success,
} from './gbdul-answers.ts'
import { foundingCompanies, foundingPeople } from './parties.ts'
import type { Population } from './population.ts'
import type { OwnerDeps } from './token-case.ts'

/** After the namespace of the report 3005, the only one public clients show (W-18). */
export const REPORT_3007_NAMESPACE = 'http://3007_kdp.reports.egp.gbdul.tamur.kz'

const named = { namespace: REPORT_3007_NAMESPACE, type: 'ResponseType' } as const

/** A certificate of registration of a company: who heads it and who founded it. */
const service: GbdulService = {
  serviceId: 'GbdulReport3007_KDP',
  discloses: (company, population) => [
    ...new Set([company.head, ...foundingPeople(company, population).map(({ iin }) => iin)]),
  ],
  found: (company, about) =>
    answerOf(named, success, [
      element('ReportNumber', about.newId()),
      element('ReportDate', toWireTime(about.now)),
      element('Organization', organizationOf(company, about.population)),
      requestorOf(about),
    ]),
  refused: (fault) => answerOf(named, statusOf(fault)),
}

/** The state base of legal entities, its report 3007. */
export const report3007 = (deps: OwnerDeps): Operation => gbdul(service, deps)

function organizationOf(company: Company, population: Population): DataField[] {
  const { bin, name, registeredOn, activity, head } = company
  const leader = population.person(head)
  return [
    element('BIN', bin),
    directory('RegStatus', '1', { ru: 'Зарегистрирован', kk: 'Тіркелген' }),
    element('RegistrationDate', registeredOn),
    element('FullNameRu', name.ru),
    element('FullNameKz', name.kk),
    ...(leader ? [personOf('OrganizationLeader', leader)] : []),
    directory('Activity', 'EMU', activity),
    addressOf(company),
    ...foundingPeople(company, population).map((one) => personOf('FounderFL', one)),
    ...foundingCompanies(company, population).map((one) => companyOf('FounderUL', one)),
  ]
}

const addressOf = ({ address: { region, city, street, building, flat } }: Company): DataField =>
  element('Address', [
    element('DistrictRu', region.ru),
    element('DistrictKz', region.kk),
    element('RegionRu', city.ru),
    element('RegionKz', city.kk),
    element('StreetRu', street.ru),
    element('StreetKz', street.kk),
    element('BuildingNumber', building),
    element('AppartmentNumber', flat),
  ])

const requestorOf = ({ requestor: { bin, name } }: GbdulFacts): DataField =>
  element('Requestor', [
    element('Organization', [element('BIN', bin), element('FullNameRu', name)]),
  ])
