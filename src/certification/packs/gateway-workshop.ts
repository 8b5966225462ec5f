import type { SyncMessageInfo } from '../../contract/messages.ts'
import {
  type KeyInfoForm,
  type SigningIdentity,
  signEnvelope,
} from '../../envelope/security-header.ts'
import { writeRequest } from '../../envelope/write.ts'
import { type Pieces, piecesOf } from './pieces.ts'

/** Who signs hostile messages. All but `own` are to be refused, each for one reason. */
export const signerNames = [
  'own',
  'look-alike',
  'issued-by-no-authority',
  'expired',
  'not-yet-valid',
  'for-encryption',
  'revoked',
  'of-another-bin',
] as const
export type SignerName = (typeof signerNames)[number]

/** What hostile messages are made of: an honest sender, and who else signs. */
export interface GatewayWorkshop {
  readonly sender: { readonly senderId: string; readonly password: string; readonly bin: string }
  readonly signers: Readonly<Record<SignerName, SigningIdentity>>
  readonly newId: () => string
  /** As the wire writes it. */
  readonly now: () => string
  /** The largest message that is read. */
  readonly limits: {
    readonly bytes: number
    readonly depth: number
    readonly attributes: number
    readonly name: number
  }
}

/** How one message differs from the honest one. */
export interface MessageChanges {
  readonly info?: Partial<SyncMessageInfo>
  readonly by?: SigningIdentity
  readonly form?: KeyInfoForm
  /** Changes the content of Body before it is signed. */
  readonly content?: (content: string) => string
}

/** Every message asks the same harmless question: which withdrawals wait for the sender. */
export const QUESTION = { serviceId: 'KDP_LIST_TO_REVOKE', type: 'listToRevokeRequest' } as const
const KDP = 'http://service.2fa-chain.kz/ns/kdp'
const BODY_ID = 'id-1'

/** A signed SendMessage. */
export async function message(
  { sender: { senderId, password, bin }, signers, newId, now }: GatewayWorkshop,
  {
    info,
    by = signers.own,
    form = 'key-identifier',
    content = (same) => same,
  }: MessageChanges = {},
): Promise<string> {
  const whole: SyncMessageInfo = {
    messageId: newId(),
    serviceId: QUESTION.serviceId,
    messageDate: now(),
    sender: { senderId, password },
    properties: [],
    ...info,
  }
  const fields = [{ name: 'company_bin', value: bin }]
  const data = { namespace: KDP, type: QUESTION.type, qualified: true, fields }
  const written = writeRequest(whole, data)
  const text = content(written.content)
  return (await signEnvelope(text, BODY_ID, by, form, written.declarations)).toString('utf8')
}

/** An honest message, whole and in pieces. */
export const honest = async (workshop: GatewayWorkshop): Promise<Pieces> =>
  piecesOf(await message(workshop))
