/** Not a test: a process that delivers what is to be delivered until it is killed, and prints how far it has come. */
import { createFanOut } from '../../../src/services/breach/fan-out.ts'
import { progressOf } from '../../../src/services/breach/views.ts'
import { ways } from '../../../src/services/breach/ways.ts'
import { openStorage } from '../../../src/storage/database.ts'

const [file = '', id = ''] = process.argv.slice(2)
const storage = openStorage(file)
const log = (event: string, fields: unknown) =>
  void process.stderr.write(`${event} ${JSON.stringify(fields)}\n`)
const fanOut = createFanOut({ storage, clock: () => new Date(), ways, log })

async function watch(): Promise<void> {
  for (;;) {
    const { done, state } = await storage.read((stores) => progressOf(stores, id))
    process.stdout.write(`${done}\n`)
    if (state === 'delivered') break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await fanOut.stop()
  await storage.close()
}

fanOut.wake()
void watch()
