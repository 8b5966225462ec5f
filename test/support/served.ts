import { type Start, startEmulator, type TestEmulator } from './emulator.ts'

/** An emulator that listens for the tests of a suite: started before the first, closed after the last. */
export interface Served {
  readonly emulator: () => TestEmulator
  readonly url: () => string
}

export function served(start: Start = {}): Served {
  let emulator: TestEmulator
  let url: string
  before(async () => {
    emulator = await startEmulator(start)
    url = (await emulator.start()).url
  })
  after(() => emulator.close())
  return { emulator: () => emulator, url: () => url }
}
