import type { PackResult } from '../../certification/packs/pack.ts'
import { ShepFault } from '../../contract/faults.ts'
import type { SentForm } from '../form.ts'
import type { Voice } from '../outcome.ts'
import { packsPath, runPath } from '../parts.ts'
import type { FindRow } from '../rows.ts'
import { type Mounting, SMALL_FORM } from '../serving.ts'
import { type ConsoleSource, sendersOf, sessionsOf } from '../source.ts'
import { type ListedSession, packsMain } from './list.ts'
import { runSection } from './run.ts'
import { sessionPacks } from './session.ts'

/** How many sessions are shown. */
const SHOWN = 20
const section = 'navPacks'

type Runs = readonly PackResult[]

/** The packs of hostile cases: of a session, and the self-test of the gateway. Forms do what the control API does. */
export function packPages(mounting: Mounting, source: ConsoleSource, row: FindRow): void {
  const { get } = mounting
  const clientRuns = row('get', '/sessions/:id/packs/client')
  const selfTests = row('get', '/sessions/:id/packs/gateway')
  const selfTest = row('get', '/packs/gateway/runs/:id')
  get('/packs', async (_, voice) => {
    const all = (await sessionsOf(source)).slice(-SHOWN).reverse()
    const senders = await sendersOf(source)
    const listed: ListedSession[] = []
    for (const session of all) {
      const parameters = { id: session.id }
      const clients = (await clientRuns({ parameters })) as Runs
      const gateways = (await selfTests({ parameters })) as Runs
      const sender = senders.get(session.applicationId)
      listed.push({ session, clients, gateways, ...(sender !== undefined && { sender }) })
    }
    return { heading: voice.say('packs'), main: packsMain(listed, voice), section }
  })
  get('/packs/gateway/:id', async ({ params }, voice) => {
    const id = String(params['id'])
    const run = (await selfTest({ parameters: { id } })) as PackResult
    return { heading: voice.say('packsSelfTest'), main: runSection(run, voice), section }
  })
  get('/sessions/:id/packs', async ({ params }, voice) => {
    const id = String(params['id'])
    const session = (await sessionsOf(source)).find((one) => one.id === id)
    if (!session) throw new ShepFault('SESSION_UNKNOWN', { id })
    const clients = (await clientRuns({ parameters: { id } })) as Runs
    const gateways = (await selfTests({ parameters: { id } })) as Runs
    const heading = `${voice.say('packs')}: ${id}`
    return { heading, main: sessionPacks({ session, clients, gateways }, voice), section }
  })
  packForms(mounting, row)
}

function packForms({ post }: Mounting, row: FindRow): void {
  const begin = row('post', '/sessions/:id/packs/client')
  const close = row('post', '/sessions/:id/packs/client/close')
  const report = row('post', '/sessions/:id/packs/client/reports')
  const play = row('post', '/packs/gateway/runs')
  const inSession = (deed: string, act: (id: string, form: SentForm) => Promise<unknown>) =>
    post(`/sessions/:id/packs/${deed}`, SMALL_FORM, async ({ params }, _: Voice, form) => {
      const id = String(params['id'])
      await act(id, form)
      return { to: packsPath(id) }
    })
  inSession('start', (id) => begin({ parameters: { id } }))
  inSession('stop', (id) => close({ parameters: { id } }))
  inSession('report', (id, form) => {
    const body = { messageId: form.text('messageId'), outcome: form.text('outcome') }
    return report({ parameters: { id }, body })
  })
  inSession('self-test', (id) => play({ body: { sessionId: id } }))
  post('/packs/gateway', SMALL_FORM, async () => {
    const { id } = (await play()) as PackResult
    return { to: runPath(id) }
  })
}
