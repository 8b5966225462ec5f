import { message } from '../gateway-workshop.ts'
import { edit } from '../pieces.ts'
import { attack, evilOf, type MessageRecipe } from './recipe.ts'

const turned = (base64: string): string => `${base64[0] === 'A' ? 'B' : 'A'}${base64.slice(1)}`

/** Changed after signing, or signed with a key that is not that of the certificate. */
export const contentRecipes = {
  'digest-wrong': attack((pieces) =>
    edit(pieces.signed, pieces.body, evilOf(pieces, pieces.bodyId)),
  ),
  'carriage-return': attack(({ signed }) => edit(signed, '<requestData>', '<requestData>&#13;')),
  'signature-changed': attack(({ signed }) =>
    signed.replace(
      /(<ds:SignatureValue>)([^<]+)/,
      (_, start: string, value: string) => start + turned(value),
    ),
  ),
  'signed-info-changed': attack(({ signed }) =>
    edit(signed, '<ds:SignedInfo ', '<ds:SignedInfo Id="evil" '),
  ),
  'key-of-another': async (workshop) => {
    const { own } = workshop.signers
    const sign = async (data: Uint8Array) => (await own.sign(data)).map((byte) => byte ^ 1)
    return { bytes: await message(workshop, { by: { ...own, sign } }) }
  },
} as const satisfies Record<string, MessageRecipe>
