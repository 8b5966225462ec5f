import type { Text } from '../../certification/text.ts'
import type { FindRow } from '../rows.ts'
import type { Mounting } from '../serving.ts'
import { rightsMain } from './list.ts'
import { matterMain } from './one.ts'
import type { Answers, Matter } from './told.ts'

const section = 'navRights'

/** The rights of a subject (№ 395/НҚ): what organisations were asked, and what came of it. */
export function rightsPages({ get }: Mounting, row: FindRow): void {
  const list = row('get', '/rights')
  const one = row('get', '/rights/:id')
  const draft = row('get', '/rights/:id/draft')
  get('/rights', async ({ query }, voice) => {
    const bin = typeof query['bin'] === 'string' ? query['bin'].trim() : ''
    const found = (await list({ query: { bin } })) as readonly Matter[]
    return { heading: voice.say('rights'), main: rightsMain(found, bin, voice), section }
  })
  get('/rights/:id', async ({ params }, voice) => {
    const parameters = { id: String(params['id']) }
    const matter = (await one({ parameters })) as Matter
    const drafted = (await draft({ parameters })) as Answers<Text>
    const heading = `${voice.say('rightsMatter')} ${matter.id}`
    return { heading, main: matterMain(matter, drafted, voice), section }
  })
}
