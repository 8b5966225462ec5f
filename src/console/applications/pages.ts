import type { historyOf, rowOf, viewOf } from '../../certification/smart-bridge/view.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { AskedRow, FindRow } from '../rows.ts'
import type { Mounting } from '../serving.ts'
import { type ConsoleSource, sessionsOf } from '../source.ts'
import { applicationsMain } from './list.ts'
import { applicationMain, type Documented } from './one.ts'
import type { Preflight } from './preflight.ts'

export type ApplicationRow = ReturnType<typeof rowOf>
export type ApplicationView = Awaited<ReturnType<typeof viewOf>>
export type HistoryRow = Awaited<ReturnType<typeof historyOf>>[number]

const section = 'navApplications'

/** The life of an application on Smart Bridge (№ 236/НҚ, cl. 4 to 12): read here, moved on by the control API. */
export function applicationPages({ get }: Mounting, source: ConsoleSource, row: FindRow): void {
  const history = row('get', '/applications/:id/history')
  const keys = row('get', '/applications/:id/keys')
  const documentation = row('get', '/applications/:id/documentation')
  const preflight = row('get', '/applications/:id/preflight')
  get('/applications', async (_, voice) => {
    const all = (await source.applications()) as readonly ApplicationRow[]
    return { heading: voice.say('applications'), main: applicationsMain(all, voice), section }
  })
  get('/applications/:id', async ({ params }, voice) => {
    const id = String(params['id'])
    const parameters = { id }
    const view = (await source.application(id)) as ApplicationView
    const main = applicationMain(
      {
        view,
        history: (await history({ parameters })) as readonly HistoryRow[],
        keys: (await keys({ parameters })) as Documented['keys'],
        versions: await versionsOf(documentation, id),
        preflight: (await preflight({ parameters })) as Preflight,
        sessions: (await sessionsOf(source)).filter((one) => one.applicationId === id),
      },
      voice,
    )
    return { heading: `${voice.say('application')} ${id}`, main, section }
  })
}

/** Before the review there is no documentation to have. */
async function versionsOf(documentation: AskedRow, id: string): Promise<Documented['versions']> {
  try {
    return (await documentation({ parameters: { id } })) as Documented['versions']
  } catch (error) {
    if (error instanceof ShepFault && error.code === 'DOCUMENTATION_NOT_YET') return []
    throw error
  }
}
