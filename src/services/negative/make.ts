import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { SignJWT } from 'jose'
import type { KdpKeys, TokenAlgorithm } from '../kdp/kdp-keys.ts'
import type { SecurityTokenClaims } from '../kdp/security-token.ts'
import type { NegativeName } from './cases.ts'

/** What a data owner is then asked with. */
export interface Asked {
  readonly iin: string
  readonly bin: string
  readonly serviceId: string
}

/** A token as КДП would answer it, and the key beside it. */
export interface MadeToken {
  readonly token: string
  readonly publicKey: string
  /** jti */
  readonly id: string
}

interface Workshop {
  /** Of a good token for what was asked. */
  readonly claims: SecurityTokenClaims
  readonly kdp: Pick<KdpKeys, 'sign' | 'algorithm' | 'publicKeyBase64'>
  readonly stranger: () => Promise<{ readonly privateKey: KeyObject; readonly publicKey: string }>
}

type Recipe = (
  workshop: Workshop,
) => Promise<{ readonly token: string; readonly publicKey?: string }>

const signed =
  (change: (claims: SecurityTokenClaims) => Partial<SecurityTokenClaims>): Recipe =>
  async ({ claims, kdp }) => ({ token: await kdp.sign({ ...claims, ...change(claims) }) })

/** Of two synthetic numbers the one that is not this. */
const another = (one: string, [first, second]: readonly [string, string]): string =>
  one === first ? second : first
const otherIin = (iin: string): string => another(iin, ['991231500016', '991231500026'])
const otherBin = (bin: string): string => another(bin, ['991240000013', '991240000023'])
const otherService = (serviceId: string): string =>
  another(serviceId, ['GBDFLUniversal_token', 'GbdulAffilFace_KDP'])

const recipes: Readonly<Record<NegativeName, Recipe>> = {
  expired: signed(({ iat }) => ({ iat: iat - 960, nbf: iat - 960, exp: iat - 60 })),
  'not-yet-valid': signed(({ iat }) => ({ nbf: iat + 3600, exp: iat + 4500 })),
  'other-iin': signed(({ sub }) => ({ sub: otherIin(sub) })),
  'other-bin': signed(({ cbin }) => ({ cbin: otherBin(cbin) })),
  'other-service': signed(({ aud }) => ({ aud: [otherService(aud[0] ?? '')] })),
  'revoked-consent': signed(() => ({})),
  'tampered-payload': async ({ claims, kdp }) => {
    const token = await kdp.sign({ ...claims, sub: otherIin(claims.sub) })
    const [header, , signature] = token.split('.')
    return { token: `${header}.${encoded(claims)}.${signature}` }
  },
  'alg-none': async ({ claims }) => ({
    token: `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`,
  }),
  'hs256-pem': async ({ claims, kdp }) => ({
    token: await confused(claims, pemOf(kdp.publicKeyBase64)),
  }),
  'hs256-base64': async ({ claims, kdp }) => ({
    token: await confused(claims, kdp.publicKeyBase64),
  }),
  'foreign-key': async ({ claims, kdp, stranger }) => {
    const { privateKey, publicKey } = await stranger()
    return { token: await signWith(privateKey, claims, kdp.algorithm), publicKey }
  },
  'foreign-key-hidden': async ({ claims, kdp, stranger }) => ({
    token: await signWith((await stranger()).privateKey, claims, kdp.algorithm),
  }),
  wrapped: async ({ claims, kdp }) => ({
    token: `\n  ${(await kdp.sign(claims)).replace(/(.{76})/g, '$1\r\n  ')}\n`,
  }),
}

/** Makes a token by name; all that is not wrong by that name is right, and lasts fifteen minutes. */
export async function makeNegative(
  name: NegativeName,
  { iin, bin, serviceId }: Asked,
  {
    kdp,
    now,
    newId,
  }: { readonly kdp: Workshop['kdp']; readonly now: Date; readonly newId: () => string },
): Promise<MadeToken> {
  const iat = Math.floor(now.getTime() / 1000)
  const claims: SecurityTokenClaims = {
    iss: 'kdp-emulator',
    sub: iin,
    cbin: bin,
    aud: [serviceId],
    mode: 'own',
    rid: newId(),
    jti: newId(),
    iat,
    nbf: iat,
    exp: iat + 900,
  }
  const stranger = () => strangerFor(kdp.algorithm)
  const { token, publicKey = kdp.publicKeyBase64 } = await recipes[name]({ claims, kdp, stranger })
  return { token, publicKey, id: claims.jti }
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const pemOf = (key: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${key.match(/.{1,64}/g)?.join('\n')}\n-----END PUBLIC KEY-----\n`

const confused = (claims: SecurityTokenClaims, secret: string): Promise<string> =>
  signWith(Buffer.from(secret), claims, 'HS256')

const signWith = (key: KeyObject | Uint8Array, claims: SecurityTokenClaims, alg: string) =>
  new SignJWT({ ...claims, aud: [...claims.aud] }).setProtectedHeader({ alg, typ: 'JWT' }).sign(key)

/** A fresh key of the same kind: it signs one token and is forgotten. */
async function strangerFor(algorithm: TokenAlgorithm): ReturnType<Workshop['stranger']> {
  const { privateKey, publicKey } =
    algorithm === 'RS256'
      ? await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
      : await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })
  return {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }
}
