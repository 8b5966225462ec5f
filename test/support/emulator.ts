import { randomUUID } from 'node:crypto'
import { copyFileSync, cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readConfig } from '../../src/config/read.ts'
import { type DemoFacts, seedDemo } from '../../src/emulator/demo.ts'
import { createEmulator, type Emulator, realWorld } from '../../src/emulator.ts'
import { NOW, sharedPki, temporaryDirectory } from '../eds/support.ts'

/** A clock that stands still until it is moved. */
export interface MovableClock {
  (): Date
  forward(milliseconds: number): void
}

export interface LogLine {
  readonly event: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** An emulator on a temporary folder, with its demo participant, and what tests look at. */
export interface TestEmulator extends Emulator {
  readonly clock: MovableClock
  readonly newId: () => string
  readonly log: readonly LogLine[]
  readonly data: string
  readonly demo: DemoFacts
  /** Stops, and removes the folder. May be called again. */
  close(): Promise<void>
}

export interface Start {
  /** As in shep.config.json. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Ids 1, 2, 3… in the shape of uuid: the run repeats to the byte. */
  readonly counted?: boolean
  /** Stands in this folder and leaves it: for a second start. */
  readonly data?: string
  /** Instead of the seeded database. */
  readonly from?: Left
}

/** From NOW of the shared PKI. */
export function movableClock(): MovableClock {
  let now = NOW.getTime()
  const forward = (milliseconds: number) => {
    now += milliseconds
  }
  return Object.assign(() => new Date(now), { forward })
}

export function countedIds(): () => string {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}

/** A data folder with the one test PKI of this run: keys take seconds to make, a copy takes none. */
export async function dataFolder(): Promise<string> {
  const { trustDirectory } = await sharedPki()
  const data = temporaryDirectory()
  cpSync(dirname(trustDirectory), join(data, 'pki'), { recursive: true })
  return data
}

/** A database as an emulator left it: others start from copies of it, for passwords and messages cost more than a copy. */
export interface Left {
  readonly database: string
  readonly demo: DemoFacts
  readonly at: Date
}

let seeding: Promise<Left> | undefined

/** With the demo participant, as the first start leaves it at NOW. */
function seeded(): Promise<Left> {
  seeding ??= seed()
  return seeding
}

async function seed(): Promise<Left> {
  const data = await dataFolder()
  const config = readConfig({}, { data, port: 0 })
  const emulator = await createEmulator(config, { ...realWorld, clock: movableClock() })
  const demo = await seedDemo(emulator)
  await emulator.stop()
  return { database: join(data, 'shep.db'), demo, at: NOW }
}

/** Stops it, and keeps its database for others. */
export async function leave(emulator: TestEmulator): Promise<Left> {
  const { demo, clock, data } = emulator
  const database = join(temporaryDirectory(), 'shep.db')
  await emulator.stop()
  copyFileSync(join(data, 'shep.db'), database)
  await emulator.close()
  return { database, demo, at: clock() }
}

export async function startEmulator(start: Start = {}): Promise<TestEmulator> {
  const data = start.data ?? (await dataFolder())
  const fresh = start.data === undefined && start.counted !== true
  const left = start.from ?? (fresh ? await seeded() : undefined)
  if (left) copyFileSync(left.database, join(data, 'shep.db'))
  const clock = movableClock()
  clock.forward((left?.at ?? NOW).getTime() - NOW.getTime())
  const newId = start.counted ? countedIds() : randomUUID
  const log: LogLine[] = []
  const config = readConfig({}, { data, port: 0, revocationTimeout: 60_000, ...start.settings })
  const world = {
    ...realWorld,
    clock,
    newId,
    log: (event: string, fields: LogLine['fields']) => void log.push({ event, fields }),
  }
  const emulator = await createEmulator(config, world)
  const demo = left?.demo ?? (await seedDemo(emulator))
  const close = async () => {
    await emulator.stop()
    if (start.data === undefined) rmSync(data, { recursive: true, force: true })
  }
  return { ...emulator, clock, newId, log, data, demo, close }
}
