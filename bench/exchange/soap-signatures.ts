import { DOMParser } from '@xmldom/xmldom'
import { SignedXml } from 'xml-crypto'
import xpath from 'xpath'
import { BASE64, DS, EXCLUSIVE, SHA256, WSSE, WSU, X509_V3 } from '../../src/envelope/namespaces.ts'

const signatureIn = `//*[local-name(.)='Signature' and namespace-uri(.)='${DS}']`

/** README of xml-crypto, "Verifying Xml documents", under the one certificate this server knows. */
export function verifyRequest(xml: string, publicCert: string): void {
  const document = new DOMParser().parseFromString(xml, 'text/xml')
  const verifier = new SignedXml({ publicCert })
  verifier.loadSignature(xpath.select1(signatureIn, document) as Node)
  if (!verifier.checkSignature(xml)) throw new Error('the signature is wrong')
  const [signed = '', ...others] = verifier.getSignedReferences()
  if (others.length > 0 || !/^<[\w:]*Body\s/.test(signed)) throw new Error('the Body is not signed')
}

const TOKEN = 'X509-token'

/** The header that `signAnswer` signs into. */
export const securityHeader = (certificate: string): string =>
  `<wsse:Security xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" soap:mustUnderstand="1">` +
  `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${X509_V3}" wsu:Id="${TOKEN}">${certificate}</wsse:BinarySecurityToken></wsse:Security>`

/** README of xml-crypto, "Signing Xml documents": one reference, the Body. */
export function signAnswer(xml: string, privateKey: string): string {
  const signer = new SignedXml({
    privateKey,
    idMode: 'wssecurity',
    canonicalizationAlgorithm: EXCLUSIVE,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    getKeyInfoContent: () =>
      `<wsse:SecurityTokenReference xmlns:wsse="${WSSE}"><wsse:Reference URI="#${TOKEN}" ValueType="${X509_V3}"/></wsse:SecurityTokenReference>`,
  })
  signer.addReference({
    xpath: "//*[local-name(.)='Body']",
    transforms: [EXCLUSIVE],
    digestAlgorithm: SHA256,
  })
  const location = { reference: "//*[local-name(.)='Security']", action: 'append' } as const
  signer.computeSignature(xml, { prefix: 'ds', location })
  return signer.getSignedXml()
}
