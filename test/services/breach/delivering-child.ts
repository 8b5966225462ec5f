/** Not a test: a process that delivers what is to be delivered, or kills itself with signal 9 over the subject that it was told. */
import { createFanOut } from '../../../src/services/breach/fan-out.ts'
import { progressOf } from '../../../src/services/breach/views.ts'
import { ways } from '../../../src/services/breach/ways.ts'
import { openStorage } from '../../../src/storage/database.ts'

const [file = '', id = '', deadly] = process.argv.slice(2)
const storage = openStorage(file)
const log = (event: string, fields: unknown) =>
  void process.stderr.write(`${event} ${JSON.stringify(fields)}\n`)
let told = 0
const cabinet: typeof ways.cabinet = async (...asked) => {
  told += 1
  if (told === Number(deadly)) process.kill(process.pid, 'SIGKILL')
  return ways.cabinet(...asked)
}
const fanOut = createFanOut({ storage, clock: () => new Date(), ways: { ...ways, cabinet }, log })

async function watch(): Promise<void> {
  while ((await storage.read((stores) => progressOf(stores, id))).state !== 'delivered')
    await new Promise((resolve) => setTimeout(resolve, 5))
  await fanOut.stop()
  await storage.close()
}

fanOut.wake()
void watch()
