import type { XmlDocument } from '../../xml/document.ts'
import type { Claim } from './claim.ts'
import { type Place, type PlaceOf, spanOf } from './places.ts'
import { canonicalOf } from './source.ts'

/** A signed part: where it stands in the received message, and the bytes that are hashed or signed. */
export interface Part {
  readonly element: string
  /** Absent where a signature after this one had to be left out: it stands in no received bytes. */
  readonly from?: Place
  readonly to?: Place
  readonly canonical: Buffer
}

export interface SignedPart extends Part {
  readonly uri: string
  readonly digestMethod: string
  /** DigestValue, and the digest of `canonical`: base64. */
  readonly expected: string
  readonly actual: string
}

export interface Examined {
  readonly parts: readonly SignedPart[]
  readonly signedInfo: Part & { readonly signatureMethod: string }
}

/** What a signature covers. `received`: the document whose positions `placeOf` tells. */
export function examine(claim: Claim, received: XmlDocument, placeOf: PlaceOf): Examined {
  const { document, signedInfo: element, signedInfoForm: form, method } = claim
  const placed = (of: XmlDocument, part: number) => ({
    element: `{${of.namespace(part)}}${of.localName(part)}`,
    ...(of === received ? spanOf(of, part, placeOf) : {}),
  })
  const signedInfo = canonicalOf({ document, element, form, without: -1 })
  return {
    parts: claim.digests.map((digest) => {
      const canonical = canonicalOf(digest)
      return {
        ...placed(digest.document, digest.element),
        uri: digest.uri,
        canonical,
        digestMethod: digest.digest.uri,
        expected: digest.expected.toString('base64'),
        actual: Buffer.from(digest.digest.digest(canonical)).toString('base64'),
      }
    }),
    signedInfo: {
      ...placed(document, element),
      canonical: signedInfo,
      signatureMethod: method.uri,
    },
  }
}
