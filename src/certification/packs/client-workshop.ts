import {
  type KeyInfoForm,
  type SigningIdentity,
  securityHeader,
  signEnvelope,
  signedInfoOf,
} from '../../envelope/security-header.ts'
import { edit, type Pieces, withLeaf } from './pieces.ts'

/** Who signs a hostile answer, and how it names its certificate. */
export interface Hand {
  readonly identity: SigningIdentity
  readonly form: KeyInfoForm
}

/**
 * `gateway`: the true one. `another-key`: names the gateway, signs with another key. `another`: a good certificate of
 * somebody else. `look-alike`: of an authority that copies ours. `unknown`: a name of no certificate. `expired`.
 */
export const handNames = [
  'gateway',
  'another-key',
  'another',
  'look-alike',
  'unknown',
  'expired',
] as const
export type HandName = (typeof handNames)[number]
export type Hands = Readonly<Record<HandName, Hand>>

/** Bad security tokens that can be made. */
export type TokenFlaw =
  | 'other-iin'
  | 'other-bin'
  | 'other-service'
  | 'alg-none'
  | 'hs256-pem'
  | 'foreign-key'
  | 'tampered-payload'
  | 'expired'
  | 'not-yet-valid'

export interface FlawedToken {
  readonly token: string
  readonly publicKey: string
  /** jti */
  readonly id: string
}

/** What a hostile answer is made of: the good answer to the same request, and who may sign. */
export interface Workshop {
  readonly honest: Pieces
  readonly hands: Hands
  readonly token: (flaw: TokenFlaw) => Promise<FlawedToken>
  /** The first good answer of this run, as it was sent. */
  readonly earlier: Uint8Array | undefined
  readonly newId: () => string
  /** As the wire writes it. */
  readonly now: string
}

/** The good answer with other content of Body, signed. */
export async function signed(
  { honest: { bodyId, declarations }, hands }: Workshop,
  content: string,
  by: HandName = 'gateway',
): Promise<string> {
  const { identity, form } = hands[by]
  return (await signEnvelope(content, bodyId, identity, form, declarations)).toString('utf8')
}

/** The content of the good answer with another token and the key beside it. */
export const contentWith = ({ content }: Pieces, { token, publicKey }: FlawedToken): string =>
  withLeaf(withLeaf(content, 'd:code', token), 'd:public-key', publicKey)

/** The Body of the good answer with another token. */
export const bodyWith = (honest: Pieces, token: FlawedToken): string =>
  edit(honest.body, honest.content, contentWith(honest, token))

const TIMESTAMP = 'timestamp-1'

/** The good answer under a signature of a Timestamp alone. */
export async function timestampSigned({
  honest: { signed: answer, security },
  hands,
  now,
}: Workshop): Promise<string> {
  const { identity, form } = hands.gateway
  const times = `<wsu:Created>${now}</wsu:Created>`
  const wsu = /xmlns:wsu="[^"]+"/.exec(security)?.[0] ?? ''
  const canonical = `<wsu:Timestamp ${wsu} wsu:Id="${TIMESTAMP}">${times}</wsu:Timestamp>`
  const info = signedInfoOf(TIMESTAMP, Buffer.from(canonical, 'utf8'), identity)
  const value = await identity.sign(Buffer.from(info, 'utf8'))
  const header = securityHeader(info, value, identity, form)
  return edit(answer, security, edit(header, '<ds:Signature ', `${canonical}<ds:Signature `))
}
