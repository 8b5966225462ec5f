import { SignedXml } from 'xml-crypto'
import type { DigestAlgorithm, SignatureAlgorithm } from '../../eds/algorithms/algorithm.ts'
import type { XmlDocument } from '../../xml/document.ts'
import {
  DS,
  ENVELOPED,
  EXCLUSIVE,
  EXCLUSIVE_WITH_COMMENTS,
  INCLUSIVE,
  INCLUSIVE_WITH_COMMENTS,
  XPATH,
} from '../namespaces.ts'
import { CodePointOrder, InclusiveCodePointOrder } from './code-point-order.ts'
import { libraryVerifier } from './library-verifier.ts'
import { children, readRoot, withPlainLineEnds } from './second-reader.ts'

/** What xml-crypto makes of the signature that is the last child of the root: canonical bytes, which no key is needed for. */
export interface SecondOpinion {
  /** What the reference covers, there when its digest is right. */
  readonly signed?: Buffer
  /** The canonical SignedInfo and the value, there when the digest is right. */
  readonly material?: Buffer
  readonly value?: Buffer
  /** Why there is nothing. */
  readonly problem?: string
}

/** Asks xml-crypto, with its own parser, about a cut-out document that has passed the gate. Never throws for bad input. */
export function secondOpinion(
  document: XmlDocument,
  algorithms: {
    readonly signatureMethod: SignatureAlgorithm
    readonly digestMethod: DigestAlgorithm
  },
): SecondOpinion {
  const heard: { material?: Buffer; value?: Buffer } = {}
  try {
    const text = withPlainLineEnds(document.bytes.toString('utf8'))
    const signature = children(readRoot(text)).at(-1)
    if (signature?.namespaceURI !== DS || signature.localName !== 'Signature')
      throw new Error('the second reader finds no Signature at the end')
    const verifier = libraryVerifier({
      ...algorithms,
      verify: (material, value) => {
        Object.assign(heard, { material, value })
        return true
      },
      canonicalForms: formsAround(signature),
    })
    verifier.loadSignature(signature)
    if (!verifier.checkSignature(text)) return { problem: 'the digest does not match' }
    const [signed = ''] = verifier.getSignedReferences()
    return { ...heard, signed: Buffer.from(signed, 'utf8') }
  } catch (error) {
    return { problem: String((error as Error).message).slice(0, 300) }
  }
}

/**
 * Canonicalizers and transforms for one signature. The library looks for the namespaces around SignedInfo at the first SignedInfo
 * of the document, and forgets xml: attributes; here SignedInfo is given what stands around its own.
 */
function formsAround(signature: Element): SignedXml['CanonicalizationAlgorithms'] {
  class Exclusive extends CodePointOrder {
    override process(node: Element, options: object): string {
      if (isSignedInfo(node)) bringDown(signature, node, /^xmlns(?::|$)/)
      return super.process(node, { ...options, ancestorNamespaces: [] })
    }
  }
  class ExclusiveWithComments extends Exclusive {
    override includeComments = true
  }
  class Inclusive extends InclusiveCodePointOrder {
    override process(node: Element, options: object): string {
      if (isSignedInfo(node)) bringDown(signature, node, /^(?:xmlns$|xmlns:|xml:)/)
      return super.process(node, { ...options, ancestorNamespaces: [] } as never)
    }
  }
  class InclusiveWithComments extends Inclusive {
    override includeComments = true
  }
  const rows = {
    [EXCLUSIVE]: Exclusive,
    [EXCLUSIVE_WITH_COMMENTS]: ExclusiveWithComments,
    [INCLUSIVE]: Inclusive,
    [INCLUSIVE_WITH_COMMENTS]: InclusiveWithComments,
    [ENVELOPED]: new SignedXml().CanonicalizationAlgorithms[ENVELOPED],
    [XPATH]: NoSignatures,
  }
  return rows as unknown as SignedXml['CanonicalizationAlgorithms']
}

const isSignedInfo = ({ namespaceURI, localName }: Element): boolean =>
  namespaceURI === DS && localName === 'SignedInfo'

/** Gives an element the attributes of those names that are in force at another; the nearest wins. */
function bringDown(from: Element, to: Element, names: RegExp): void {
  for (let around: Node | null = from; around?.nodeType === 1; around = around.parentNode)
    for (const { name, namespaceURI, value } of Array.from((around as Element).attributes))
      if (names.test(name) && !to.hasAttribute(name)) to.setAttributeNS(namespaceURI, name, value)
}

/** The one XPath filter that the gate lets through: no signature, wherever it stands. */
class NoSignatures {
  includeComments = false

  getAlgorithmName = (): string => XPATH

  process(node: Element): Element {
    for (const signature of Array.from(node.getElementsByTagNameNS(DS, 'Signature')))
      signature.parentNode?.removeChild(signature)
    return node
  }
}
