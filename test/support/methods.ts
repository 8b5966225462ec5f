import type { AccessQuestion } from '../../src/client/requests.ts'
import { demo } from '../../src/emulator/demo.ts'
import type { Method } from '../../src/storage/applications.ts'
import { approve, prepareMethods } from '../gateway/service-rows.ts'
import { ask, fieldOf, type Seen } from './answers.ts'
import type { TestEmulator } from './emulator.ts'
import {
  accessData,
  IIN,
  type MessageChanges,
  OWNER,
  personData,
  verificationToken,
} from './messages.ts'

type Fields = Partial<AccessQuestion> & Readonly<Record<string, string>>

/** How each method is asked for, over a request by own means. */
const switches: Readonly<
  Record<Method, (of: TestEmulator) => Promise<Readonly<Record<string, string>>>>
> = {
  '1414': async () => ({ 'omit-sms': 'false', ovt: '' }),
  own: async () => ({}),
  proactive: async () => ({ 'proactive-code': 'CODE-1' }),
  protocol: async (of) => ({
    'basis-code': 'ART9_1',
    ovt: await verificationToken(of, { way: 'None' }),
  }),
  sms: async () => ({ 'omit-sms': 'false', 'sms-otp': 'true', ovt: '' }),
}

/** Applications of the demo participant for the methods it does not have from the start. */
export async function grantAll(emulator: TestEmulator): Promise<void> {
  await prepareMethods(emulator)
  for (const method of ['1414', 'sms'])
    await approve(emulator.control, { senderId: demo.senderId, method })
}

/** Asks КДП by a method. */
export async function askBy(
  emulator: TestEmulator,
  method: Method,
  fields: Fields = {},
  info: MessageChanges['info'] = {},
): Promise<Seen> {
  const data = await accessData(emulator, { ...(await switches[method](emulator)), ...fields })
  return ask(emulator, { data, info })
}

/** Presents the token of an answer to the data owner. */
export async function present(emulator: TestEmulator, seen: Seen, iin = IIN): Promise<Seen> {
  const [code = '', key = ''] = [fieldOf(seen, 'code'), fieldOf(seen, 'public-key')]
  return ask(emulator, {
    info: { serviceId: OWNER },
    data: personData(emulator, code, key, iin),
  })
}
