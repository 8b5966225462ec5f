import { erasedFacts } from '../../certification/erased.ts'
import type { Clock } from '../../clock.ts'
import { type ApiRoute, type Asked, flagOf, invalid, momentOf } from '../../contract/api.ts'
import type { Storage } from '../../storage/database.ts'
import type { Erasure } from '../../storage/erasures.ts'
import type { Eraser, Wish } from './eraser.ts'
import { type Cut, type Kind, kinds } from './older.ts'
import { cutOf, type Policy } from './retention.ts'
import { erasureWords } from './stays.ts'
import { needWords } from './words.ts'

export interface ErasureDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly eraser: Eraser
  readonly policy: Policy
}

/** What is kept how long, what was erased, and erasing by hand. */
export function erasureRoutes({
  storage,
  clock,
  eraser,
  policy,
}: ErasureDeps): readonly ApiRoute[] {
  const wishOf = (body: Asked['body']): Wish => ({
    by: needWords(body, 'by', clock()),
    reason: needWords(body, 'reason', clock()),
    force: flagOf(body, 'force'),
    dryRun: flagOf(body, 'dryRun'),
  })
  return [
    {
      method: 'get',
      path: '/erasures',
      summary:
        'How many days what is kept (0: for ever), what an erasure takes and what it leaves in words, and every erasure there was',
      ask: async () => {
        const erasures = await storage.read((stores) => stores.erasures.list())
        return { policy, words: erasureWords, erasures: erasures.map(toldErasure) }
      },
    },
    {
      method: 'post',
      path: '/erasures',
      summary:
        'Erases what is older than {"before"}, of {"what": ["journal", "sessions", "acts", "phone"]}; without both, what the policy says is due; {"by", "reason", "dryRun"}',
      ask: ({ body }) => eraser.older(cutIn(body, policy, clock()), wishOf(body)),
    },
    {
      method: 'post',
      path: '/sessions/:id/erase',
      summary:
        'Empties the messages, the act and the container of a closed session; its digests stay: {"by", "reason", "force", "dryRun"}',
      ask: ({ parameter, body }) => eraser.session(parameter('id'), wishOf(body)),
    },
  ]
}

export const toldErasure = (erasure: Erasure) => ({
  ...erasedFacts(erasure),
  what: erasure.what,
  ...(erasure.sessionId !== undefined && { sessionId: erasure.sessionId }),
  forced: erasure.forced,
  ...(JSON.parse(erasure.facts) as object),
})

/** Never what is still to come: a message could be in work. */
function cutIn(body: Asked['body'], policy: Policy, now: Date): Cut {
  const before = momentOf(body, 'before')
  if (before === undefined) {
    if (body['what'] !== undefined) throw invalid('before', 'a moment is expected with "what"')
    return cutOf(policy, now)
  }
  if (before > now) throw invalid('before', `a moment that has passed: it is ${now.toISOString()}`)
  return Object.fromEntries(kindsIn(body).map((kind) => [kind, before]))
}

function kindsIn({ what }: Asked['body']): readonly Kind[] {
  const named = Array.isArray(what) ? kinds.filter((kind) => what.includes(kind)) : []
  if (Array.isArray(what) && what.length > 0 && named.length === what.length) return named
  throw invalid('what', `a list of ${kinds.join(', ')}, each once`)
}
