/** Namespaces and algorithm names of a signed message (shep.md 2, 5). */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
export const WSSE =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'
export const WSU =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd'
export const DS = 'http://www.w3.org/2000/09/xmldsig#'
export const EC = 'http://www.w3.org/2001/10/xml-exc-c14n#'
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
export const SYNC_TYPES = 'http://bip.bee.kz/SyncChannel/v10/Types'
export const SYNC_INTERFACES = 'http://bip.bee.kz/SyncChannel/v10/Interfaces'

export const EXCLUSIVE = EC
export const EXCLUSIVE_WITH_COMMENTS = `${EC}WithComments`
export const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
export const INCLUSIVE_WITH_COMMENTS = `${INCLUSIVE}#WithComments`
export const ENVELOPED = `${DS}enveloped-signature`
export const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116'

const TOKEN = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss'
export const X509_V3 = `${TOKEN}-x509-token-profile-1.0#X509v3`
export const X509_PKI_PATH = `${TOKEN}-x509-token-profile-1.0#X509PKIPathv1`
export const SUBJECT_KEY_IDENTIFIER = `${TOKEN}-x509-token-profile-1.0#X509SubjectKeyIdentifier`
export const THUMBPRINT_SHA1 =
  'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1'
export const BASE64 = `${TOKEN}-soap-message-security-1.0#Base64Binary`
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256'
