import { clientCases } from '../certification/packs/client-cases.ts'
import {
  clientPacksOf,
  closeClientPack,
  openClientPack,
  reportOnAnswer,
} from '../certification/packs/client-run.ts'
import type { Clock } from '../clock.ts'
import { type ApiRoute, type Asked, needText, oneOf } from '../contract/api.ts'
import type { Storage } from '../storage/database.ts'

export interface PackDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
}

/** The hostile gateway, asked for by session. */
export function clientPackRoutes({ storage, clock, newId }: PackDeps): readonly ApiRoute[] {
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
      summary: 'Runs of the hostile gateway in a session: each case, and whom they wait for',
      ask: (asked) => storage.read((stores) => clientPacksOf(id(asked), stores)),
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
