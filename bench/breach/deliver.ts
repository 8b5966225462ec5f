/** A process that delivers a breach to so many subjects over a file, while messages come in; answers what it measured. */
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createFanOut } from '../../src/services/breach/fan-out.ts'
import { progressOf } from '../../src/services/breach/views.ts'
import { ways } from '../../src/services/breach/ways.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { prepareDelivery } from './prepare.ts'

/** What one delivery was like. */
export interface Delivered {
  readonly subjects: number
  readonly seconds: number
  readonly perSecond: number
  /** Of all threads; what other work on the machine changes least. */
  readonly perCpuSecond: number
  /** How long a message waited for its unit of work meanwhile, ms. */
  readonly messageMs: { readonly median: number; readonly worst: number }
  /** How long the event loop stood still, 99.9 % and worst, ms. */
  readonly loopMs: { readonly p999: number; readonly worst: number }
}

const [file = '', count = '0'] = process.argv.slice(2)

process.on('message', () => void measure().then((result) => process.send?.(result)))

async function measure(): Promise<Delivered> {
  const storage = openStorage(file)
  const subjects = Number(count)
  await prepareDelivery(storage, 'bench', subjects)
  const log = (event: string, fields: unknown) =>
    void process.stderr.write(`${event} ${JSON.stringify(fields)}\n`)
  const fanOut = createFanOut({ storage, clock: () => new Date(), ways, log })
  const loop = monitorEventLoopDelay({ resolution: 1 })
  loop.enable()
  const [from, used] = [performance.now(), process.cpuUsage()]
  fanOut.wake()
  const waits = await messagesUntilDelivered(storage)
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(used)
  loop.disable()
  await fanOut.stop()
  await storage.close()
  waits.sort((one, other) => one - other)
  return {
    subjects,
    seconds,
    perSecond: subjects / seconds,
    perCpuSecond: subjects / ((user + system) / 1e6),
    messageMs: { median: waits[waits.length >> 1] ?? 0, worst: waits.at(-1) ?? 0 },
    loopMs: { p999: loop.percentile(99.9) / 1e6, worst: loop.max / 1e6 },
  }
}

/** One message in ten milliseconds, as a gateway under work has. */
async function messagesUntilDelivered(storage: Storage): Promise<number[]> {
  const waits: number[] = []
  for (;;) {
    const { state } = await storage.read((stores) => progressOf(stores, 'bench'))
    if (state === 'delivered') return waits
    const asked = performance.now()
    await storage.transact(({ messages }) =>
      messages.receive({
        id: randomUUID(),
        receivedAt: new Date().toISOString(),
        endpoint: 'bench',
        headers: '[]',
        request: Buffer.alloc(4000),
      }),
    )
    waits.push(performance.now() - asked)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
