/** What an honest message says in `data`: a text, or children by name. */
export type Said = string | { readonly [name: string]: Said }

export interface Honest {
  readonly contentType?: string
  /** Absent: the question to КДП that most fixtures ask. */
  readonly data?: Said | undefined
  readonly without?: 'data'
}

export const asked: Said = {
  uin: '991231500016',
  company: 'ТОО "Инициатор" TEST ONLY',
  company_bin: '991240000013',
  company_responsible: 'Владелец данных',
  employee_name: 'Тестов Т.',
  access_name: 'GBDFLUniversal_token',
  personal_data_name: 'Сведения о физическом лице',
  expiresIn: '600000',
  'omit-sms': 'true',
}

const usual: Honest = {}
const says = (data: Said): Honest => ({ data })

/** Every honest fixture, and what must be read out of it. messageId is the name of the fixture. */
export const honest: Readonly<Record<string, Honest>> = {
  base: usual,
  'other-prefix': usual,
  'soap-env-prefix': usual,
  'plain-id-with-guid': usual,
  cyrillic: says({ fio: 'Әбдіқадыр Ұлы — Қазақ 𐰴' }),
  'cdata-section': says('<a b="1">&amp;</a>'),
  'type-of-another-namespace': says('x'),
  'useless-default-namespace': usual,
  'header-of-another': usual,
  'xml-declaration': usual,
  'byte-order-mark': usual,
  'space-around-header': usual,
  'comment-in-data': usual,
  'business-signature-in-data': says({ Signature: '' }),

  'client-issuer-serial': usual,
  'client-key-identifier': usual,
  'client-binary-token': usual,
  'binary-security-token': usual,
  'binary-security-token-after-signature': usual,
  'x509-certificate-in-reference': usual,
  'x509-certificate-alone': usual,
  'x509-certificate-beside-its-subject': usual,
  'issuer-and-serial': usual,
  'issuer-and-serial-alone': usual,
  'issuer-in-another-order': usual,
  'certificate-in-lines': usual,
  'signature-value-in-lines': usual,
  'carriage-returns-in-signature-value': usual,
  'carriage-returns-in-digest-value': usual,
  'pretty-printed-signature': usual,
  'self-closing-methods': usual,
  'comment-in-signed-info': usual,
  'signature-in-the-default-namespace': usual,
  'ids-of-wss4j': usual,
  'prefix-list': usual,
  'prefix-lists-of-both': usual,
  'timestamp-in-security': usual,
  'security-for-another-beside-ours': usual,
  'security-with-an-empty-actor': usual,

  'utf-16-le': usual,
  'utf-16-be': usual,
  'utf-16-without-a-mark': usual,
  'windows-1251-declared': usual,
  'windows-1251-by-content-type': { contentType: 'text/xml; charset=windows-1251' },
  'wsse-id-beside-wsu-id': usual,
  'two-ids-of-body': usual,
  'lower-case-id': usual,
  'upper-case-id': usual,
  'id-by-a-character-reference': usual,
  'two-soap-prefixes': usual,
  'soap-in-the-default-namespace': usual,
  'mixed-case-prefixes': says({ a: '' }),
  'attributes-in-any-order': says({ a: '' }),
  'characters-written-otherwise': says({ a: '&<>>"\'\rA\u2028\u0085' }),
  'line-separators-of-xml-1.1': says({
    a: '\u2028\u0085\n\u0085',
    c: '\u2028<\u0085>',
  }),
  'carriage-returns-as-line-ends': usual,
  'self-closing-elements': says({ a: '', b: '' }),
  'sections-in-a-row': says({ a: '', b: '<1>2]]>3' }),
  'prefix-bound-again': says({ a: { b: { c: '' }, d: '' } }),
  'default-namespace-taken-back': says({ a: { b: { c: { d: '' } } } }),
  'namespace-with-an-ampersand': says({ a: '' }),
  'xml-attributes': says({ a: ' x ' }),
  'declarations-nobody-uses': says({ a: { b: '' } }),
  'comments-around': usual,
  'space-in-end-tags': usual,
  'data-in-the-interfaces-namespace': says({ a: '1' }),
  'data-missing': { without: 'data' },
  'properties-and-session': usual,
  'types-in-the-default-namespace': usual,
  'prefix-of-data-declared-on-data': usual,
  'typed-fields-of-the-base-of-persons': says({ iin: '991231500016' }),
}
