import { type GatewayCaseRow, row } from './row.ts'

/** Signatures, certificates and senders that are not what they should be. */
export const signerCases = {
  'hmac-by-public-key': row(
    'SIGNATURE_METHOD_FORBIDDEN',
    'HMAC под открытым сертификатом вместо подписи',
    'Қолтаңба орнына ашық сертификатпен HMAC',
    'An HMAC under the public certificate instead of a signature',
  ),
  'rsa-sha1': row(
    'ALGORITHM_SHA1',
    'Подпись RSA-SHA1',
    'RSA-SHA1 қолтаңбасы',
    'Signed by RSA-SHA1',
  ),
  'digest-sha1': row('ALGORITHM_SHA1', 'Хэш SHA-1', 'SHA-1 хэші', 'A SHA-1 digest'),
  'digest-wrong': row(
    'DIGEST_MISMATCH',
    'Body изменён после подписания',
    'Body қол қойылғаннан кейін өзгертілген',
    'Body is changed after signing',
  ),
  'carriage-return': row(
    'DIGEST_MISMATCH',
    'Вставлено &#13; после подписания',
    'Қол қойылғаннан кейін &#13; қосылған',
    '&#13; put in after signing',
  ),
  'signature-changed': row(
    'SIGNATURE_INVALID',
    'Значение подписи изменено',
    'Қолтаңба мәні өзгертілген',
    'The value of the signature is changed',
  ),
  'signed-info-changed': row(
    'SIGNATURE_INVALID',
    'SignedInfo изменён после подписания',
    'SignedInfo қол қойылғаннан кейін өзгертілген',
    'SignedInfo is changed after signing',
  ),
  'key-of-another': row(
    'SIGNATURE_INVALID',
    'Подписано чужим ключом под сертификатом отправителя',
    'Жіберуші сертификатымен, бірақ бөтен кілтпен қол қойылған',
    "Signed with another key under the sender's certificate",
  ),
  'look-alike': row(
    'CERTIFICATE_UNTRUSTED',
    'Сертификат центра-двойника',
    'Еліктеген орталықтың сертификаты',
    'A certificate of an authority that looks like ours',
  ),
  'issued-by-no-authority': row(
    'CERTIFICATE_UNTRUSTED',
    'Сертификат, выпущенный участником',
    'Қатысушы шығарған сертификат',
    'A certificate that a participant issued',
  ),
  expired: row(
    'CERTIFICATE_EXPIRED',
    'Срок сертификата истёк',
    'Сертификат мерзімі өткен',
    'An expired certificate',
  ),
  'not-yet-valid': row(
    'CERTIFICATE_NOT_YET_VALID',
    'Срок сертификата не начался',
    'Сертификат мерзімі басталмаған',
    'A certificate that is not valid yet',
  ),
  'for-encryption': row(
    'CERTIFICATE_USAGE',
    'Сертификат не для подписи',
    'Қол қоюға арналмаған сертификат',
    'A certificate that is not for signing',
  ),
  revoked: row(
    'CERTIFICATE_REVOKED',
    'Отозванный сертификат',
    'Қайтарып алынған сертификат',
    'A revoked certificate',
  ),
  'of-another-bin': row(
    'CERTIFICATE_OF_ANOTHER',
    'Сертификат другой организации',
    'Басқа ұйымның сертификаты',
    'The certificate of another organisation',
  ),
  'name-unknown': row(
    'CERTIFICATE_UNREGISTERED',
    'X509IssuerSerial неизвестного сертификата',
    'Белгісіз сертификаттың X509IssuerSerial мәні',
    'X509IssuerSerial of a certificate that nobody knows',
  ),
  'sender-unknown': row(
    'SENDER_UNKNOWN',
    'Неизвестный senderId',
    'Белгісіз senderId',
    'An unknown senderId',
  ),
  'password-wrong': row('PASSWORD_WRONG', 'Неверный пароль', 'Құпиясөз қате', 'A wrong password'),
  'service-unknown': row(
    'SERVICE_UNKNOWN',
    'Неизвестный serviceId',
    'Белгісіз serviceId',
    'An unknown serviceId',
  ),
  'wrong-body': row(
    'MESSAGE_SHAPE',
    'Подписанный Body не по контракту',
    'Келісімшартқа сай емес қол қойылған Body',
    'A signed Body that does not fit the contract',
  ),
  replayed: row(
    'REPEATED',
    'То же сообщение ещё раз, с тем же messageId',
    'Сол хабарлама, сол messageId мәнімен тағы да',
    'The same message again, with its messageId',
  ),
} as const satisfies Record<string, GatewayCaseRow>
