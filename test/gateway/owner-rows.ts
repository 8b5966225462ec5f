import type { AccessQuestion } from '../../src/client/requests.ts'
import type { FaultCode } from '../../src/contract/faults.ts'
import { base64url } from '../services/keys.ts'
import { ask, fieldOf } from '../support/answers.ts'
import type { TestEmulator } from '../support/emulator.ts'
import { accessData, IIN, OWNER, personData, STRANGER } from '../support/messages.ts'
import type { Refusal } from './refusal.ts'
import { keyless, row } from './service-rows.ts'

interface Token {
  readonly code: string
  readonly publicKey: string
}

async function tokenFrom(
  emulator: TestEmulator,
  changes: Partial<AccessQuestion> = {},
): Promise<Token> {
  const seen = await ask(emulator, { data: await accessData(emulator, changes) })
  const [code, publicKey] = [fieldOf(seen, 'code'), fieldOf(seen, 'public-key')]
  if (code === undefined || publicKey === undefined)
    throw new Error(`no token: ${seen.entry.outcome}`)
  return { code, publicKey }
}

/** The owner is asked with a good token, with something changed. */
const owner = (
  title: string,
  code: FaultCode,
  change: (token: Token, emulator: TestEmulator) => Partial<Token & { iin: string }>,
  asked: Partial<AccessQuestion> = {},
): Refusal =>
  row(title, code, async (emulator) => {
    const token = await tokenFrom(emulator, asked)
    const shown = { ...token, iin: IIN, ...change(token, emulator) }
    return {
      info: { serviceId: OWNER },
      data: personData(emulator, shown.code, shown.publicKey, shown.iin),
    }
  })

const SECOND = 1000

/** Issued by a clock that goes ahead, or used by one that has gone on. */
const atAnotherTime = (title: string, code: FaultCode, before: number, after: number): Refusal =>
  row(title, code, async (emulator) => {
    emulator.clock.forward(before)
    const token = await tokenFrom(emulator, { expiresIn: '1000' })
    emulator.clock.forward(after)
    return { info: { serviceId: OWNER }, data: personData(emulator, token.code, token.publicKey) }
  })

const unsigned = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: IIN })}.AAAA`

/** R-090…R-092: what the owner of the data says to a token. */
export const ownerRows: readonly Refusal[] = [
  owner('no IIN', 'GBD_FIELD_MISSING', () => ({ iin: '' })),
  owner('an IIN with a wrong digit', 'GBD_FIELD_INVALID', () => ({ iin: '991231500017' })),
  owner('no token', 'TOKEN_MISSING', () => ({ code: '' })),
  owner('no JWT', 'TOKEN_MALFORMED', () => ({ code: 'one.two' })),
  owner('a token of HS256', 'TOKEN_ALGORITHM', () => ({ code: unsigned })),
  owner('a key of another', 'TOKEN_FOREIGN_KEY', (_, { pki }) => ({
    publicKey: Buffer.from(pki.person.certificate.spki).toString('base64'),
  })),
  owner('a claim changed', 'TOKEN_FORGED', ({ code }) => ({ code: promoted(code) })),
  owner('another person', 'TOKEN_IIN_MISMATCH', () => ({ iin: '991231600012' })),
  row('another organisation', 'TOKEN_BIN_MISMATCH', async (emulator) => {
    const { code, publicKey } = await tokenFrom(emulator)
    const { sender, holder } = await keyless(emulator)
    return {
      holder,
      info: { serviceId: OWNER, sender },
      data: personData(emulator, code, publicKey),
    }
  }),
  owner('another service', 'TOKEN_SERVICE_MISMATCH', () => ({}), { access_name: 'ANOTHER' }),
  owner('nobody', 'PERSON_NOT_FOUND', () => ({ iin: STRANGER }), { uin: STRANGER }),
  atAnotherTime('too early', 'TOKEN_NOT_YET_VALID', 60 * SECOND, -60 * SECOND),
  atAnotherTime('too late', 'TOKEN_EXPIRED', 0, 2 * SECOND),
]

/** The same token with a longer life, under its old signature. */
function promoted(code: string): string {
  const [header = '', claims = '', signature = ''] = code.replace(/\s+/g, '').split('.')
  const read = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number }
  return [header, base64url({ ...read, exp: read.exp + 3600 }), signature].join('.')
}
