import { type GatewayCaseRow, row } from './row.ts'

/** A good signature, and around it a message that says something else; or no signature. */
export const wrappingCases = {
  unsigned: row('SECURITY_MISSING', 'Без подписи', 'Қолтаңбасыз', 'Unsigned'),
  'signature-removed': row(
    'SIGNATURE_MISSING',
    'Security без Signature',
    'Signature-сіз Security',
    'Security without a Signature',
  ),
  'two-signatures': row('SIGNATURE_REPEATED', 'Две подписи', 'Екі қолтаңба', 'Two signatures'),
  'two-security-headers': row(
    'SECURITY_REPEATED',
    'Два заголовка Security',
    'Екі Security тақырыбы',
    'Two Security headers',
  ),
  'security-for-another': row(
    'SECURITY_FOR_ANOTHER',
    'Security другому получателю',
    'Басқа алушыға арналған Security',
    'Security for another recipient',
  ),
  'body-in-header': row(
    'BODY_NOT_SIGNED',
    'Подписанный Body в Header, на его месте другой',
    'Қол қойылған Body Header ішінде, орнында басқасы',
    'The signed Body in Header, another in its place',
  ),
  'body-shares-id': row(
    'ID_REPEATED',
    'Два Body с одним Id',
    'Бір Id мәні бар екі Body',
    'Two Bodies that share an Id',
  ),
  'id-by-reference': row(
    'ID_REPEATED',
    'Повтор Id символьной ссылкой',
    'Таңбалық сілтемемен қайталанған Id',
    'An Id repeated by a character reference',
  ),
  'evil-before': row(
    'ENVELOPE_SHAPE',
    'Чужой Body перед подписанным',
    'Қол қойылған Body алдында бөтен Body',
    'Another Body before the signed one',
  ),
  'evil-after': row(
    'ENVELOPE_SHAPE',
    'Чужой Body после подписанного',
    'Қол қойылған Body соңынан бөтен Body',
    'Another Body after the signed one',
  ),
  'evil-around': row(
    'BODY_NOT_SIGNED',
    'Подписанный Body внутри чужого',
    'Бөтен Body ішінде қол қойылған Body',
    'The signed Body inside another',
  ),
  'body-in-object': row(
    'SIGNATURE_SHAPE',
    'Подписанный Body в ds:Object',
    'ds:Object ішінде қол қойылған Body',
    'The signed Body in ds:Object',
  ),
  'signature-in-body': row(
    'SIGNATURE_MISSING',
    'Подпись перенесена в чужой Body',
    'Қолтаңба бөтен Body ішіне көшірілген',
    'The signature moved into another Body',
  ),
  'two-elements': row(
    'BODY_SHAPE',
    'Второй элемент в Body',
    'Body ішінде екінші элемент',
    'A second element in Body',
  ),
  'uri-empty': row(
    'BODY_NOT_SIGNED',
    'Ссылка подписи с пустым URI',
    'URI бос қолтаңба сілтемесі',
    'The reference has an empty URI',
  ),
  'two-references': row(
    'REFERENCE_COUNT',
    'Две ссылки Reference',
    'Екі Reference сілтемесі',
    'Two References',
  ),
  stylesheet: row(
    'TRANSFORM_FORBIDDEN',
    'Преобразование XSLT',
    'XSLT түрлендіруі',
    'An XSLT transform',
  ),
  'comment-in-digest': row(
    'VALUE_NOT_PLAIN',
    'Комментарий в DigestValue',
    'DigestValue ішіндегі түсініктеме',
    'A comment in DigestValue',
  ),
} as const satisfies Record<string, GatewayCaseRow>
