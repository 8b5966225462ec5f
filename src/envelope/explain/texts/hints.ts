import type { Text } from '../../../contract/texts/text.ts'

interface HintText extends Text {
  readonly source: string
}

/** Advice alone: a message is never refused for these. */
export const hintTexts = {
  'HINT-01': {
    source: 'WS-I BSP 1.1, R5206',
    ru: 'KeyIdentifier X509v3 с целым сертификатом нарушает WS-I BSP, но ШЭП ждёт именно его. Если библиотека отказывается, берите BinarySecurityToken: эмулятор примет оба.',
    kk: 'Толық сертификаты бар KeyIdentifier X509v3 WS-I BSP талабын бұзады, бірақ ШЭП дәл осыны күтеді. Кітапхана бас тартса, BinarySecurityToken алыңыз: эмулятор екеуін де қабылдайды.',
    en: 'KeyIdentifier X509v3 with a whole certificate breaks WS-I BSP, yet ШЭП wants just that. Where a library refuses, take BinarySecurityToken: the emulator takes both.',
  },
  'HINT-02': {
    source: 'Известные клиенты ШЭП',
    ru: 'У wsse:Security нет mustUnderstand="1". Известные клиенты шлюза его ставят.',
    kk: 'wsse:Security элементінде mustUnderstand="1" жоқ. Шлюздің белгілі клиенттері оны қояды.',
    en: 'wsse:Security has no mustUnderstand="1". Known clients of the gateway set it.',
  },
  'HINT-03': {
    source: 'Exclusive XML Canonicalization 1.0, 1.3',
    ru: 'Префикс в значении xsi:type объявлен вне Body, и подпись его не защищает: подмена пространства имён останется незамеченной. Объявите префикс внутри Body.',
    kk: 'xsi:type мәніндегі префикс Body сыртында жарияланған, қолтаңба оны қорғамайды: аттар кеңістігінің ауыстырылуы байқалмайды. Префиксті Body ішінде жариялаңыз.',
    en: 'The prefix in a value of xsi:type is declared outside Body, and the signature does not protect it: another namespace would go unnoticed. Declare the prefix inside Body.',
  },
  'HINT-04': {
    source: 'Известные клиенты ШЭП',
    ru: 'Сертификат передан в BinarySecurityToken. Эмулятор его принимает, но в сообщениях клиентов ШЭП встречается KeyIdentifier X509v3.',
    kk: 'Сертификат BinarySecurityToken ішінде берілген. Эмулятор оны қабылдайды, бірақ ШЭП клиенттерінің хабарламаларында KeyIdentifier X509v3 кездеседі.',
    en: 'The certificate travels in BinarySecurityToken. The emulator takes it, but clients of ШЭП are seen with KeyIdentifier X509v3.',
  },
  'HINT-05': {
    source: 'Известные клиенты ШЭП',
    ru: 'Сертификат назван издателем и номером, в сообщении его нет: получатель должен знать его заранее.',
    kk: 'Сертификат баспагері мен нөмірі арқылы аталған, хабарламада өзі жоқ: алушы оны алдын ала білуі керек.',
    en: 'The certificate is named by issuer and serial number and is not in the message: the receiver must know it beforehand.',
  },
  'HINT-06': {
    source: 'WS-Security 1.0, 4',
    ru: 'У Body нет wsu:Id. Эмулятор принимает и Id без префикса, но WS-Security и известные клиенты ставят wsu:Id.',
    kk: 'Body элементінде wsu:Id жоқ. Эмулятор префикссіз Id-ді де қабылдайды, бірақ WS-Security мен белгілі клиенттер wsu:Id қояды.',
    en: 'Body has no wsu:Id. The emulator takes an Id without a prefix, but WS-Security and known clients set wsu:Id.',
  },
  'HINT-07': {
    source: 'Известные клиенты ШЭП',
    ru: 'В подписи есть &#13;. Здесь это пробел внутри base64, но некоторые получатели такую подпись отвергают: пишите base64 без переносов.',
    kk: 'Қолтаңбада &#13; бар. Мұнда ол base64 ішіндегі бос орын, бірақ кейбір алушылар мұндай қолтаңбаны қабылдамайды: base64-ті тасымалсыз жазыңыз.',
    en: 'The signature holds &#13;. Here it is white space inside base64, but some receivers refuse it: write base64 without line ends.',
  },
  'HINT-08': {
    source: 'Известные клиенты egov.kz',
    ru: 'Внутри SignedInfo есть пробелы между элементами. Это допустимо, но egov.kz, по сообщениям, на них ломается: пишите подряд.',
    kk: 'SignedInfo ішінде элементтер арасында бос орындар бар. Бұл рұқсат етілген, бірақ egov.kz одан бұзылады деген хабар бар: қатарынан жазыңыз.',
    en: 'SignedInfo has white space between its elements. That is allowed, but egov.kz is reported to break on it: write it compactly.',
  },
  'HINT-09': {
    source: 'Известные клиенты ШЭП',
    ru: 'В Body есть ряды «????»: похоже, кириллица потеряна при переводе в однобайтную кодировку ещё до подписи.',
    kk: 'Body ішінде «????» қатарлары бар: кирилл әріптері қол қойылғанға дейін бір байтты кодтауға ауыстырғанда жоғалған сияқты.',
    en: 'Body holds runs of "????": Cyrillic was probably lost in a single-byte encoding before signing.',
  },
  'HINT-10': {
    source: 'Известные клиенты ШЭП',
    ru: 'Текст в Body похож на дважды закодированный («ÐžÐš», «РћРљ»): UTF-8 прочитан как однобайтная кодировка.',
    kk: 'Body мәтіні екі рет кодталғанға ұқсайды («ÐžÐš», «РћРљ»): UTF-8 бір байтты кодтау ретінде оқылған.',
    en: 'Text in Body looks encoded twice ("ÐžÐš", "РћРљ"): UTF-8 was read as a single-byte encoding.',
  },
  'HINT-11': {
    source: 'WS-I Basic Profile 1.1, R4001',
    ru: 'Сообщение начинается с BOM. Подписи он не мешает, но не всякий получатель его принимает.',
    kk: 'Хабарлама BOM-нан басталады. Қолтаңбаға кедергі емес, бірақ кез келген алушы оны қабылдай бермейді.',
    en: 'The message begins with a byte order mark. It does not harm the signature, but not every receiver takes it.',
  },
} as const satisfies Record<string, HintText>

export type HintId = keyof typeof hintTexts
