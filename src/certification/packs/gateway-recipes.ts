import { createHmac } from 'node:crypto'
import type { GatewayCaseId } from './gateway-cases.ts'
import { contentRecipes } from './gateway-recipes/contents.ts'
import { formRecipes } from './gateway-recipes/forms.ts'
import type { MessageRecipe } from './gateway-recipes/recipe.ts'
import { wrappingRecipes } from './gateway-recipes/wrappings.ts'
import { honest, type MessageChanges, message, type SignerName } from './gateway-workshop.ts'

const made =
  (changes: MessageChanges): MessageRecipe =>
  async (workshop) => ({ bytes: await message(workshop, changes) })

const by =
  (name: SignerName): MessageRecipe =>
  async (workshop) => ({ bytes: await message(workshop, { by: workshop.signers[name] }) })

const signers = {
  'hmac-by-public-key': async (workshop) => {
    const { own } = workshop.signers
    const sign = async (data: Uint8Array) =>
      createHmac('sha256', own.certificate).update(data).digest()
    const signatureMethod = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'
    return { bytes: await message(workshop, { by: { ...own, signatureMethod, sign } }) }
  },
  'rsa-sha1': async (workshop) => {
    const signatureMethod = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'
    return {
      bytes: await message(workshop, { by: { ...workshop.signers.own, signatureMethod } }),
    }
  },
  'digest-sha1': async (workshop) => {
    const { own } = workshop.signers
    const digest = { ...own.digest, uri: 'http://www.w3.org/2000/09/xmldsig#sha1' }
    return { bytes: await message(workshop, { by: { ...own, digest } }) }
  },
  'look-alike': by('look-alike'),
  'issued-by-no-authority': by('issued-by-no-authority'),
  expired: by('expired'),
  'not-yet-valid': by('not-yet-valid'),
  'for-encryption': by('for-encryption'),
  revoked: by('revoked'),
  'of-another-bin': by('of-another-bin'),
  'name-unknown': async (workshop) => ({
    bytes: await message(workshop, {
      by: { ...workshop.signers.own, serial: '1' },
      form: 'issuer-serial',
    }),
  }),
  'sender-unknown': async (workshop) => ({
    bytes: await message(workshop, {
      info: { sender: { senderId: `nobody-${workshop.newId()}`, password: 'none' } },
    }),
  }),
  'password-wrong': async (workshop) => ({
    bytes: await message(workshop, {
      info: { sender: { senderId: workshop.sender.senderId, password: 'wrong' } },
    }),
  }),
  'service-unknown': made({ info: { serviceId: 'NO_SUCH_SERVICE' } }),
  'wrong-body': made({ content: () => '<x:Other xmlns:x="urn:x"></x:Other>' }),
  replayed: async (workshop) => {
    const { signed } = await honest(workshop)
    return { bytes: signed, before: signed }
  },
} as const satisfies Partial<Record<GatewayCaseId, MessageRecipe>>

/** How each hostile message is made. */
export const gatewayRecipes: Readonly<Record<GatewayCaseId, MessageRecipe>> = {
  ...formRecipes,
  ...wrappingRecipes,
  ...contentRecipes,
  ...signers,
}
