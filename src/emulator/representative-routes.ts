import { type ApiRoute, type Asked, invalid, momentOf, needText } from '../contract/api.ts'
import { isIdentifier } from '../services/identifiers.ts'
import type { CabinetDeps } from './cabinet-routes.ts'

/** Who may act for a subject. A later link of the same pair takes the place of the earlier one. */
export function representativeRoutes({
  storage,
  clock,
}: Pick<CabinetDeps, 'storage' | 'clock'>): readonly ApiRoute[] {
  return [
    {
      method: 'post',
      path: '/representatives',
      summary:
        'Links a legal representative to a subject: {"representativeIin", "subjectIin", "basis", "from", "until"}',
      status: 201,
      ask: ({ body }) =>
        storage.transact(async ({ representatives }) => {
          const now = clock()
          const until = momentOf(body, 'until')
          const link = {
            representativeIin: personIn(body, 'representativeIin'),
            subjectIin: personIn(body, 'subjectIin'),
            basis: needText(body, 'basis'),
            from: (momentOf(body, 'from') ?? now).toISOString(),
            ...(until && { until: until.toISOString() }),
            linkedAt: now.toISOString(),
          }
          await representatives.link(link)
          return link
        }),
    },
    {
      method: 'get',
      path: '/representatives/:iin',
      summary: 'Who may act for a subject now',
      ask: ({ parameter }) =>
        storage.read(({ representatives }) =>
          representatives.ofSubject(parameter('iin'), clock().toISOString()),
        ),
    },
  ]
}

function personIn(body: Asked['body'], field: string): string {
  const iin = needText(body, field)
  if (!isIdentifier(iin)) throw invalid(field, 'an IIN is expected')
  return iin
}
