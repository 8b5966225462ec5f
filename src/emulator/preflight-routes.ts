import { type ApiRoute, invalid, momentIn } from '../contract/api.ts'
import { isIdentifier } from '../services/identifiers.ts'
import { type PreflightDeps, preflight } from './preflight.ts'

/** What is asked before a run. */
export function preflightRoutes(deps: PreflightDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/applications/:id/preflight',
      summary:
        'What is configured for a run, row by row; ?at= the time of the asker, ?service= a serviceId, ?iin= whom methods 1 and 5 ask',
      ask: ({ parameter, query }) => {
        const at = momentIn('at', query('at'))
        const service = query('service')
        const iin = query('iin')
        if (iin !== undefined && !isIdentifier(iin))
          throw invalid('iin', 'twelve digits with a right check digit')
        const asked = {
          ...(at && { at }),
          ...(service !== undefined && { service }),
          ...(iin !== undefined && { iin }),
        }
        return preflight(parameter('id'), asked, deps)
      },
    },
  ]
}
