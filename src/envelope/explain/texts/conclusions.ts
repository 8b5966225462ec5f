import type { Text } from '../../../contract/texts/text.ts'

/** What can be said when no cause was found, or none had to be looked for. */
export const conclusions = {
  VALID: {
    ru: 'Подпись верна, все проверки пройдены.',
    kk: 'Қолтаңба дұрыс, барлық тексеруден өтті.',
    en: 'The signature is right; every check passed.',
  },
  BODY_CHANGED: {
    ru: 'SignedInfo подписан верно, но подписанный элемент не тот, от которого вычислен хэш, и ни одно известное исправление его не восстанавливает. Содержимое изменено после подписи, или хэш вычислен от других байтов. Сравните каноническую форму, показанную здесь, с байтами, которые хэширует ваша программа.',
    kk: 'SignedInfo қолтаңбасы дұрыс, бірақ қол қойылған элемент хэші есептелген элемент емес, белгілі түзетулердің ешқайсысы оны қалпына келтірмейді. Мазмұн қол қойылғаннан кейін өзгерген немесе хэш басқа байттардан есептелген. Мұнда көрсетілген канондық түрді бағдарламаңыз хэштейтін байттармен салыстырыңыз.',
    en: 'SignedInfo is signed rightly, but the signed element is not what was hashed, and no known repair restores it. The content was changed after signing, or other bytes were hashed. Compare the canonical form shown here with the bytes that your program hashes.',
  },
  SIGNED_INFO_CHANGED: {
    ru: 'Хэш верен, но SignatureValue не от этого SignedInfo под названным ключом, и ни одно известное исправление не помогает. Изменён SignedInfo, подписано другим ключом или другими байтами. Сравните каноническую форму SignedInfo, показанную здесь, с байтами, которые подписывает ваша программа.',
    kk: 'Хэш дұрыс, бірақ SignatureValue көрсетілген кілтпен осы SignedInfo-дан жасалмаған, белгілі түзетулердің ешқайсысы көмектеспейді. SignedInfo өзгерген, басқа кілтпен немесе басқа байттарға қол қойылған. Мұнда көрсетілген SignedInfo канондық түрін бағдарламаңыз қол қоятын байттармен салыстырыңыз.',
    en: 'The digest is right, but SignatureValue is not of this SignedInfo under the named key, and no known repair helps. SignedInfo was changed, another key signed, or other bytes were signed. Compare the canonical SignedInfo shown here with the bytes that your program signs.',
  },
  BOTH_CHANGED: {
    ru: 'Не сходятся ни хэш, ни подпись SignedInfo, и ни одно известное исправление не помогает. Проверьте, что отправляется то самое сообщение, которое подписано, и тем ключом, что назван в KeyInfo.',
    kk: 'Хэш те, SignedInfo қолтаңбасы да сәйкес емес, белгілі түзетулердің ешқайсысы көмектеспейді. Дәл қол қойылған хабарлама жіберілетінін және KeyInfo ішінде көрсетілген кілтпен қол қойылғанын тексеріңіз.',
    en: 'Neither the digest nor the signature of SignedInfo holds, and no known repair helps. Make sure that the very message which was signed is sent, and that the key named in KeyInfo signed it.',
  },
  PARTLY: {
    ru: 'Это объясняет не всё: другая проверка подписи по-прежнему не проходит, и её причина не найдена.',
    kk: 'Бұл бәрін түсіндірмейді: қолтаңбаның басқа тексеруі әлі де өтпейді, оның себебі табылмады.',
    en: 'This does not explain everything: another check of the signature still fails, and its cause was not found.',
  },
  NOT_ALL_TRIED: {
    ru: 'Испробованы не все исправления: сообщение слишком велико.',
    kk: 'Түзетулердің бәрі сыналған жоқ: хабарлама тым үлкен.',
    en: 'Not every repair was tried: the message is too large.',
  },
} as const satisfies Record<string, Text>

export type ConclusionId = keyof typeof conclusions
