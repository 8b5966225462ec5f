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

interface Seeded {
  readonly database: string
  readonly demo: DemoFacts
}

let seeding: Promise<Seeded> | undefined

/** A database with the demo participant, as the first start leaves it at NOW; made once, for a password costs as much as an emulator. */
async function seed(): Promise<Seeded> {
  const data = await dataFolder()
  const config = readConfig({}, { data, port: 0 })
  const emulator = await createEmulator(config, { ...realWorld, clock: movableClock() })
  const demo = await seedDemo(emulator)
  await emulator.stop()
  return { database: join(data, 'shep.db'), demo }
}

function seeded(): Promise<Seeded> {
  seeding ??= seed()
  return seeding
}

export async function startEmulator(start: Start = {}): Promise<TestEmulator> {
  const data = start.data ?? (await dataFolder())
  const fresh = start.data === undefined && start.counted !== true
  const ready = fresh ? await seeded() : undefined
  if (ready) copyFileSync(ready.database, join(data, 'shep.db'))
  const clock = movableClock()
  const newId = start.counted ? countedIds() : randomUUID
  const log: LogLine[] = []
  const config = readConfig({}, { data, port: 0, ...start.settings })
  const world = {
    ...realWorld,
    clock,
    newId,
    log: (event: string, fields: LogLine['fields']) => void log.push({ event, fields }),
  }
  const emulator = await createEmulator(config, world)
  const demo = ready?.demo ?? (await seedDemo(emulator))
  const close = async () => {
    await emulator.stop()
    if (start.data === undefined) rmSync(data, { recursive: true, force: true })
  }
  return { ...emulator, clock, newId, log, data, demo, close }
}
