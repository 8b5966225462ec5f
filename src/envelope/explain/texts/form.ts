import { type Cause, named } from './cause.ts'

/** The form of the message shows what was done; nothing had to be repaired. */
export const formCauses = {
  PLAIN_XMLDSIG: {
    seen: named('NCANode#69'),
    ru: 'Сообщение подписано обычной XMLDSig, а шлюз ждёт WS-Security: ds:Signature внутри Header/wsse:Security со ссылкой на Id элемента Body. В NCANode это метод /wsse/sign, а не /xml/sign.',
    kk: 'Хабарламаға кәдімгі XMLDSig қойылған, ал шлюз WS-Security күтеді: Header/wsse:Security ішінде Body элементінің Id мәніне сілтейтін ds:Signature. NCANode-та бұл /xml/sign емес, /wsse/sign әдісі.',
    en: 'The message bears plain XMLDSig, and the gateway wants WS-Security: ds:Signature inside Header/wsse:Security that points at the Id of Body. In NCANode it is /wsse/sign, not /xml/sign.',
  },
  TIMESTAMP_SIGNED: {
    seen: {
      ru: 'умолчания npm soap (WSSecurityCert) и WSS4J',
      kk: 'npm soap (WSSecurityCert) мен WSS4J әдепкі мәндері',
      en: 'defaults of npm soap (WSSecurityCert) and WSS4J',
    },
    ru: 'Подписан ещё и wsu:Timestamp. Шлюз ждёт одну ссылку, на Body: npm soap — hasTimeStamp: false, WSS4J — signatureParts только Body.',
    kk: 'wsu:Timestamp элементіне де қол қойылған. Шлюз Body элементіне бір ғана сілтеме күтеді: npm soap — hasTimeStamp: false, WSS4J — signatureParts тек Body.',
    en: 'wsu:Timestamp is signed too. The gateway wants one Reference, to Body: npm soap — hasTimeStamp: false; WSS4J — signatureParts Body alone.',
  },
  OTHER_PARTS_SIGNED: {
    seen: {
      ru: 'WS-SecurityPolicy: SignedParts с заголовками',
      kk: 'WS-SecurityPolicy: тақырыптары бар SignedParts',
      en: 'WS-SecurityPolicy: SignedParts with headers',
    },
    ru: 'Подписаны и другие части сообщения. Шлюз ждёт одну ссылку, на Body.',
    kk: 'Хабарламаның басқа бөліктеріне де қол қойылған. Шлюз Body элементіне бір ғана сілтеме күтеді.',
    en: 'Other parts of the message are signed too. The gateway wants one Reference, to Body.',
  },
  WHOLE_DOCUMENT_SIGNED: {
    seen: {
      ru: 'enveloped-подпись NCALayer, URI=""',
      kk: 'NCALayer-дің enveloped қолтаңбасы, URI=""',
      en: 'the enveloped signature of NCALayer, URI=""',
    },
    ru: 'Подписан весь документ (URI=""), а шлюз ждёт ссылку на Id элемента Body.',
    kk: 'Бүкіл құжатқа қол қойылған (URI=""), ал шлюз Body элементінің Id мәніне сілтеме күтеді.',
    en: 'The whole document is signed (URI=""), and the gateway wants a Reference to the Id of Body.',
  },
  OTHER_ELEMENT_SIGNED: {
    seen: {
      ru: 'клиенты, которые подписывают SendMessage или Timestamp',
      kk: 'SendMessage немесе Timestamp-ке қол қоятын клиенттер',
      en: 'clients that sign SendMessage or Timestamp',
    },
    ru: 'Ссылка указывает на другой элемент, а не на Body. Поставьте wsu:Id на Body и сошлитесь на него.',
    kk: 'Сілтеме Body элементін емес, басқа элементті көрсетеді. Body элементіне wsu:Id қойып, соған сілтеңіз.',
    en: 'The Reference points at another element, not at Body. Put wsu:Id on Body and refer to it.',
  },
  REFERENCE_NOWHERE: {
    seen: {
      ru: 'Id перезаписан после подписи',
      kk: 'Id қол қойылғаннан кейін қайта жазылған',
      en: 'Id rewritten after signing',
    },
    ru: 'Элемента с таким Id в сообщении нет: Id изменён после подписи или не поставлен. Id и URI должны совпадать.',
    kk: 'Хабарламада мұндай Id бар элемент жоқ: Id қол қойылғаннан кейін өзгерген немесе қойылмаған. Id мен URI сәйкес болуы керек.',
    en: 'No element of the message has this Id: it was changed after signing, or never set. Id and URI must agree.',
  },
  CERTIFICATE_IS_PEM: {
    seen: {
      ru: 'NCANode#209: «Cannot parse/decode the certificate data»',
      kk: 'NCANode#209: «Cannot parse/decode the certificate data»',
      en: 'NCANode#209: "Cannot parse/decode the certificate data"',
    },
    ru: 'В KeyInfo вставлен PEM целиком или base64 от PEM. Нужен base64 от DER: текст между строками BEGIN и END, без них.',
    kk: 'KeyInfo ішіне PEM толығымен немесе PEM-нің base64 түрі қойылған. DER-дің base64 түрі керек: BEGIN мен END жолдарының арасындағы мәтін.',
    en: 'KeyInfo holds PEM as it is, or base64 of PEM. It must be base64 of DER: the text between the lines BEGIN and END, without them.',
  },
  KEY_INFO_MISSING: {
    seen: {
      ru: 'xml-crypto без getKeyInfoContent',
      kk: 'getKeyInfoContent берілмеген xml-crypto',
      en: 'xml-crypto without getKeyInfoContent',
    },
    ru: 'В подписи нет KeyInfo: шлюз не знает, чьим ключом её проверять. Назовите сертификат (KeyIdentifier X509v3, BinarySecurityToken или X509IssuerSerial).',
    kk: 'Қолтаңбада KeyInfo жоқ: шлюз оны кімнің кілтімен тексеруді білмейді. Сертификатты көрсетіңіз (KeyIdentifier X509v3, BinarySecurityToken немесе X509IssuerSerial).',
    en: 'The signature has no KeyInfo: the gateway does not know whose key to ask. Name the certificate (KeyIdentifier X509v3, BinarySecurityToken or X509IssuerSerial).',
  },
  SHA1_DECLARED: {
    seen: {
      ru: 'умолчание npm soap, старые ключи Kalkan (xmldsig-more#rsa-sha1)',
      kk: 'npm soap әдепкі мәні, Kalkan ескі кілттері (xmldsig-more#rsa-sha1)',
      en: 'the default of npm soap, old keys of Kalkan (xmldsig-more#rsa-sha1)',
    },
    ru: 'Объявлен алгоритм с SHA-1. Выберите RSA-SHA256 и SHA-256 или ГОСТ по ключу.',
    kk: 'SHA-1 алгоритмі жарияланған. Кілтке қарай RSA-SHA256 және SHA-256 немесе ГОСТ таңдаңыз.',
    en: 'An algorithm with SHA-1 is declared. Choose RSA-SHA256 and SHA-256, or GOST by the key.',
  },
  INCLUSIVE_DECLARED: {
    seen: {
      ru: 'умолчание Kalkan и Santuario',
      kk: 'Kalkan мен Santuario әдепкі мәні',
      en: 'the default of Kalkan and Santuario',
    },
    ru: 'Объявлена инклюзивная каноникализация. Шлюз принимает http://www.w3.org/2001/10/xml-exc-c14n#.',
    kk: 'Инклюзивті канондау жарияланған. Шлюз http://www.w3.org/2001/10/xml-exc-c14n# қабылдайды.',
    en: 'Inclusive canonicalization is declared. The gateway takes http://www.w3.org/2001/10/xml-exc-c14n#.',
  },
  SOAP_12: {
    seen: {
      ru: 'NKalkan SignWsse: конверт SOAP 1.2',
      kk: 'NKalkan SignWsse: SOAP 1.2 конверті',
      en: 'NKalkan SignWsse: a SOAP 1.2 envelope',
    },
    ru: 'Конверт SOAP 1.2. Шлюз принимает SOAP 1.1: http://schemas.xmlsoap.org/soap/envelope/.',
    kk: 'SOAP 1.2 конверті. Шлюз SOAP 1.1 қабылдайды: http://schemas.xmlsoap.org/soap/envelope/.',
    en: 'A SOAP 1.2 envelope. The gateway takes SOAP 1.1: http://schemas.xmlsoap.org/soap/envelope/.',
  },
  MESSAGE_CUT: {
    seen: {
      ru: 'NKalkan#3: Content-Length в символах',
      kk: 'NKalkan#3: Content-Length таңбалармен',
      en: 'NKalkan#3: Content-Length in characters',
    },
    ru: 'Сообщение обрезано: Envelope не закрыт. Обычно длина (Content-Length) сосчитана в символах, а не в байтах UTF-8.',
    kk: 'Хабарлама қиылған: Envelope жабылмаған. Әдетте ұзындық (Content-Length) UTF-8 байттарымен емес, таңбалармен саналған.',
    en: 'The message is cut off: Envelope is not closed. Usually the length (Content-Length) was counted in characters and not in bytes of UTF-8.',
  },
  BYTES_BEFORE: {
    seen: {
      ru: 'склейка строк; второй BOM',
      kk: 'жолдарды біріктіру; екінші BOM',
      en: 'joined strings; a second BOM',
    },
    ru: 'Перед началом XML стоят лишние байты (пробелы, перевод строки или второй BOM). Сообщение верно без них: начинайте его с «<».',
    kk: 'XML басталмай тұрып артық байттар бар (бос орын, жол соңы немесе екінші BOM). Хабарлама оларсыз дұрыс: оны «<» таңбасынан бастаңыз.',
    en: 'Bytes stand before the XML (spaces, a line end or a second BOM). The message is right without them: begin it with "<".',
  },
  ESCAPED_WHOLE: {
    seen: {
      ru: 'конверт, переданный как строка',
      kk: 'жол ретінде берілген конверт',
      en: 'an envelope passed as a string',
    },
    ru: 'Всё сообщение экранировано (&lt;soap:Envelope…): конверт передан как текст. Сообщение верно без экранирования: отправляйте байты конверта телом запроса.',
    kk: 'Бүкіл хабарлама экрандалған (&lt;soap:Envelope…): конверт мәтін ретінде берілген. Экрандаусыз хабарлама дұрыс: конверт байттарын сұрау денесі ретінде жіберіңіз.',
    en: 'The whole message is escaped (&lt;soap:Envelope…): the envelope was passed as text. It is right without the escaping: send the bytes of the envelope as the body of the request.',
  },
} as const satisfies Record<string, Cause>
