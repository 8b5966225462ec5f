import type { Calendar } from '../calendar/calendar.ts'
import type { Clock } from '../clock.ts'
import { type ApiRoute, type Asked, invalid, momentIn, optionalText } from '../contract/api.ts'
import { roleOf } from '../services/consents/acting.ts'
import { consentsOf, holdersOf, withdrawalsOf } from '../services/consents/cabinet.ts'
import { askWithdrawal } from '../services/consents/withdraw.ts'
import { isIdentifier } from '../services/identifiers.ts'
import { EARLIEST, LATEST } from '../services/kdp/moments.ts'
import { historyOf } from '../services/notices/history.ts'
import type { Storage } from '../storage/database.ts'
import type { NoticeKind } from '../storage/notices.ts'
import type { Stores } from '../storage/stores.ts'

export interface CabinetDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly calendar: Calendar
}

/** Whose cabinet, who looks, and now. */
interface Visit {
  readonly iin: string
  readonly by: string
  readonly now: Date
}

/** What a visitor who was let in gets. */
type Work = (stores: Stores, visit: Visit, asked: Asked) => Promise<unknown>
type Room = Pick<ApiRoute, 'path' | 'summary'> & { readonly work: Work }

/** The user cabinet, for the subject, or with `?as=IIN` for a legal representative. */
export function cabinetRoutes(deps: CabinetDeps): readonly ApiRoute[] {
  const { storage, clock } = deps
  const enter = (work: Work, asked: Asked) => async (stores: Stores) => {
    const iin = identifier('iin', asked.parameter('iin'))
    const by = identifier('as', asked.query('as') ?? iin)
    const now = clock()
    await roleOf(stores, { iin, by, at: now.toISOString() })
    return work(stores, { iin, by, now }, asked)
  }
  return [
    ...shown.map(
      ({ path, summary, work }): ApiRoute => ({
        ...{ method: 'get', path: `/cabinet/:iin/${path}`, summary },
        ask: (asked) => storage.read(enter(work, asked)),
      }),
    ),
    {
      method: 'post',
      path: '/cabinet/:iin/consents/:id/withdraw',
      summary: 'Asks to withdraw a consent: the operator has 15 working days',
      status: 201,
      ask: (asked) => storage.transact(enter(withdrawing(deps), asked)),
    },
    {
      method: 'put',
      path: '/cabinet/:iin/phone',
      summary:
        'Registers the phone number of a subject: {"number": "+7…"}; without it there is none',
      ask: (asked) => storage.transact(enter(registerPhone, asked)),
    },
  ]
}

const shown: readonly Room[] = [
  {
    path: 'consents',
    summary: 'The consents of a subject with their histories, as they are now or were at ?at=',
    work: (stores, { iin, now }, { query }) =>
      consentsOf(stores, iin, momentIn('at', query('at')) ?? now),
  },
  {
    path: 'holders',
    summary: 'The owners and operators that hold consent of a subject',
    work: (stores, { iin, now }) => holdersOf(stores, iin, now),
  },
  {
    path: 'history',
    summary: 'Who had access to the data of a subject, in a period: ?from=, ?to=',
    work: async (stores, { iin }, { query }) => {
      const from = momentIn('from', query('from'))?.toISOString() ?? EARLIEST
      const to = momentIn('to', query('to'))?.toISOString() ?? LATEST
      return historyOf(stores, { iin, from, to })
    },
  },
  {
    path: 'withdrawals',
    summary: 'The applications of a subject for withdrawal, with terms and decisions',
    work: (stores, { iin, now }) => withdrawalsOf(stores, iin, now),
  },
  {
    path: 'notices',
    summary: 'What a subject was told, newest first; of one kind with ?kind=',
    work: ({ notices }, { iin }, { query }) =>
      notices.ofSubject(iin, query('kind') as NoticeKind | undefined),
  },
  {
    path: 'breaches',
    summary: 'The notices of breaches that a subject was sent, newest first',
    work: ({ notices }, { iin }) => notices.ofSubject(iin, 'breach'),
  },
]

const withdrawing =
  ({ newId, calendar }: CabinetDeps): Work =>
  (stores, { iin, by, now }, { parameter }) =>
    askWithdrawal(stores, { id: newId(), consentId: parameter('id'), iin, by }, { now, calendar })

/** registration on the portal feeds БМГ. */
const registerPhone: Work = async ({ bmg }, { iin, by, now }, { body }) => {
  const number = optionalText(body, 'number')
  if (number !== undefined && !/^\+7\d{10}$/.test(number))
    throw invalid('number', '+7 and ten digits are expected')
  await bmg.setNumber(iin, number, now.toISOString(), by)
  return { iin, number: number ?? null }
}

function identifier(field: string, text: string): string {
  if (!isIdentifier(text)) throw invalid(field, 'an IIN is expected')
  return text
}
