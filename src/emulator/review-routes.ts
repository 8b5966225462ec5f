import { canonicalJson } from '../act/json.ts'
import { type ApiRoute, Sent } from '../contract/api.ts'
import { ShepFault } from '../contract/faults.ts'
import { disputeOf } from './dispute.ts'
import { type OverrideDeps, override, overridesOf, statementOf } from './overrides.ts'
import type { RejudgeDeps } from './rejudge-routes.ts'

/** What a reviewer does with a verdict: judges it otherwise, signed, or takes all there is of it away to dispute. */
export const reviewRoutes = (deps: OverrideDeps & RejudgeDeps): readonly ApiRoute[] => [
  {
    method: 'get',
    path: '/sessions/:id/overrides',
    summary: 'Verdicts of a session that somebody judged otherwise, each signed, beside the record',
    ask: ({ parameter }) => {
      const id = parameter('id')
      return deps.storage.read(async (stores) => {
        if (!(await stores.sessions.find(id))) throw new ShepFault('SESSION_UNKNOWN', { id })
        return overridesOf(id, stores)
      })
    },
  },
  {
    method: 'post',
    path: '/sessions/:id/overrides/statement',
    summary: 'The bytes to sign for an override: {"entryId", "rule", "verdict", "by", "reason"}',
    ask: async ({ parameter, body }) =>
      new Sent(
        'application/json; charset=utf-8',
        canonicalJson(await statementOf(parameter('id'), body, deps)),
      ),
  },
  {
    method: 'post',
    path: '/sessions/:id/overrides',
    summary: 'An override with its "signature": a detached CMS over those bytes, in base64',
    status: 201,
    ask: ({ parameter, body }) => override(parameter('id'), body, deps),
  },
  {
    method: 'get',
    path: '/sessions/:id/disputes/:entryId/:rule',
    summary:
      'All there is of one check in one file: record, clause, bytes, a new judgement, overrides',
    ask: async ({ parameter }) => {
      const [id, entryId, rule] = [parameter('id'), parameter('entryId'), parameter('rule')]
      const bundle = await disputeOf({ sessionId: id, entryId, rule }, deps)
      const name = `dispute-${entryId}-${rule}.json`
      return new Sent(
        'application/json; charset=utf-8',
        `${JSON.stringify(bundle, undefined, 1)}\n`,
        {
          'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
        },
      )
    },
  },
]
