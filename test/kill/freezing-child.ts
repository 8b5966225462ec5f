/** Not a test: a process that freezes a session and kills itself with signal 9 at the point it was told; it prints how many there are. */
import { type FreezeStores, freezeSession } from '../../src/act/freeze.ts'
import { openStorage } from '../../src/storage/database.ts'
import { depsOf } from '../act/maker.ts'
import { tickingClock } from '../certification/session-builder.ts'
import { deadlyPoints } from './points.ts'

/** Before and after each call of a store, in turn, then after the commit. */
async function freeze(path: string, sessionId: string, deadly: number): Promise<void> {
  const { pass, passed, counted } = deadlyPoints(deadly)
  const storage = openStorage(path)
  const deps = depsOf({ storage, clock: tickingClock() })
  await freezeSession(sessionId, {
    ...deps,
    transact: (work) => storage.transact((stores) => work(counted<FreezeStores>(stores))),
  })
  pass()
  process.stdout.write(`${passed()}\n`)
  await storage.close()
}

const [path = '', sessionId = '', deadly = '-1'] = process.argv.slice(2)
void freeze(path, sessionId, Number(deadly))
