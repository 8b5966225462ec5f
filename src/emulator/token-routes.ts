import type { Clock } from '../clock.ts'
import {
  type ApiRoute,
  type Asked,
  invalid,
  needText,
  oneOf,
  optionalText,
} from '../contract/api.ts'
import { isIdentifier } from '../services/identifiers.ts'
import type { KdpKeys } from '../services/kdp/kdp-keys.ts'
import { type NegativeName, negativeCases, negativeNames } from '../services/negative/cases.ts'
import { makeNegative } from '../services/negative/make.ts'
import type { Storage } from '../storage/database.ts'

export interface TokenDeps {
  readonly kdpKeys: KdpKeys
  readonly clock: Clock
  readonly newId: () => string
  readonly storage: Storage
}

/** Security tokens for those who check them: bad ones by name, and whether one was revoked. */
export function tokenRoutes(deps: TokenDeps): readonly ApiRoute[] {
  return [
    {
      method: 'get',
      path: '/tokens/negative',
      summary:
        'The bad security tokens that can be made, by name, and how an owner should refuse each',
      ask: () => negativeNames.map((name) => ({ name, ...negativeCases[name] })),
    },
    {
      method: 'post',
      path: '/tokens/negative',
      summary: 'Makes bad security tokens: {"iin", "bin", "service", "name"}; without a name, all',
      status: 201,
      ask: async ({ body }) => {
        const asked = {
          iin: identifier(body, 'iin'),
          bin: identifier(body, 'bin'),
          serviceId: optionalText(body, 'service') ?? 'GBDFLUniversal_token',
        }
        const names =
          body['name'] === undefined ? negativeNames : [oneOf(body, 'name', negativeNames)]
        return Promise.all(names.map((name) => made(name, asked, deps)))
      },
    },
    {
      method: 'get',
      path: '/tokens/:id',
      summary: 'Whether a security token, by its jti, was revoked: its consent was withdrawn',
      ask: async ({ parameter }) => {
        const id = parameter('id')
        const found = await deps.storage.read((stores) => stores.tokenRevocations.find(id))
        return found
          ? { id, revoked: true, revokedAt: found.revokedAt, reason: found.reason }
          : { id, revoked: false }
      },
    },
  ]
}

function identifier(body: Asked['body'], field: string): string {
  const text = needText(body, field)
  if (!isIdentifier(text)) throw invalid(field, 'twelve digits with a right check digit')
  return text
}

async function made(
  name: NegativeName,
  asked: Parameters<typeof makeNegative>[1],
  { kdpKeys, clock, newId, storage }: TokenDeps,
) {
  const now = clock()
  const token = await makeNegative(name, asked, { kdp: kdpKeys, now, newId })
  if (name === 'revoked-consent') {
    const revocation = { tokenId: token.id, revokedAt: now.toISOString(), reason: 'negative case' }
    await storage.transact(({ tokenRevocations }) => tokenRevocations.add(revocation))
  }
  return { name, ...negativeCases[name], ...token }
}
