import { ask, fieldOf, type Seen } from '../support/answers.ts'
import type { TestEmulator } from '../support/emulator.ts'
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
    last = [token, await ask(emulator, { info: { serviceId: OWNER }, data })]
  }
  return last
}
