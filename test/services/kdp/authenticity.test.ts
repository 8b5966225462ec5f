import assert from 'node:assert/strict'
import { createAuthenticityJudge } from '../../../src/services/kdp/authenticity.ts'
import type { TokenKey } from '../../../src/services/kdp/token-keys.ts'
import { readVerificationToken } from '../../../src/services/kdp/verification-token.ts'
import { base64url, certificateOf, jws, type TestKeys, testKeys } from '../keys.ts'
import { registered } from '../support.ts'

const claims = { cbin: '991240000013', mcheck: 'Bio', iat: 1, exp: 2 }
const tampered = (token: string): string => {
  const [header, , signature] = token.split('.')
  return `${header}.${base64url({ ...claims, cbin: '991240000023' })}.${signature}`
}
const x5c = (...ders: Uint8Array[]) => ({
  alg: 'RS256',
  x5c: ders.map((der) => Buffer.from(der).toString('base64')),
})
const publicPem = ({ participant }: TestKeys): Buffer =>
  Buffer.from(participant.publicKey.export({ type: 'spki', format: 'pem' }))

interface Row {
  readonly name: string
  readonly token: (keys: TestKeys) => Promise<string>
  readonly registered?: (keys: TestKeys) => TokenKey[]
  readonly problem?: string
}

const mine = ({ participant }: TestKeys) => [registered(certificateOf(participant))]

/** The public key alone, as it may be handed over. */
const bareKey = ({ participant }: TestKeys): TokenKey[] => {
  const der = participant.publicKey.export({ type: 'spki', format: 'der' })
  return [{ fingerprint: 'bare', der, bare: true }]
}

const rows: readonly Row[] = [
  {
    name: 'a key registered without its certificate (R-027)',
    token: ({ participant }) => jws(claims, participant.privateKey),
    registered: bareKey,
  },
  {
    name: 'an x5c that bears the key registered without it (Q-18)',
    token: ({ participant }) =>
      jws(claims, participant.privateKey, x5c(certificateOf(participant))),
    registered: bareKey,
  },
  {
    name: 'a bare key and the x5c of a stranger',
    token: ({ stranger }) => jws(claims, stranger.privateKey, x5c(certificateOf(stranger))),
    registered: bareKey,
    problem: 'x5c is not a registered certificate',
  },
  {
    name: 'a bare key and an x5c that is no certificate',
    token: ({ participant }) => jws(claims, participant.privateKey, { alg: 'RS256', x5c: 'AAAA' }),
    registered: bareKey,
    problem: 'x5c is not a registered certificate',
  },
  { name: 'its own key', token: ({ participant }) => jws(claims, participant.privateKey) },
  {
    name: 'the second of two registered keys',
    token: ({ participant }) => jws(claims, participant.privateKey),
    registered: ({ participant, stranger }) =>
      [stranger, participant].map((key) => registered(certificateOf(key))),
  },
  {
    name: 'an x5c equal to the registered certificate (Q-18)',
    token: ({ participant }) =>
      jws(claims, participant.privateKey, x5c(certificateOf(participant))),
  },
  {
    name: 'an x5c of another registered certificate',
    token: ({ participant, stranger }) =>
      jws(claims, participant.privateKey, x5c(certificateOf(stranger))),
    registered: ({ participant, stranger }) =>
      [stranger, participant].map((key) => registered(certificateOf(key))),
    problem: 'no registered key verifies it',
  },
  {
    name: 'a stranger’s key with the stranger’s x5c',
    token: ({ stranger }) => jws(claims, stranger.privateKey, x5c(certificateOf(stranger))),
    problem: 'x5c is not a registered certificate',
  },
  {
    name: 'an x5c that is no certificate',
    token: ({ participant }) => jws(claims, participant.privateKey, { alg: 'RS256', x5c: [5] }),
    problem: 'x5c is not a registered certificate',
  },
  {
    name: 'a stranger’s key',
    token: ({ stranger }) => jws(claims, stranger.privateKey),
    problem: 'no registered key verifies it',
  },
  {
    name: 'a payload changed after signing',
    token: async ({ participant }) => tampered(await jws(claims, participant.privateKey)),
    problem: 'no registered key verifies it',
  },
  {
    name: 'no signature',
    token: async ({ participant }) =>
      (await jws(claims, participant.privateKey)).replace(/[^.]+$/, ''),
    problem: 'no registered key verifies it',
  },
  {
    name: 'alg none',
    token: async () => `${base64url({ alg: 'none' })}.${base64url(claims)}.`,
    problem: 'alg none',
  },
  {
    name: 'HS256 with the public key as the secret',
    token: (keys) => jws(claims, publicPem(keys), { alg: 'HS256' }),
    problem: 'alg HS256',
  },
  {
    name: 'ES256',
    token: ({ ec }) => jws(claims, ec.privateKey, { alg: 'ES256' }),
    problem: 'alg ES256',
  },
  {
    name: 'PS256 with the registered key',
    token: ({ participant }) => jws(claims, participant.privateKey, { alg: 'PS256' }),
    problem: 'alg PS256',
  },
  {
    name: 'a critical header nobody knows',
    token: async ({ participant }) => {
      const signed = await jws(claims, participant.privateKey)
      return signed.replace(/^[^.]+/, base64url({ alg: 'RS256', crit: ['x'], x: 1 }))
    },
    problem: 'no registered key verifies it',
  },
  {
    name: 'a registered key under 2048 bits',
    token: ({ participant }) => jws(claims, participant.privateKey),
    registered: ({ weak }) => [registered(certificateOf(weak))],
    problem: 'no registered key verifies it',
  },
  { name: 'a text that is no token', token: async () => 'Test', problem: 'not a compact JWS' },
]

describe('R-053, R-062: the verification token is signed by a registered key', () => {
  for (const { name, token, registered: onRecord = mine, problem } of rows) {
    it(`${name}: ${problem ?? 'authentic'}`, async () => {
      const keys = await testKeys()
      const read = readVerificationToken(await token(keys))
      assert.ok(read)
      const found = onRecord(keys)
      const expected = problem === undefined ? {} : { problem }
      assert.deepEqual(await createAuthenticityJudge()(read, found), {
        registered: found.length,
        authentic: problem === undefined,
        ...expected,
      })
    })
  }
})
