import type { SignatureRow } from '../sets/signatures.ts'

const OLD = 'no SIGNATURE_METHOD_FORBIDDEN'
const SHA1 = 'no ALGORITHM_SHA1'
const sha1 = 'unsupported: RSA-SHA1'
const mgf1 = 'unsupported: RSA-PSS'
const client = 'client_public.pem'
/** An RSA-SHA1 signature that the product refuses; `loosely` is how it stands when SHA-1 is let in. */
const old = (loosely: string, key?: string, because = sha1): SignatureRow => ({
  gives: SHA1,
  because,
  loosely,
  ...(key ? { key } : {}),
})

/** Signed and broken files of xml-crypto's own tests. */
export const xmlCryptoRows: Readonly<Record<string, SignatureRow>> = {
  'wsfederation_metadata.xml': { gives: 'yes', because: 'RSA-SHA256, enveloped' },
  'valid_signature_utf8.xml': {
    gives: 'no KEY_WEAK',
    because: 'RSA-SHA256, but the key has 1024 bits, fewer than 2048',
    loosely: 'valid',
  },
  'windows_store_signature.xml': {
    gives: 'no KEY_INFO_UNKNOWN',
    because:
      'no KeyInfo; and the white space between its elements was not there when it was signed',
    loosely: 'DIGEST_MISMATCH',
    key: 'windows_store_certificate.pem',
  },
  'hmac_signature.xml': {
    gives: OLD,
    because: 'unsupported: HMAC-SHA1; the set has no key for it',
  },
  'valid_saml_sha256_rsa_mgf1.xml': { gives: OLD, because: mgf1 },
  'invalid_saml_sha256_rsa_mgf1.xml': { gives: OLD, because: mgf1 },
  'unsigned_saml_response.xml': { gives: 'no SIGNATURE_MISSING', because: 'not signed' },
  'saml_multiple_signed_info_nodes.xml': {
    gives: 'no SIGNATURE_SHAPE',
    because: 'two SignedInfo',
    loosely: 'SIGNATURE_SHAPE',
  },
  'invalid_saml_no_signed_info.xml': {
    gives: 'no SIGNATURE_SHAPE ALGORITHM_SHA1',
    because: 'no SignedInfo in the first signature, RSA-SHA1 in the second',
    loosely: 'SIGNATURE_SHAPE, valid',
  },
  'integration/expectedVerify.xml': old('valid', client),
  'integration/expectedVerifyComplex.xml': old('valid', client),
  'keyinfo - pretty-printed.xml': old('valid'),
  'saml_external_ns.xml': old('valid'),
  'signature_with_inclusivenamespaces.xml': old('valid'),
  'signature_with_inclusivenamespaces_lines.xml': old('valid'),
  'signature_with_inclusivenamespaces_lines_windows.xml': old('valid'),
  'valid_saml.xml': old('valid, valid'),
  'valid_signature wsu.xml': old('valid', client),
  'valid_signature.xml': old('valid', client),
  'valid_signature_with_lowercase_id_attribute.xml': old('valid', client),
  'valid_signature_with_reference_keyInfo.xml': old('valid', client),
  'valid_signature_with_root_level_sig_namespace.xml': old('valid', client),
  'valid_signature_with_unused_prefixes.xml': old('valid', client),
  'valid_signature_with_whitespace_in_digestvalue.xml': old('valid', client),
  'valid_signature_without_transforms_element.xml': old('valid', client),
  'saml_wrapped_signed_info_node.xml': {
    gives: 'no SIGNATURE_SHAPE',
    because: 'a foreign child of Signature holds a second SignedInfo',
    loosely: 'SIGNATURE_SHAPE',
  },
  'valid_saml_signature_wrapping.xml': old(
    'ID_REPEATED, ID_REPEATED',
    undefined,
    `${sha1}; two elements bear the signed ID`,
  ),
  'valid_saml_with_digest_comment.xml': old(
    'VALUE_NOT_PLAIN',
    undefined,
    `${sha1}; a comment inside DigestValue`,
  ),
  'valid_saml_withcomments.xml': old(
    'SIGNATURE_INVALID, valid',
    undefined,
    `${sha1}; CanonicalizationMethod was changed after signing, the suite expects a refusal too`,
  ),
  'id_with_quotes.xml': old('BODY_ID_MISSING', undefined, `${sha1}; the URI is t't`),
  'invalid_signature - changed content.xml': old('DIGEST_MISMATCH', client),
  'invalid_signature - hash.xml': old('DIGEST_MISMATCH', client),
  'invalid_signature - non existing reference.xml': old('BODY_ID_MISSING', client),
  'invalid_signature - signature value.xml': old('SIGNATURE_INVALID', client),
  'invalid_signature - wsu - changed content.xml': old('DIGEST_MISMATCH', client),
  'invalid_signature - wsu - hash.xml': old('DIGEST_MISMATCH', client),
  'invalid_signature - wsu - invalid signature value.xml': old('DIGEST_MISMATCH', client),
  'invalid_signature - wsu - non existing reference.xml': old('BODY_ID_MISSING', client),
  'invalid_signature_without_transforms_element.xml': old('DIGEST_MISMATCH', client),
}
