import { type CaseRow, row } from './row.ts'

/** A good answer first: the replay needs one. Then answers whose signature is not what it should be. */
export const signatureCases = {
  good: row('W-79', 'Верный ответ', 'Дұрыс жауап', 'A good answer'),
  unsigned: row('W-70', 'Ответ без подписи', 'Қолтаңбасыз жауап', 'An answer without a signature'),
  'signature-changed': row(
    'W-70',
    'Значение подписи изменено',
    'Қолтаңба мәні өзгертілген',
    'The value of the signature is changed',
  ),
  'another-key': row(
    'W-70',
    'Подписано чужим ключом, назван сертификат шлюза',
    'Бөтен кілтпен қол қойылған, шлюз сертификаты аталған',
    "Signed with another key, and the gateway's certificate is named",
  ),
  'another-certificate': row(
    'W-74',
    'Подписано действующим сертификатом того же центра, но не шлюза',
    'Сол орталықтың қолданыстағы, бірақ шлюздікі емес сертификатымен қол қойылған',
    'Signed under a valid certificate of the same authority, not of the gateway',
  ),
  'unknown-authority': row(
    'W-74',
    'Сертификат с именем шлюза от центра-двойника',
    'Еліктеген орталықтан шлюз атауымен берілген сертификат',
    'A certificate in the name of the gateway, of an authority that looks like ours',
  ),
  'unknown-serial': row(
    'W-74',
    'X509IssuerSerial неизвестного сертификата',
    'Белгісіз сертификаттың X509IssuerSerial мәні',
    'X509IssuerSerial of a certificate that nobody knows',
  ),
  'certificate-expired': row(
    'W-74',
    'Сертификат с именем шлюза, срок которого истёк',
    'Мерзімі өткен, шлюз атауындағы сертификат',
    'A certificate in the name of the gateway that has expired',
  ),
  'body-changed': row(
    'W-70',
    'Body изменён после подписания',
    'Body қол қойылғаннан кейін өзгертілген',
    'Body is changed after signing',
  ),
  'timestamp-signed': row(
    'W-71',
    'Подписан только Timestamp, Body не подписан',
    'Тек Timestamp-қа қол қойылған, Body-ге қойылмаған',
    'Only a Timestamp is signed, Body is not',
  ),
  'wrapped-in-header': row(
    'W-71',
    'Подписанный Body перенесён в Header, на его месте другой',
    'Қол қойылған Body Header ішіне көшірілген, орнында басқасы',
    'The signed Body is moved into Header, another stands in its place',
  ),
  'wrapped-same-id': row(
    'W-71',
    'Два Body с одним Id',
    'Бір Id мәні бар екі Body',
    'Two Bodies that share an Id',
  ),
  'wrapped-before': row(
    'W-71',
    'Чужой Body перед подписанным',
    'Қол қойылған Body алдында бөтен Body',
    'Another Body before the signed one',
  ),
} as const satisfies Record<string, CaseRow>
