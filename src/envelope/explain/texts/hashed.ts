import type { Cause } from './cause.ts'

/** The element is as it was signed, but other octets were hashed than the declared canonical form. */
export const hashedCauses = {
  C14N_INCLUSIVE: {
    seen: {
      ru: 'умолчание Kalkan и Santuario: инклюзивная C14N 1.0',
      kk: 'Kalkan мен Santuario әдепкі мәні: инклюзивті C14N 1.0',
      en: 'the default of Kalkan and Santuario: inclusive C14N 1.0',
    },
    ru: 'Хэш вычислен по инклюзивной каноникализации, а объявлена эксклюзивная. Вычисляйте по http://www.w3.org/2001/10/xml-exc-c14n#.',
    kk: 'Хэш инклюзивті канондау бойынша есептелген, ал эксклюзивті канондау жарияланған. http://www.w3.org/2001/10/xml-exc-c14n# бойынша есептеңіз.',
    en: 'The digest was computed over inclusive canonicalization, and the exclusive one is declared. Compute it by http://www.w3.org/2001/10/xml-exc-c14n#.',
  },
  C14N_EXCLUSIVE: {
    seen: {
      ru: 'PHP xmlseclibs; подписи, собранные вручную',
      kk: 'PHP xmlseclibs; қолмен жиналған қолтаңбалар',
      en: 'PHP xmlseclibs; signatures put together by hand',
    },
    ru: 'Хэш вычислен по эксклюзивной каноникализации, а объявлена другая. Объявите ту, по которой считаете.',
    kk: 'Хэш эксклюзивті канондау бойынша есептелген, ал басқасы жарияланған. Есептегеніңізді жариялаңыз.',
    en: 'The digest was computed over exclusive canonicalization, and another one is declared. Declare the one you compute.',
  },
  C14N_WITH_COMMENTS: {
    seen: {
      ru: 'умолчание Kalkan: c14n#WithComments',
      kk: 'Kalkan әдепкі мәні: c14n#WithComments',
      en: 'the default of Kalkan: c14n#WithComments',
    },
    ru: 'Хэш вычислен вместе с комментариями, а объявлена каноникализация без них. Уберите комментарии или считайте без них.',
    kk: 'Хэш түсініктемелермен бірге есептелген, ал түсініктемесіз канондау жарияланған. Түсініктемелерді алып тастаңыз немесе оларсыз есептеңіз.',
    en: 'The digest was computed with comments, and a canonicalization without them is declared. Remove comments, or leave them out of the digest.',
  },
  BYTES_AS_SENT: {
    seen: {
      ru: 'самодельные клиенты: хэш от строки XML',
      kk: 'өздігінен жазылған клиенттер: XML жолының хэші',
      en: 'homemade clients: the hash of the XML string',
    },
    ru: 'Хэш вычислен от текста XML как есть, без каноникализации. Приведите элемент к канонической форме и считайте хэш от её байтов.',
    kk: 'Хэш канондаусыз, XML мәтінінің өзінен есептелген. Элементті канондық түрге келтіріп, хэшті соның байттарынан есептеңіз.',
    en: 'The digest was computed over the XML text as it stands, without canonicalization. Make the element canonical and hash those bytes.',
  },
  XML_DECLARATION_HASHED: {
    seen: {
      ru: 'сериализация Body отдельным документом',
      kk: 'Body-ді жеке құжат ретінде сериализациялау',
      en: 'Body serialized as a document of its own',
    },
    ru: 'Хэш вычислен вместе с объявлением <?xml …?>: элемент сериализован как отдельный документ. Каноническая форма объявления не содержит (OMIT_XML_DECLARATION).',
    kk: 'Хэш <?xml …?> жарияламасымен бірге есептелген: элемент жеке құжат ретінде сериализацияланған. Канондық түрде жариялама болмайды (OMIT_XML_DECLARATION).',
    en: 'The digest was computed with a declaration <?xml …?>: the element was serialized as a document of its own. The canonical form has none (OMIT_XML_DECLARATION).',
  },
  LINE_END_AFTER: {
    seen: {
      ru: 'подпись файла, в конце которого редактор добавил перевод строки',
      kk: 'редактор соңына жол ауыстыруын қосқан файлға қол қою',
      en: 'signing a file to which an editor added a line end',
    },
    ru: 'Хэш вычислен вместе с переводом строки после элемента. Канонические байты кончаются закрывающим тегом.',
    kk: 'Хэш элементтен кейінгі жол соңымен бірге есептелген. Канондық байттар жабу тегімен аяқталады.',
    en: 'The digest was computed with a line end after the element. The canonical bytes end with the end tag.',
  },
  EMPTY_TAGS_COLLAPSED: {
    seen: {
      ru: '.NET OuterXml, самодельная каноникализация',
      kk: '.NET OuterXml, өздігінен жазылған каноникализация',
      en: '.NET OuterXml, homemade canonicalization',
    },
    ru: 'Хэш вычислен по форме с краткими тегами <a/>. Каноническая форма пишет <a></a>.',
    kk: 'Хэш <a/> қысқа тегтері бар түр бойынша есептелген. Канондық түрде <a></a> деп жазылады.',
    en: 'The digest was computed over a form with short tags <a/>. The canonical form writes <a></a>.',
  },
  ESCAPES_NOT_CANONICAL: {
    seen: {
      ru: 'самодельная каноникализация',
      kk: 'өздігінен жазылған каноникализация',
      en: 'homemade canonicalization',
    },
    ru: 'Хэш вычислен по форме с другим экранированием. Каноническая форма пишет в тексте &amp;, &lt;, &gt;, &#xD; и ничего другого не экранирует.',
    kk: 'Хэш басқаша экрандалған түр бойынша есептелген. Канондық түр мәтінде &amp;, &lt;, &gt;, &#xD; деп жазады, басқа ештеңені экрандамайды.',
    en: 'The digest was computed over a form that escapes otherwise. The canonical form writes &amp;, &lt;, &gt;, &#xD; in text and escapes nothing else.',
  },
  DECLARATIONS_MISSING: {
    seen: {
      ru: 'вырезание Body строкой из Envelope',
      kk: 'Body-ді Envelope-тен жол ретінде қиып алу',
      en: 'Body cut out of Envelope as a string',
    },
    ru: 'Хэш вычислен без объявлений пространств имён, которые элемент наследует от Envelope: его вырезали как строку. Эксклюзивная каноникализация пишет нужные объявления на самом элементе.',
    kk: 'Хэш элемент Envelope-тан мұраға алатын аттар кеңістігі жарияламаларынсыз есептелген: ол жол ретінде қиып алынған. Эксклюзивті канондау қажетті жарияламаларды элементтің өзіне жазады.',
    en: 'The digest was computed without namespace declarations that the element inherits from Envelope: it was cut out as a string. Exclusive canonicalization writes the needed ones on the element itself.',
  },
  ENCODED_OTHERWISE: {
    seen: {
      ru: 'Java getBytes() без кодировки, .NET Encoding.Unicode, Encoding.ASCII',
      kk: 'кодтауы көрсетілмеген Java getBytes(), .NET Encoding.Unicode, Encoding.ASCII',
      en: 'Java getBytes() without a charset, .NET Encoding.Unicode, Encoding.ASCII',
    },
    ru: 'Хэш вычислен по байтам в другой кодировке. Канонические байты — всегда UTF-8: getBytes(UTF_8), Encoding.UTF8.',
    kk: 'Хэш басқа кодтаудағы байттар бойынша есептелген. Канондық байттар әрқашан UTF-8: getBytes(UTF_8), Encoding.UTF8.',
    en: 'The digest was computed over bytes of another encoding. Canonical bytes are always UTF-8: getBytes(UTF_8), Encoding.UTF8.',
  },
  LENGTH_IN_CHARACTERS: {
    seen: {
      ru: 'NKalkan#3: длина кириллицы в символах',
      kk: 'NKalkan#3: кириллица ұзындығы таңбалармен',
      en: 'NKalkan#3: the length of Cyrillic text in characters',
    },
    ru: 'Хэш вычислен по началу сообщения: длина передана в символах, а нужна в байтах (буква кириллицы занимает два). Передавайте длину массива байтов UTF-8.',
    kk: 'Хэш хабарламаның басы бойынша ғана есептелген: ұзындық таңбамен берілген, ал байтпен керек (кирилл әрпі екі байт алады). UTF-8 байттар массивінің ұзындығын беріңіз.',
    en: 'The digest was computed over the beginning alone: the length was given in characters, and bytes are needed (a Cyrillic letter takes two). Pass the length of the UTF-8 bytes.',
  },
  PART_HASHED: {
    seen: {
      ru: 'клиенты, которые подписывают содержимое Body',
      kk: 'Body мазмұнына қол қоятын клиенттер',
      en: 'clients that sign the content of Body',
    },
    ru: 'Хэш вычислен по вложенному элементу или по содержимому, а ссылка указывает на внешний элемент. Хэшируйте тот элемент, на Id которого указывает Reference, вместе с его тегами.',
    kk: 'Хэш ішкі элемент немесе мазмұн бойынша есептелген, ал сілтеме сыртқы элементті көрсетеді. Reference көрсеткен Id бар элементті тегтерімен бірге хэштеңіз.',
    en: 'The digest was computed over an inner element or the content, and the Reference points at the outer one. Hash the element whose Id the Reference names, tags included.',
  },
  ENVELOPE_HASHED: {
    seen: {
      ru: 'клиенты, которые подписывают весь документ',
      kk: 'бүкіл құжатқа қол қоятын клиенттер',
      en: 'clients that sign the whole document',
    },
    ru: 'Хэш вычислен по Envelope или Header, а ссылка указывает на Body. Хэшируйте один Body.',
    kk: 'Хэш Envelope немесе Header бойынша есептелген, ал сілтеме Body элементін көрсетеді. Тек Body элементін хэштеңіз.',
    en: 'The digest was computed over Envelope or Header, and the Reference points at Body. Hash Body alone.',
  },
  TEXT_HASHED: {
    seen: {
      ru: 'бизнес-подпись способа 0: текст элемента data',
      kk: '0-тәсілдегі бизнес-қолтаңба: data элементінің мәтіні',
      en: 'business signature of way 0: the text of the data element',
    },
    ru: 'Хэш вычислен по тексту без тегов. Хэшируйте каноническую форму элемента.',
    kk: 'Хэш тегсіз мәтін бойынша есептелген. Элементтің канондық түрін хэштеңіз.',
    en: 'The digest was computed over text without tags. Hash the canonical form of the element.',
  },
  DIGEST_OF_HEX: {
    seen: {
      ru: 'PHP hash() без raw_output, hexdigest() в Python',
      kk: 'raw_output жоқ PHP hash(), Python-дағы hexdigest()',
      en: 'PHP hash() without raw_output, hexdigest() in Python',
    },
    ru: 'В DigestValue записан base64 от шестнадцатеричной строки хэша. Нужен base64 от самих байтов хэша: hash(…, true), digest(), а не hexdigest().',
    kk: 'DigestValue ішінде хэштің он алтылық жолынан алынған base64 тұр. Хэш байттарының өзінен алынған base64 керек: hash(…, true), hexdigest() емес, digest().',
    en: 'DigestValue holds base64 of the hexadecimal text of the digest. It must be base64 of its bytes: hash(…, true), digest(), not hexdigest().',
  },
  DIGEST_IS_HEX: {
    seen: { ru: 'самодельные клиенты', kk: 'өздігінен жазылған клиенттер', en: 'homemade clients' },
    ru: 'В DigestValue записана шестнадцатеричная строка. Нужен base64 от байтов хэша.',
    kk: 'DigestValue ішінде он алтылық жол тұр. Хэш байттарынан алынған base64 керек.',
    en: 'DigestValue holds hexadecimal text. It must be base64 of the bytes of the digest.',
  },
  DIGEST_BASE64_TWICE: {
    seen: { ru: 'самодельные клиенты', kk: 'өздігінен жазылған клиенттер', en: 'homemade clients' },
    ru: 'DigestValue закодирован в base64 дважды. Кодируйте байты хэша один раз.',
    kk: 'DigestValue base64 түріне екі рет кодталған. Хэш байттарын бір рет кодтаңыз.',
    en: 'DigestValue is encoded in base64 twice. Encode the bytes of the digest once.',
  },
  DIGEST_REVERSED: {
    seen: {
      ru: 'CryptoAPI: обратный порядок байтов',
      kk: 'CryptoAPI: байттардың кері реті',
      en: 'CryptoAPI: bytes in reverse',
    },
    ru: 'Байты хэша записаны в обратном порядке. Разверните их перед base64.',
    kk: 'Хэш байттары кері ретпен жазылған. base64 алдында ретін аударыңыз.',
    en: 'The bytes of the digest stand in reverse order. Turn them round before base64.',
  },
  OTHER_HASH: {
    seen: {
      ru: 'умолчания SHA-1 в старых библиотеках (node soap, xmlseclibs)',
      kk: 'ескі кітапханалардағы SHA-1 әдепкі мәні (node soap, xmlseclibs)',
      en: 'SHA-1 by default in old libraries (node soap, xmlseclibs)',
    },
    ru: 'Хэш вычислен другим алгоритмом, чем объявлен в DigestMethod. Приведите алгоритм и его имя в соответствие.',
    kk: 'Хэш DigestMethod ішінде жарияланған алгоритммен емес, басқасымен есептелген. Алгоритм мен оның атауын сәйкестендіріңіз.',
    en: 'The digest was computed by another algorithm than DigestMethod declares. Make the algorithm and its name agree.',
  },
  ENCODING_MISTAKEN: {
    seen: {
      ru: 'windows-1251 без объявления; charset в Content-Type, которого нет в сообщении',
      kk: 'жарияланбаған windows-1251; хабарламада жоқ, Content-Type-тағы charset',
      en: 'windows-1251 undeclared; a charset in Content-Type that the message has not',
    },
    ru: 'Сообщение верно в другой кодировке, чем объявлена в Content-Type или в объявлении XML. Отправляйте UTF-8 и указывайте charset=utf-8.',
    kk: 'Хабарлама Content-Type немесе XML жарияламасында көрсетілгеннен басқа кодтауда дұрыс. UTF-8 түрінде жіберіп, charset=utf-8 көрсетіңіз.',
    en: 'The message is right in another encoding than Content-Type or the XML declaration names. Send UTF-8 and say charset=utf-8.',
  },
} as const satisfies Record<string, Cause>
