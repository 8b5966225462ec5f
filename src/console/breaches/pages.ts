import type { FindRow } from '../rows.ts'
import type { Mounting } from '../serving.ts'
import { breachesMain, type RunningTerm } from './list.ts'
import { breachMain } from './one.ts'
import type { Breach, BreachRow } from './told.ts'

const section = 'navBreaches'

/** The chain of notices of a breach (№ 481/НҚ): its terms, its documents, and how far the delivery has come. */
export function breachPages({ get }: Mounting, row: FindRow): void {
  const list = row('get', '/breaches')
  const board = row('get', '/breaches/deadlines')
  const one = row('get', '/breaches/:id')
  get('/breaches', async (_, voice) => {
    const found = (await list()) as readonly BreachRow[]
    const terms = (await board()) as readonly RunningTerm[]
    return { heading: voice.say('breaches'), main: breachesMain(found, terms, voice), section }
  })
  get('/breaches/:id', async ({ params }, voice) => {
    const breach = (await one({ parameters: { id: String(params['id']) } })) as Breach
    const heading = `${voice.say('breach')} ${breach.id}`
    return { heading, main: breachMain(breach, voice), section }
  })
}
