import { clientCases } from '../certification/packs/client-cases.ts'
import {
  clientPacksOf,
  closeClientPack,
  openClientPack,
  reportOnAnswer,
  selfTestsOf,
} from '../certification/packs/client-run.ts'
import { gatewayCases } from '../certification/packs/gateway-cases.ts'
import { junitOfPack } from '../certification/packs/junit.ts'
import type { PackResult } from '../certification/packs/pack.ts'
import type { Clock } from '../clock.ts'
import {
  type ApiRoute,
  type Asked,
  invalid,
  needText,
  oneOf,
  optionalText,
  Sent,
} from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import type { Storage } from '../storage/database.ts'
import type { SelfTest } from './self-test.ts'

export interface PackDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly selfTest: SelfTest
}

/** Both packs of hostile cases: against our own gateway, and against a client. */
export const packRoutes = (deps: PackDeps): readonly ApiRoute[] => [
  ...gatewayPackRoutes(deps),
  ...clientPackRoutes(deps),
]

function clientPackRoutes({ storage, clock, newId }: PackDeps): readonly ApiRoute[] {
  const id = ({ parameter }: Asked) => parameter('id')
  return [
    {
      method: 'get',
      path: '/packs/client',
      summary: 'What the hostile gateway answers, case by case, and what a client should do',
      ask: () => clientCases,
    },
    {
      method: 'get',
      path: '/sessions/:id/packs/client',
      summary:
        'Runs of the hostile gateway in a session: each case, and whom they wait for; ?format=junit',
      ask: async (asked) => {
        const runs = await storage.read((stores) => clientPacksOf(id(asked), stores))
        return as(asked, runs, runs.at(-1))
      },
    },
    {
      method: 'post',
      path: '/sessions/:id/packs/client',
      summary: 'Turns the hostile gateway on: good answers of КДП give way to its cases',
      status: 201,
      ask: (asked) =>
        storage.transact((stores) => openClientPack(id(asked), { ...stores, clock, newId })),
    },
    {
      method: 'post',
      path: '/sessions/:id/packs/client/close',
      summary: 'Turns the hostile gateway off',
      ask: (asked) =>
        storage.transact((stores) => closeClientPack(id(asked), { ...stores, clock })),
    },
    {
      method: 'post',
      path: '/sessions/:id/packs/client/reports',
      summary:
        'What the client made of an answer: {"messageId", "outcome": "accepted" or "refused"}',
      ask: (asked) => {
        const { body } = asked
        const messageId = needText(body, 'messageId')
        const outcome = oneOf(body, 'outcome', ['accepted', 'refused'])
        return storage.transact((stores) =>
          reportOnAnswer(id(asked), { messageId, outcome }, { ...stores, clock }),
        )
      },
    },
  ]
}

/** Hostile messages against this gateway itself. */
function gatewayPackRoutes({ storage, selfTest }: PackDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/packs/gateway',
      summary: 'Hostile messages for our own gateway, case by case, and how it must answer',
      ask: () => gatewayCases,
    },
    {
      method: 'get',
      path: '/sessions/:id/packs/gateway',
      summary: 'Self-tests of the gateway that were run for a session, the oldest first',
      ask: ({ parameter }) => storage.read((stores) => selfTestsOf(parameter('id'), stores)),
    },
    {
      method: 'post',
      path: '/packs/gateway/runs',
      summary:
        'Sends them to this gateway and compares: {"sessionId"} keeps the result with a session',
      status: 201,
      ask: ({ body }) => selfTest(optionalText(body, 'sessionId')),
    },
    {
      method: 'get',
      path: '/packs/gateway/runs/:id',
      summary: 'One such run; ?format=junit',
      ask: async (asked) => {
        const id = asked.parameter('id')
        const found = await storage.read(({ packs }) => packs.selfTest(id))
        if (!found) throw new ShepFault('PACK_UNKNOWN', { id })
        const result = JSON.parse(found.result) as PackResult
        return as(asked, result, result)
      },
    },
  ]
}

/** As JSON, or one run as JUnit reads it. */
function as({ query }: Asked, json: unknown, run: PackResult | undefined): unknown {
  const format = query('format') ?? 'json'
  if (format === 'json') return json
  if (format !== 'junit') throw invalid('format', 'json or junit')
  if (!run) throw new ShepFault('PACK_UNKNOWN')
  return new Sent('application/xml; charset=utf-8', junitOfPack(run))
}
