import { ask, fieldOf, type Seen } from '../support/answers.ts'
import { type Left, leave, startEmulator, type TestEmulator } from '../support/emulator.ts'
import { type MessageChanges, OWNER, personData } from '../support/messages.ts'

/** So many whole exchanges: a token, and a person for it. Both answers of the last one. */
export async function exchanges(
  emulator: TestEmulator,
  count: number,
  changes: MessageChanges = {},
): Promise<readonly Seen[]> {
  let last: readonly Seen[] = []
  for (let done = 0; done < count; done += 1) {
    emulator.clock.forward(1000)
    const token = await ask(emulator, changes)
    const [code = '', key = ''] = [fieldOf(token, 'code'), fieldOf(token, 'public-key')]
    emulator.clock.forward(1000)
    const data = personData(emulator, code, key)
    const { holder } = changes
    const signed = holder === undefined ? {} : { holder }
    last = [token, await ask(emulator, { ...signed, info: { serviceId: OWNER }, data })]
  }
  return last
}

/** An emulator with an open session. */
export interface Played {
  readonly emulator: TestEmulator
  readonly sessionId: string
}

/** Exchanges that the session of `startPlayed` has. */
export const PLAYED = 8

let played: Promise<Left & Pick<Played, 'sessionId'>> | undefined

/** An emulator with an open session and eight whole exchanges in it: played once in a run, and copied. */
export async function startPlayed(): Promise<Played> {
  played ??= play()
  const { sessionId, ...from } = await played
  return { emulator: await startEmulator({ from }), sessionId }
}

async function play() {
  const emulator = await startEmulator()
  const { control, demo } = emulator
  const { id } = (await control.openSession(demo.applicationId)) as { id: string }
  await exchanges(emulator, PLAYED)
  return { ...(await leave(emulator)), sessionId: id }
}
