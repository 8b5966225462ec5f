import type { Calendar } from '../calendar/calendar.ts'
import type { Clock } from '../clock.ts'
import {
  type ApiRoute,
  type Asked,
  flagOf,
  invalid,
  needText,
  oneOf,
  optionalText,
} from '../contract/api.ts'
import { type BreachEdition, officeRoles } from '../contract/breach.ts'
import { decideRisk } from '../services/breach/decide-risk.ts'
import { editions } from '../services/breach/editions.ts'
import type { FanOut } from '../services/breach/fan-out.ts'
import { listOffices } from '../services/breach/offices.ts'
import type { JudgeDocument } from '../services/breach/signed-document.ts'
import { deliveryChannels, startDelivery } from '../services/breach/start-delivery.ts'
import { takeList } from '../services/breach/take-list.ts'
import { takeNotice } from '../services/breach/take-notice.ts'
import { takeOrder } from '../services/breach/take-order.ts'
import {
  deadlineBoard,
  describeBreach,
  listBreaches,
  progressOf,
  undeliverableOf,
} from '../services/breach/views.ts'
import { isIdentifier } from '../services/identifiers.ts'
import type { Storage } from '../storage/database.ts'

export interface BreachDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly calendar: Calendar
  readonly newId: () => string
  readonly judge: JudgeDocument
  readonly fanOut: FanOut
  readonly edition: BreachEdition
  /** The largest document, bytes. */
  readonly maxBytes: number
}

/** The largest list of subjects in one upload: about 200 000 lines. */
const MAX_LIST = 8 * 1024 * 1024
const SHOWN = 100

/** The chain of notices of a breach (№ 481/НҚ): documents are signed, what is asked is JSON. */
export const breachRoutes = (deps: BreachDeps): readonly ApiRoute[] => [
  ...looks(deps),
  ...documents(deps),
  ...acts(deps),
  ...offices(deps),
]

function looks({ storage, clock, calendar, edition }: BreachDeps): readonly ApiRoute[] {
  const now = () => ({ now: clock(), calendar })
  const get = (path: string, summary: string, ask: ApiRoute['ask']): ApiRoute => ({
    method: 'get',
    path: `/breaches${path}`,
    summary,
    ask,
  })
  return [
    get('', 'Breaches of security, newest first, each with its state and terms', () =>
      storage.read((stores) => listBreaches(stores, SHOWN, now())),
    ),
    get('/deadlines', 'Terms of breaches that run or were missed, nearest first', () =>
      storage.read((stores) => deadlineBoard(stores, SHOWN, now())),
    ),
    get('/rules', 'Editions of the rules, and the one that breaches are taken by', () => ({
      edition,
      editions: Object.entries(editions).map(([name, rules]) => ({
        name,
        rules: rules ?? 'empty: order № 232/НҚ of 30.04.2026, its text was not found',
      })),
    })),
    get('/:id', 'One breach: content, events, documents, terms, progress', ({ parameter }) =>
      storage.read((stores) => describeBreach(stores, parameter('id'), now())),
    ),
    get('/:id/progress', 'How far the delivery to subjects has come', ({ parameter }) =>
      storage.read((stores) => progressOf(stores, parameter('id'))),
    ),
    get('/:id/undeliverable', 'Subjects whom nobody can reach', ({ parameter }) =>
      storage.read((stores) => undeliverableOf(stores, parameter('id'))),
    ),
  ]
}

const described = ({ storage, clock, calendar }: BreachDeps, id: string) =>
  storage.read((stores) => describeBreach(stores, id, { now: clock(), calendar }))

function documents(deps: BreachDeps): readonly ApiRoute[] {
  const { storage, clock, newId, judge, edition, maxBytes } = deps
  const signed = ({ bytes, contentType }: Asked) => {
    if (bytes.length === 0) throw invalid('body', 'a signed document is expected, as text/xml')
    return judge(bytes, contentType)
  }
  return [
    {
      method: 'post',
      path: '/breaches',
      summary: 'A signed notice of a breach: holderNotice (cl. 3) or bodyNotice (cl. 4)',
      status: 201,
      maxBytes,
      ask: async (asked) => {
        const [document, id] = [await signed(asked), newId()]
        await storage.transact((stores) =>
          takeNotice(stores, document, { id, at: clock(), edition }),
        )
        return described(deps, id)
      },
    },
    {
      method: 'post',
      path: '/breaches/:id/lists',
      summary: 'A list of subjects that the notice names by its hash: lines of IIN,phone,name',
      maxBytes: MAX_LIST,
      ask: ({ parameter, bytes }) => takeList(parameter('id'), bytes, { storage, clock }),
    },
    {
      method: 'post',
      path: '/breaches/:id/order',
      summary: 'The signed order of the authorised body to the operator of e-government (cl. 6)',
      maxBytes,
      ask: async (asked) => {
        const [document, id] = [await signed(asked), asked.parameter('id')]
        await storage.transact((stores) => takeOrder(stores, id, document, clock()))
        return described(deps, id)
      },
    },
  ]
}

function acts(deps: BreachDeps): readonly ApiRoute[] {
  const { storage, clock, fanOut } = deps
  return [
    {
      method: 'post',
      path: '/breaches/:id/decision',
      summary: 'The authorised body decides: {"bin": …, "risk": true, "reason": …}',
      ask: async ({ parameter, body }) => {
        const decision = {
          bin: needText(body, 'bin'),
          risk: riskIn(body),
          reason: needText(body, 'reason'),
        }
        await storage.transact((stores) =>
          decideRisk(stores, parameter('id'), { ...decision, at: clock() }),
        )
        return described(deps, parameter('id'))
      },
    },
    {
      method: 'post',
      path: '/breaches/:id/delivery',
      summary: 'The operator of e-government begins: {"bin": …, "channel": "cabinet" | "sms"}',
      status: 202,
      ask: async ({ parameter, body }) => {
        const [id, bin] = [parameter('id'), needText(body, 'bin')]
        const channel = oneOf(body, 'channel', deliveryChannels, 'cabinet')
        await storage.transact((stores) => startDelivery(stores, id, { bin, channel, at: clock() }))
        fanOut.wake()
        return storage.read((stores) => progressOf(stores, id))
      },
    },
  ]
}

/** Said, not left out: no risk ends the chain. */
function riskIn(body: Asked['body']): boolean {
  if (body['risk'] === undefined) throw invalid('risk', 'true or false is expected')
  return flagOf(body, 'risk')
}

function offices({ storage, clock }: BreachDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/breach-offices',
      summary: 'Whose BIN each office of the breach chain has',
      ask: () => storage.read(listOffices),
    },
    {
      method: 'put',
      path: '/breach-offices/:role',
      summary: 'Appoints a BIN to an office: {"bin": …}',
      ask: async ({ parameter, body }) => {
        const role = oneOf({ role: parameter('role') }, 'role', officeRoles)
        const bin = optionalText(body, 'bin') ?? ''
        if (!isIdentifier(bin)) throw invalid('bin', '12 digits with a valid check digit')
        const at = clock().toISOString()
        await storage.transact(({ breachOffices }) => breachOffices.appoint({ role, bin, at }))
        return storage.read(listOffices)
      },
    },
  ]
}
