/** A process that plays exchanges with an emulator of its own and leaves their session open: DATA COUNT. */
import { randomUUID } from 'node:crypto'
import { playExchange } from '../../src/client/full-exchange.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config/read.ts'
import { seedDemo } from '../../src/emulator/demo.ts'
import { referencePlayer } from '../../src/emulator/reference-player.ts'
import { createEmulator } from '../../src/emulator.ts'

export interface ActPlayed {
  readonly sessionId: string
  /** CPU of the first ten exchanges, client and gateway together, ms. */
  readonly tenMs: number
}

const [data = '', count = '10'] = process.argv.slice(2)
const SUBJECT = { iin: '991231500016' }

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

process.on('message', async () => process.send?.(await play(Number(count))))

async function play(exchanges: number): Promise<ActPlayed> {
  const config = readConfig({}, { data, port: 0 })
  const world = { clock: systemClock, newId: randomUUID, log: () => {} }
  const emulator = await createEmulator(config, world)
  const { applicationId } = await seedDemo(emulator)
  const { url } = await emulator.start()
  const { id } = (await emulator.control.openSession(applicationId)) as { id: string }
  const player = referencePlayer(emulator, url)
  const tenMs = await playTen(player)
  for (let done = 10; done < exchanges; done++) await playExchange(SUBJECT, player)
  await emulator.stop()
  return { sessionId: id, tenMs }
}

/** As a session begins, with nothing compiled yet: so does the act. */
async function playTen(player: ReturnType<typeof referencePlayer>): Promise<number> {
  const start = cpuMs()
  for (let done = 0; done < 10; done++) await playExchange(SUBJECT, player)
  return cpuMs() - start
}
