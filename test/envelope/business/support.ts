import { canonicalBody, info, sendMessage } from '../../../fixtures/support/body.ts'
import type { CutMode } from '../../../src/contract/business-signature.ts'
import { cutOut } from '../../../src/envelope/business/cut.ts'
import { type EnvelopedOptions, signEnveloped } from '../../../src/envelope/business/sign.ts'
import type { SignedBytes } from '../../../src/envelope/engines/engine.ts'
import { SOAP } from '../../../src/envelope/namespaces.ts'
import { dataIn } from '../../../src/envelope/read.ts'
import type { SigningIdentity } from '../../../src/envelope/security-header.ts'
import { canonicalize } from '../../../src/xml/canonical.ts'
import { defaultLimits } from '../../../src/xml/limits.ts'
import { readXml } from '../../../src/xml/scan.ts'
import { characters } from '../../../src/xml/write.ts'

/** A message around `data`, with more namespaces in scope than it needs; nothing here asks for its transport signature. */
export const envelopeAround = (data: string): string =>
  `<soap:Envelope xmlns:soap="${SOAP}" xmlns:spare="urn:spare"><soap:Header/>` +
  `${canonicalBody(sendMessage(info('business'), data))}</soap:Envelope>`

/** What an engine would hand over of it. */
export function signedOf(envelope: string): SignedBytes {
  const document = readXml(Buffer.from(envelope))
  return canonicalize(document, document.children(0).at(-1) ?? -1) as Uint8Array as SignedBytes
}

/** The fields of a request, as they stand in the signed element. */
export const FIELDS = '<uin>991231500016</uin><company>ТОО &amp; «Ә»</company>'

const sign = async (xml: string, identity: SigningIdentity, options?: EnvelopedOptions) =>
  String(await signEnveloped(Buffer.from(xml), identity, options))

/** `data` signed as a sender of each mode signs it. */
export const signedData: Readonly<
  Record<
    CutMode,
    (fields: string, identity: SigningIdentity, options?: EnvelopedOptions) => Promise<string>
  >
> = {
  text: async (fields, ...how) =>
    `<data>${characters(await sign(`<r>${fields}</r>`, ...how))}</data>`,
  'parsed-text': async (fields, ...how) =>
    `<data>${characters(await sign(`<?xml version="1.0" encoding="UTF-8"?><r>${fields}</r>`, ...how))}</data>`,
  data: (fields, ...how) => sign(`<data xmlns:k="urn:k" type="k:r">${fields}</data>`, ...how),
  child: async (fields, ...how) => `<data>${await sign(`<r>${fields}</r>`, ...how)}</data>`,
  'in-place': async (fields, ...how) => {
    const plain = `<data>${fields}</data>`
    const document = readXml(Buffer.from(envelopeAround(plain)))
    const cut = cutOut(
      document,
      dataIn(document, document.children(0).at(-1) ?? -1) ?? -1,
      'in-place',
      defaultLimits,
    )
    const [signature = ''] =
      /<ds:Signature .*<\/ds:Signature>/.exec(await sign(String(cut.bytes), ...how)) ?? []
    return plain.replace('</data>', `${signature}</data>`)
  },
}
