/** Not a test: a process that erases a session and kills itself with signal 9 at the point it was told; it prints how many there are. */
import { openStorage } from '../../src/storage/database.ts'
import { eraserOf, wish } from './erasing.ts'
import { deadlyPoints } from './points.ts'

/** Before and after each call of a store, in turn, then after each commit, before the file is built anew and after. */
async function erase(path: string, sessionId: string, deadly: number): Promise<void> {
  const { pass, passed, counted } = deadlyPoints(deadly)
  const storage = openStorage(path)
  const eraser = eraserOf({
    ...storage,
    transact: async (work) => {
      const value = await storage.transact((stores) => work(counted(stores)))
      pass()
      return value
    },
    scrub: async () => {
      pass()
      await storage.scrub()
      pass()
    },
  })
  await eraser.session(sessionId, wish)
  process.stdout.write(`${passed()}\n`)
  await storage.close()
}

const [path = '', sessionId = '', deadly = '-1'] = process.argv.slice(2)
void erase(path, sessionId, Number(deadly))
