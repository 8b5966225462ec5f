/**
 * A process that delivers a breach over a file while messages come in. Told a part of the subjects, it answers what it measured
 * when it has come so far, and goes on: until it is killed, or is done. `begin` makes the breach, `resume` takes up what is there.
 */
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createFanOut } from '../../src/services/breach/fan-out.ts'
import { progressOf } from '../../src/services/breach/views.ts'
import { ways } from '../../src/services/breach/ways.ts'
import { openStorage, type Storage } from '../../src/storage/database.ts'
import { prepareDelivery } from './prepare.ts'

/** What one delivery, or a part of one, was like. */
export interface Delivered {
  /** How many were told when it began, and when it ended. */
  readonly from: number
  readonly to: number
  readonly seconds: number
  readonly perSecond: number
  /** Of all threads; what other work on the machine changes least. */
  readonly perCpuSecond: number
  /** How long a message waited for its unit of work meanwhile, ms. */
  readonly messageMs: { readonly median: number; readonly worst: number }
  /** How long the event loop stood still, 99.9 % and worst, ms. */
  readonly loopMs: { readonly p999: number; readonly worst: number }
  /** The most memory that the process ever had, MB. */
  readonly peakMb: number
}

const [file = '', count = '0', way = 'begin'] = process.argv.slice(2)
const subjects = Number(count)

process.on('message', (part: number) => void measure(part).then((result) => process.send?.(result)))

async function measure(part: number): Promise<Delivered> {
  const storage = openStorage(file)
  if (way === 'begin') await prepareDelivery(storage, 'bench', subjects)
  const log = (event: string, fields: unknown) =>
    void process.stderr.write(`${event} ${JSON.stringify(fields)}\n`)
  const fanOut = createFanOut({ storage, clock: () => new Date(), ways, log })
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const { done: from } = await storage.read((stores) => progressOf(stores, 'bench'))
  loop.enable()
  const [start, used] = [performance.now(), process.cpuUsage()]
  fanOut.wake()
  const { to, waits } = await messagesUntil(storage, subjects * part)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(used)
  loop.disable()
  if (part === 1) {
    await fanOut.stop()
    await storage.close()
  }
  return {
    ...{ from, to, seconds },
    perSecond: (to - from) / seconds,
    perCpuSecond: (to - from) / ((user + system) / 1e6),
    messageMs: { median: waits[waits.length >> 1] ?? 0, worst: waits.at(-1) ?? 0 },
    loopMs: { p999: loop.percentile(99.9) / 1e6, worst: loop.max / 1e6 },
    peakMb: process.resourceUsage().maxRSS / 1024,
  }
}

/** One message in ten milliseconds, as a gateway under work has; their waits in order. */
async function messagesUntil(storage: Storage, enough: number) {
  const waits: number[] = []
  for (;;) {
    const { state, done } = await storage.read((stores) => progressOf(stores, 'bench'))
    if (state === 'delivered' || (enough < subjects && done >= enough))
      return { to: done, waits: waits.sort((one, other) => one - other) }
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
