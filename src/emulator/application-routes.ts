import type { Calendar } from '../calendar/calendar.ts'
import { applicationInputOf } from '../certification/application-record.ts'
import { createDraft, editDraft, submitDraft } from '../certification/smart-bridge/drafts.ts'
import { returnForRevision } from '../certification/smart-bridge/review.ts'
import {
  acceptAct,
  attachAct,
  clearForProduction,
  returnAct,
} from '../certification/smart-bridge/test-act.ts'
import { historyOf, viewOf } from '../certification/smart-bridge/view.ts'
import type { Clock } from '../clock.ts'
import { type ApiRoute, type Asked, invalid, needText, optionalText } from '../contract/api.ts'
import type { Storage } from '../storage/database.ts'
import type { Stores } from '../storage/stores.ts'
import { listKeys, registerKey } from './application-keys.ts'
import { recordStep } from './application-steps.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import { platformRoutes } from './platform-routes.ts'

export interface ApplicationDeps {
  readonly storage: Storage
  readonly clock: Clock
  readonly newId: () => string
  readonly calendar: Calendar
}

/** The life of an application on Smart Bridge (№ 236/НҚ, cl. 4 to 12), besides filing and approving it in one step. */
export const applicationRoutes = (deps: ApplicationDeps): readonly ApiRoute[] => [
  ...platformRoutes,
  ...drafts(deps),
  ...attachmentRoutes(deps),
  ...deeds(deps),
  ...keys(deps),
]

const idOf = ({ parameter }: Asked) => parameter('id')
const byOf = ({ body }: Asked) => optionalText(body, 'by')

/** Does it in one unit of work, and shows the application as it stands then. */
const doing =
  (
    { storage, clock, calendar }: ApplicationDeps,
    work: (asked: Asked, stores: Stores) => Promise<{ readonly id: string } | undefined>,
  ): ApiRoute['ask'] =>
  (asked) =>
    storage.transact(async (stores) => {
      const made = await work(asked, stores)
      return viewOf(made?.id ?? idOf(asked), { now: clock(), calendar }, stores)
    })

function drafts(deps: ApplicationDeps): readonly ApiRoute[] {
  const { storage } = deps
  return [
    {
      method: 'post',
      path: '/applications/drafts',
      summary: 'Begins an application: senderId, and what is known of the rest',
      status: 201,
      ask: doing(deps, (asked, stores) =>
        createDraft(applicationInputOf(asked.body), byOf(asked), { ...deps, stores }),
      ),
    },
    {
      method: 'put',
      path: '/applications/:id',
      summary: 'Changes the named fields of a draft, or of an application that was returned',
      ask: doing(deps, (asked, stores) =>
        editDraft(idOf(asked), applicationInputOf(asked.body), byOf(asked), { ...deps, stores }),
      ),
    },
    {
      method: 'post',
      path: '/applications/:id/submit',
      summary: 'Files a draft, or once more what was returned, or names all that is missing',
      ask: doing(deps, (asked, stores) =>
        submitDraft(idOf(asked), byOf(asked), { ...deps, stores }),
      ),
    },
    {
      method: 'get',
      path: '/applications/:id/history',
      summary: 'What happened to an application: what, when and by whom',
      ask: (asked) => storage.read((stores) => historyOf(idOf(asked), stores)),
    },
  ]
}

function deeds(deps: ApplicationDeps): readonly ApiRoute[] {
  const post = (
    path: string,
    summary: string,
    work: (asked: Asked, stores: Stores) => Promise<unknown>,
  ): ApiRoute => ({
    method: 'post',
    path: `/applications/:id/${path}`,
    summary,
    ask: doing(deps, async (asked, stores) => {
      await work(asked, stores)
      await recordStep(idOf(asked), stores, deps.clock)
      return undefined
    }),
  })
  return [
    post('return', 'Returns for revision: {"reason": …, "fields": […]}', (asked, stores) =>
      returnForRevision(
        idOf(asked),
        {
          reason: optionalText(asked.body, 'reason'),
          fields: namesIn(asked.body['fields']),
          by: byOf(asked),
        },
        { ...deps, stores },
      ),
    ),
    post('act', 'Attaches the act of a session: {"sessionId": …}', (asked, stores) =>
      attachAct(idOf(asked), needText(asked.body, 'sessionId'), byOf(asked), { ...deps, stores }),
    ),
    post('act/return', 'Returns the test act: {"reason": …}', (asked, stores) =>
      returnAct(idOf(asked), optionalText(asked.body, 'reason'), byOf(asked), { ...deps, stores }),
    ),
    post('act/accept', 'The test act is reviewed and holds', (asked, stores) =>
      acceptAct(idOf(asked), byOf(asked), { ...deps, stores }),
    ),
    post('clear', 'Cleared for production: the last stage', (asked, stores) =>
      clearForProduction(idOf(asked), byOf(asked), { ...deps, stores }),
    ),
  ]
}

function namesIn(value: unknown = []): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw invalid('fields', 'a list of names of fields')
}

function keys(deps: ApplicationDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/applications/:id/keys',
      summary: 'Keys of verification tokens of the applicant, by fingerprint',
      ask: (asked) => deps.storage.read((stores) => listKeys(idOf(asked), stores)),
    },
    {
      method: 'post',
      path: '/applications/:id/keys',
      summary:
        'Hands over the public part of a key: {"pem": certificate or public key, PEM or DER in base64}',
      ask: doing(deps, async (asked, stores) => {
        const handed = { pem: needText(asked.body, 'pem'), by: byOf(asked) }
        await registerKey(idOf(asked), handed, { ...deps, stores })
        return undefined
      }),
    },
  ]
}
