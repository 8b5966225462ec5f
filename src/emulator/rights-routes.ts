import type { Calendar } from '../calendar/calendar.ts'
import type { Clock } from '../clock.ts'
import {
  type ApiRoute,
  type Asked,
  flagOf,
  momentIn,
  needText,
  oneOf,
  optionalText,
} from '../contract/api.ts'
import { demandKinds, type MatterKind, rightsSolutions } from '../contract/rights.ts'
import { roleOf } from '../services/consents/acting.ts'
import { dataOwners } from '../services/owners/data-owners.ts'
import { askMatter } from '../services/rights/ask.ts'
import { clauses } from '../services/rights/clauses.ts'
import { askExplanation, explain, find } from '../services/rights/complaint.ts'
import { decideMatter } from '../services/rights/decide.ts'
import { draftAnswer } from '../services/rights/draft.ts'
import { describeMatter, listMatters, mattersOf } from '../services/rights/views.ts'
import type { Storage } from '../storage/database.ts'
import { answersIn, identifier, matterIn } from './rights-input.ts'

export interface RightsDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly calendar: Calendar
  /** The term of a complaint, working days. */
  readonly complaintDays: number
}

const SHOWN = 100

/** The rights of a subject by № 395/НҚ: what is asked, what organisations answer, and complaints of them. */
export const rightsRoutes = (deps: RightsDeps): readonly ApiRoute[] => [
  ...papers(deps),
  ...looks(deps),
  ...decisions(deps),
  ...review(deps),
]

/** What a subject, or a representative in `?as=`, brings. */
function papers({ storage, clock, newId, calendar, complaintDays }: RightsDeps): ApiRoute[] {
  const paper = (
    path: string,
    summary: string,
    kindOf: (asked: Asked) => MatterKind,
  ): ApiRoute => ({
    method: 'post',
    path: `/cabinet/:iin/${path}`,
    summary,
    status: 201,
    ask: async (asked) => {
      const matter = matterIn(kindOf(asked), asked, newId())
      const terms = { now: clock(), calendar, complaintDays }
      return storage.transact((stores) => askMatter(stores, matter, terms))
    },
  })
  return [
    paper(
      'information-requests',
      'Asks an organisation what it does with the data: {"bin", "points", "channel"}; 3 working days',
      () => 'information',
    ),
    paper(
      'demands',
      'Demands of an organisation to change, supplement, block, unblock or destroy data: {"bin", "kind"}; 1 working day',
      ({ body }) => oneOf(body, 'kind', demandKinds),
    ),
    paper(
      'objections',
      'Objects to automated processing by an organisation: {"bin", "text"}; 3 working days',
      () => 'objection',
    ),
    paper(
      'complaints',
      'Asks the authorised body to check an organisation: {"bin", "text"}',
      () => 'complaint',
    ),
  ]
}

function looks({ storage, clock }: RightsDeps): ApiRoute[] {
  const get = (path: string, summary: string, ask: ApiRoute['ask']): ApiRoute => ({
    method: 'get',
    ...{ path, summary, ask },
  })
  const momentOf = ({ query }: Asked) => momentIn('at', query('at')) ?? clock()
  return [
    get(
      '/cabinet/:iin/rights',
      'What a subject asked and demanded, as it is now or was at ?at=',
      (asked) =>
        storage.read(async (stores) => {
          const iin = identifier('iin', asked.parameter('iin'))
          const by = identifier('as', asked.query('as') ?? iin)
          await roleOf(stores, { iin, by, at: clock().toISOString() })
          return mattersOf(stores, iin, momentOf(asked))
        }),
    ),
    get(
      '/rights',
      'What organisations were asked, newest first; of one with ?bin=; overdue ones say so',
      (asked) =>
        storage.read((stores) =>
          listMatters(stores, { bin: asked.query('bin'), limit: SHOWN }, momentOf(asked)),
        ),
    ),
    get(
      '/rights/clauses',
      'The clauses of № 395/НҚ, and what the emulator does of each',
      () => clauses,
    ),
    get('/rights/owners', 'Whose BIN the data owners of the emulator have', () => dataOwners),
    get('/rights/:id', 'One matter with its history, as it is now or was at ?at=', (asked) =>
      storage.read((stores) => describeMatter(stores, asked.parameter('id'), momentOf(asked))),
    ),
    get(
      '/rights/:id/draft',
      'A draft of the answer to an information request, from consents and accesses',
      (asked) => storage.read((stores) => draftAnswer(stores, asked.parameter('id'), clock())),
    ),
  ]
}

function decisions({ storage, clock }: RightsDeps): ApiRoute[] {
  return [
    {
      method: 'post',
      path: '/rights/:id/decision',
      summary:
        'The organisation answers, does as demanded, or refuses: {"bin", "solution", "answers", "confirmed", "reason"}',
      ask: ({ body, parameter }) => {
        const decision = {
          id: parameter('id'),
          bin: needText(body, 'bin'),
          solution: oneOf(body, 'solution', rightsSolutions),
          reason: optionalText(body, 'reason'),
          answers: answersIn(body),
          confirmed: flagOf(body, 'confirmed'),
        }
        return storage.transact((stores) => decideMatter(stores, decision, clock()))
      },
    },
  ]
}

/** the review of a complaint, step by step. */
function review({ storage, clock }: RightsDeps): ApiRoute[] {
  const step = ({ body, parameter }: Asked) => ({
    id: parameter('id'),
    bin: needText(body, 'bin'),
    text: optionalText(body, 'text'),
  })
  const post = (path: string, summary: string, ask: ApiRoute['ask']): ApiRoute => ({
    method: 'post',
    path: `/rights/:id/${path}`,
    ...{ summary, ask },
  })
  return [
    post(
      'explanation-request',
      'The authorised body asks the organisation to explain: {"bin"}',
      (asked) => storage.transact((stores) => askExplanation(stores, step(asked), clock())),
    ),
    post('explanation', 'The organisation explains: {"bin", "text"}', (asked) => {
      const text = needText(asked.body, 'text')
      return storage.transact((stores) => explain(stores, { ...step(asked), text }, clock()))
    }),
    post(
      'finding',
      'The authorised body decides on a complaint: {"bin", "found": "violation" or "no-violation", "text"}',
      (asked) => {
        const text = needText(asked.body, 'text')
        const violation = oneOf(asked.body, 'found', ['violation', 'no-violation']) === 'violation'
        return storage.transact((stores) =>
          find(stores, { ...step(asked), text, violation }, clock()),
        )
      },
    ),
  ]
}
