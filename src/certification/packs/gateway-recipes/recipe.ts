import { type GatewayWorkshop, honest } from '../gateway-workshop.ts'
import type { Pieces } from '../pieces.ts'

/** What is sent; `before`: sent first, whatever comes of it. */
export interface HostileMessage {
  readonly bytes: string | Uint8Array
  /** UTF-8 is said when absent. */
  readonly contentType?: string
  readonly before?: string
}

export type MessageRecipe = (workshop: GatewayWorkshop) => Promise<HostileMessage>

/** What somebody without a key makes of an honest message. */
export const attack =
  (change: (pieces: Pieces) => string | Uint8Array): MessageRecipe =>
  async (workshop) => ({ bytes: change(await honest(workshop)) })

/** The same, sent without a word on its encoding: what the bytes declare of themselves decides. */
export const undeclared =
  (change: (pieces: Pieces) => string | Uint8Array): MessageRecipe =>
  async (workshop) => ({ bytes: change(await honest(workshop)), contentType: 'text/xml' })

/** The same question about somebody else, under another Id unless told otherwise. */
export function evilOf({ body, bodyId }: Pieces, id = 'id-2'): string {
  const other = body.replace(/(<d:company_bin[^>]*>)\d{12}</, '$1991240000102<')
  return other.replace(`wsu:Id="${bodyId}"`, `wsu:Id="${id}"`)
}
