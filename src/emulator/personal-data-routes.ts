import { record } from '../act/log/chain.ts'
import { factsOf } from '../certification/facts.ts'
import { eachMessage, placeOf, unconfirmed } from '../certification/personal-data.ts'
import type { Clock } from '../clock.ts'
import type { ApiRoute } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import { scanMessage } from '../services/personal-data/scan.ts'
import type { Storage } from '../storage/database.ts'
import { needWords } from './erasure/words.ts'

export interface PersonalDataDeps {
  readonly storage: Storage
  readonly clock: Clock
}

/** What in the messages of a session looks like personal data of real people, and who says that it may stay. */
export function personalDataRoutes({ storage, clock }: PersonalDataDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/sessions/:id/personal-data',
      summary: 'Values in the messages of a session that look like personal data of real people',
      ask: ({ parameter }) =>
        storage.read(async (stores) => {
          const { count, confirmed } = await factsOf(parameter('id'), stores)
          const found = await eachMessage(count, stores.messages, scanMessage)
          return found.map((one) => ({ ...one, confirmed: confirmed.has(placeOf(one)) }))
        }),
    },
    {
      method: 'post',
      path: '/sessions/:id/personal-data/confirm',
      summary: 'Puts on record who says that those values may stay, and why: {"by", "statement"}',
      ask: ({ parameter, body }) => {
        const id = parameter('id')
        const now = clock()
        const [by, statement] = [needWords(body, 'by', now), needWords(body, 'statement', now)]
        return storage.transact(async (stores) => {
          const facts = await factsOf(id, stores)
          if (facts.session.state === 'frozen') throw new ShepFault('SESSION_FROZEN', { id })
          const found = await unconfirmed(facts, scanMessage, stores.messages)
          const findings = found.map(placeOf)
          if (findings.length === 0) throw new ShepFault('PERSONAL_DATA_NONE', { id })
          const data = { sessionId: id, by, statement, findings }
          await record({ kind: 'personal-data-confirmed', data }, { log: stores.eventLog, clock })
          return data
        })
      },
    },
  ]
}
