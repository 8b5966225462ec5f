import { type ApiRoute, needText, oneOf, optionalText } from '../contract/api.ts'
import { standingActors, subjectStandings } from '../contract/rights.ts'
import { collectWithoutConsent, noConsentCases } from '../services/kdp/no-consent.ts'
import type { CabinetDeps } from './cabinet-routes.ts'
import { identifier } from './rights-input.ts'

type Deps = Pick<CabinetDeps, 'storage' | 'clock'>

/** What is not asked of a subject: whether one lives, and what is collected without consent. */
export const subjectRoutes = (deps: Deps): readonly ApiRoute[] => [
  ...standings(deps),
  ...collections(deps),
]

function standings({ storage, clock }: Deps): ApiRoute[] {
  const path = '/subjects/:iin/standing'
  return [
    {
      method: 'get',
      path,
      summary: 'The marks of a subject as missing, deceased or living; none: the subject lives',
      ask: ({ parameter }) =>
        storage.read(({ subjectStandings }) => subjectStandings.history(parameter('iin'))),
    },
    {
      method: 'put',
      path,
      summary:
        'Marks a subject: {"standing": "missing" or "deceased" or "living", "acts": "nobody" or "representative", "basis"}',
      ask: async ({ parameter, body }) => {
        const mark = {
          iin: identifier('iin', parameter('iin')),
          standing: oneOf(body, 'standing', subjectStandings),
          acts: oneOf(body, 'acts', standingActors, 'nobody'),
          basis: needText(body, 'basis'),
          at: clock().toISOString(),
        }
        await storage.transact(({ subjectStandings }) => subjectStandings.mark(mark))
        return mark
      },
    },
  ]
}

function collections({ storage, clock }: Deps): ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/grounds',
      summary: 'The cases in which data is collected without consent, by code',
      ask: () => noConsentCases,
    },
    {
      method: 'post',
      path: '/collections',
      summary:
        'An organisation tells what it collected without consent: {"iin", "bin", "company", "services", "basis", "link"}',
      status: 201,
      ask: ({ body }) => {
        const collection = {
          at: clock().toISOString(),
          iin: identifier('iin', needText(body, 'iin')),
          bin: identifier('bin', needText(body, 'bin')),
          company: needText(body, 'company'),
          services: [needText(body, 'services')],
          basis: needText(body, 'basis'),
          link: optionalText(body, 'link'),
        }
        return storage.transact((stores) => collectWithoutConsent(stores, collection))
      },
    },
  ]
}
