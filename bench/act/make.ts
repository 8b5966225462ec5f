/** A process that plays exchanges with an emulator of its own and then makes the act of them: DATA COUNT. */
import { randomUUID } from 'node:crypto'
import { playExchange } from '../../src/client/full-exchange.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config/read.ts'
import { seedDemo } from '../../src/emulator/demo.ts'
import { referencePlayer } from '../../src/emulator/reference-player.ts'
import { createEmulator } from '../../src/emulator.ts'

/** What the act took beside its exchanges. */
export interface ActMade {
  readonly responses: number
  /** CPU of the first ten exchanges, client and gateway together, ms. */
  readonly tenMs: number
  /** CPU of freezing, container, seal, stamp and verification, ms. */
  readonly actMs: number
  readonly containerBytes: number
  /** Resident memory before the act is made, and its peak while it is, MB. */
  readonly beforeMb: number
  readonly peakMb: number
}

const [data = '', count = '10'] = process.argv.slice(2)
const SUBJECT = { iin: '991231500016' }

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20

process.on('message', async () => process.send?.(await make(Number(count))))

async function make(responses: number): Promise<ActMade> {
  const config = readConfig({}, { data, port: 0 })
  const emulator = await createEmulator(config, {
    clock: systemClock,
    newId: randomUUID,
    log: () => {},
  })
  const { applicationId } = await seedDemo(emulator)
  const { url } = await emulator.start()
  const { id } = (await emulator.control.openSession(applicationId)) as { id: string }
  const player = referencePlayer(emulator, url)
  const tenMs = await playTen(player)
  for (let done = 10; done < responses; done++) await playExchange(SUBJECT, player)
  const beforeMb = megabytes()
  let peakMb = beforeMb
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, megabytes())
  }, 5)
  const start = cpuMs()
  await emulator.control.freeze(id)
  const { length: containerBytes } = await emulator.control.actContainer(id)
  const actMs = cpuMs() - start
  peakMb = Math.max(peakMb, megabytes())
  clearInterval(watch)
  await emulator.stop()
  return { responses, tenMs, actMs, containerBytes, beforeMb, peakMb }
}

/** As a session begins, with nothing compiled yet: so does the act. */
async function playTen(player: ReturnType<typeof referencePlayer>): Promise<number> {
  const start = cpuMs()
  for (let done = 0; done < 10; done++) await playExchange(SUBJECT, player)
  return cpuMs() - start
}
