import { inHeader, otherId, withWsse, wrappings } from '../../../fixtures/hostile/wrapping.ts'
import { edit } from '../../../fixtures/support/texts.ts'
import { type Expected, notTrusted } from './expected.ts'
import type { Twin } from './twins.ts'

type Wrapping = readonly [Expected, (twin: Twin) => string]

/** The evil Body in the place of the signed one, which goes where `to` puts it. */
const bodyMoved =
  (from: string, to: (body: string) => string) =>
  ({ honest: { signed, body, evil } }: Twin): string =>
    edit(edit(signed, body, otherId(evil)), from, to(body))

/** The forged message; of the honest one the Body is kept in a header, and the Signature where `to` puts it. */
const signatureMoved =
  (to: (message: string, forged: string, honest: string) => string) =>
  ({ honest, forged }: Twin): string =>
    to(
      edit(forged.signed, '</soap:Header>', inHeader(honest.body)),
      forged.signature,
      honest.signature,
    )

const beside = (order: (forged: string, honest: string) => string) =>
  signatureMoved((message, forged, honest) => edit(message, forged, order(forged, honest)))

const within = (end: string, put: (honest: string) => string) =>
  beside((forged, honest) => edit(forged, end, put(honest)))

/** XSW1 to XSW8 of "On Breaking SAML" (Somorovsky and others, 2012), in their places: for Assertion read Body, then Signature. */
export const byNumbers: Readonly<Record<string, Wrapping>> = {
  'XSW1 of Body: the signed one inside Signature': [
    'SIGNATURE_SHAPE',
    bodyMoved('</ds:Signature>', (body) => `${body}</ds:Signature>`),
  ],
  'XSW2 of Body: the signed one before Signature': [
    'BODY_NOT_SIGNED',
    bodyMoved('<ds:Signature ', (body) => `${body}<ds:Signature `),
  ],
  'XSW3 of Body: the evil one before the signed one': [
    'ENVELOPE_SHAPE',
    ({ honest }) => wrappings['W-11_evil-body-before-body'](honest),
  ],
  'XSW4 of Body: the evil one around the signed one': [
    'BODY_NOT_SIGNED',
    ({ honest }) => wrappings['W-19_evil-body-around-signed-body'](honest),
  ],
  'XSW5 of Body: the signed one at the end of Envelope': [
    'ENVELOPE_SHAPE',
    bodyMoved('</soap:Envelope>', (body) => `${body}</soap:Envelope>`),
  ],
  'XSW6 of Body: Signature in the evil one, and the signed one in Signature': [
    'SIGNATURE_MISSING',
    ({ honest }) => {
      const moved = wrappings['W-13_signature-moved-into-body'](honest)
      return edit(moved, '</ds:Signature>', `${honest.body}</ds:Signature>`)
    },
  ],
  'XSW7 of Body: the signed one in another header': [
    'BODY_NOT_SIGNED',
    ({ honest }) => wrappings['W-19_signed-body-moved-into-header'](honest),
  ],
  'XSW8 of Body: the signed one in Object': [
    'SIGNATURE_SHAPE',
    bodyMoved('</ds:Signature>', (body) => `<ds:Object>${body}</ds:Object></ds:Signature>`),
  ],
  'XSW1 of Signature: the honest one inside the forged one': [
    'SIGNATURE_SHAPE',
    within('</ds:Signature>', (honest) => `${honest}</ds:Signature>`),
  ],
  'XSW2 of Signature: the honest one before the forged one': [
    'SIGNATURE_REPEATED',
    beside((forged, honest) => honest + forged),
  ],
  'XSW3 of Signature: the forged one before the honest one': [
    'SIGNATURE_REPEATED',
    beside((forged, honest) => forged + honest),
  ],
  'XSW4 of Signature: the honest one in KeyInfo of the forged one': [
    'KEY_INFO_UNKNOWN',
    within('</ds:KeyInfo>', (honest) => `${honest}</ds:KeyInfo>`),
  ],
  'XSW5 of Signature: the honest one at the end of Envelope': [
    'ENVELOPE_SHAPE',
    signatureMoved((message, _, honest) =>
      edit(message, '</soap:Envelope>', `${withWsse(honest)}</soap:Envelope>`),
    ),
  ],
  'XSW6 of Signature: both in the evil Body, the honest one in the forged one': [
    'SIGNATURE_MISSING',
    signatureMoved((message, forged, honest) => {
      const both = edit(withWsse(forged), '</ds:Signature>', `${honest}</ds:Signature>`)
      return edit(edit(message, forged, ''), '"id-2">', `"id-2">${both}`)
    }),
  ],
  'XSW7 of Signature: the honest one in another header': [
    notTrusted,
    signatureMoved((message, _, honest) =>
      edit(message, '</soap:Header>', inHeader(withWsse(honest))),
    ),
  ],
  'XSW8 of Signature: the honest one in Object of the forged one': [
    'SIGNATURE_SHAPE',
    within('</ds:Signature>', (honest) => `<ds:Object>${honest}</ds:Object></ds:Signature>`),
  ],
}
