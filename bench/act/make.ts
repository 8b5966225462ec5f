/** A process of its own that makes the act of a session that was played: DATA SESSION. */
import { randomUUID } from 'node:crypto'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config/read.ts'
import { createEmulator } from '../../src/emulator.ts'

/** What the act took. */
export interface ActMade {
  /** CPU of freezing, container, seal, stamp, verification, and of sending it, ms. */
  readonly actMs: number
  readonly containerBytes: number
  /** Resident memory when the gateway has started, and its peak up to the last byte of the act, MB. */
  readonly beforeMb: number
  readonly peakMb: number
}

const [data = '', session = ''] = process.argv.slice(2)

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

process.on('message', async () => process.send?.(await make(session)))

async function make(id: string): Promise<ActMade> {
  const config = readConfig({}, { data, port: 0 })
  const world = { clock: systemClock, newId: randomUUID, log: () => {} }
  const emulator = await createEmulator(config, world)
  await emulator.start()
  const beforeMb = process.memoryUsage.rss() / 2 ** 20
  const start = cpuMs()
  await emulator.control.freeze(id)
  const { size, pieces } = await emulator.control.actContainerPieces(id)
  let containerBytes = 0
  for await (const piece of pieces()) containerBytes += piece.length
  if (containerBytes !== size) throw new Error('the act is not whole')
  const actMs = cpuMs() - start
  await emulator.stop()
  // The system keeps the peak, in KB: nothing between two looks is missed.
  const peakMb = process.resourceUsage().maxRSS / 2 ** 10
  return { actMs, containerBytes, beforeMb, peakMb }
}
