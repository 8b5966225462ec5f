import { type Cause, named } from './cause.ts'

/** What was done to a signed element between signing and arrival: undone, the digest is right. */
export const receivedCauses = {
  CARRIAGE_RETURN_WRITTEN: {
    seen: {
      ru: 'Java: Transformer, JAXB; образец НИТ; открытый код клиентов',
      kk: 'Java: Transformer, JAXB; ҰАТ үлгісі; клиенттердің ашық коды',
      en: 'Java: Transformer, JAXB; the sample of NIT; open code of clients',
    },
    ru: 'Подпись сходится, если убрать ссылки &#13;. Их вписал сериализатор после подписи (текст был прочитан с переводами строк CR LF). Приводите переводы строк к LF до подписи или отправляйте те же байты, которые подписали.',
    kk: '&#13; сілтемелері алынса, қолтаңба дұрыс болады. Оларды қол қойылғаннан кейін сериализатор жазған (мәтін CR LF жол соңдарымен оқылған). Жол соңдарын қол қойғанға дейін LF түріне келтіріңіз немесе дәл қол қойылған байттарды жіберіңіз.',
    en: 'The signature holds once the references &#13; are removed. A serializer wrote them after signing (the text had been read with CR LF). Turn line ends into LF before signing, or send the very bytes that were signed.',
  },
  CARRIAGE_RETURN_LOST: {
    seen: {
      ru: 'сообщения, собранные из файлов Windows; HTTP-клиенты, меняющие CR LF',
      kk: 'Windows файлдарынан жиналған хабарламалар; CR LF өзгертетін HTTP-клиенттер',
      en: 'messages made of Windows files; HTTP clients that change CR LF',
    },
    ru: 'Подпись сходится, если переводы строк в тексте считать CR LF. Подписан текст с CR LF, а при записи XML символ CR потерян: читатель XML видит один LF. Приведите текст к LF до подписи.',
    kk: 'Мәтіндегі жол соңдары CR LF деп алынса, қолтаңба дұрыс болады. CR LF бар мәтінге қол қойылған, ал XML жазылғанда CR таңбасы жоғалған: XML оқырманы тек LF көреді. Мәтінді қол қойғанға дейін LF түріне келтіріңіз.',
    en: 'The signature holds once line ends in text are CR LF. Text with CR LF was signed and CR was lost when the XML was written: a reader of XML sees LF alone. Turn the text into LF before signing.',
  },
  PRETTY_PRINTED: {
    seen: {
      ru: 'форматирование после подписи; открытый код клиентов',
      kk: 'қол қойғаннан кейінгі форматтау; клиенттердің ашық коды',
      en: 'formatting after signing; open code of clients',
    },
    ru: 'Подпись сходится, если убрать отступы между элементами. Сообщение отформатировано (pretty print) после подписи. Отключите форматирование вывода: OutputKeys.INDENT, Formatting.Indented, formatOutput, pretty_print.',
    kk: 'Элементтер арасындағы шегіністер алынса, қолтаңба дұрыс болады. Хабарлама қол қойылғаннан кейін пішімделген (pretty print). Шығыс пішімдеуін өшіріңіз: OutputKeys.INDENT, Formatting.Indented, formatOutput, pretty_print.',
    en: 'The signature holds once the indentation between elements is removed. The message was pretty-printed after signing. Switch formatting of output off: OutputKeys.INDENT, Formatting.Indented, formatOutput, pretty_print.',
  },
  LINES_JOINED: {
    seen: {
      ru: 'xmlFlat(), флаг replace в открытом коде клиентов',
      kk: 'клиенттердің ашық кодындағы xmlFlat(), replace жалаушасы',
      en: 'xmlFlat(), the flag replace in open code of clients',
    },
    ru: 'Подпись сходится, если вернуть переводы строк и отступы между элементами. Подписан отформатированный XML, а перед отправкой его сжали в одну строку. Сжимайте до подписи или не сжимайте вовсе.',
    kk: 'Элементтер арасындағы жол соңдары мен шегіністер қайтарылса, қолтаңба дұрыс болады. Пішімделген XML-ге қол қойылып, жіберер алдында ол бір жолға қысылған. Қол қойғанға дейін қысыңыз немесе мүлде қыспаңыз.',
    en: 'The signature holds once line ends and indentation between elements are put back. Formatted XML was signed, then flattened into one line before it was sent. Flatten before signing, or not at all.',
  },
  SPACE_AROUND_TEXT: {
    seen: {
      ru: 'форматирующие посредники; шаблоны сообщений',
      kk: 'форматтайтын делдалдар; хабарлама үлгілері',
      en: 'formatting intermediaries; message templates',
    },
    ru: 'Подпись сходится, если убрать пробелы по краям текста элементов. Их добавили после подписи: шаблон или форматирование перенесли значения на новую строку. Не меняйте текст подписанных элементов.',
    kk: 'Элемент мәтінінің шетіндегі бос орындар алынса, қолтаңба дұрыс болады. Олар қол қойылғаннан кейін қосылған: үлгі немесе пішімдеу мәндерді жаңа жолға көшірген. Қол қойылған элементтердің мәтінін өзгертпеңіз.',
    en: 'The signature holds once white space at the ends of element text is removed. It was added after signing: a template or a formatter put values on lines of their own. Leave the text of signed elements alone.',
  },
  BASE64_WRAPPED: {
    seen: named('Java Base64.getMimeEncoder, Kalkan, Santuario'),
    ru: 'Подпись сходится, если убрать переводы строк внутри значений base64. Значение (токен, файл, сертификат) разбито на строки после подписи. Кодируйте его один раз, до подписи, без переносов.',
    kk: 'base64 мәндерінің ішіндегі жол соңдары алынса, қолтаңба дұрыс болады. Мән (токен, файл, сертификат) қол қойылғаннан кейін жолдарға бөлінген. Оны бір рет, қол қойғанға дейін, тасымалсыз кодтаңыз.',
    en: 'The signature holds once line ends inside base64 values are removed. A value (token, file, certificate) was broken into lines after signing. Encode it once, before signing, without line ends.',
  },
  BASE64_UNWRAPPED: {
    seen: {
      ru: 'удаление переводов строк перед отправкой',
      kk: 'жіберер алдында жол ауыстыруларын жою',
      en: 'line ends removed before sending',
    },
    ru: 'Подпись сходится, если снова разбить значения base64 на строки. Подписан base64 с переносами, а перед отправкой переносы удалены. Удаляйте их до подписи.',
    kk: 'base64 мәндері қайтадан жолдарға бөлінсе, қолтаңба дұрыс болады. Тасымалдары бар base64-ке қол қойылып, жіберер алдында тасымалдар жойылған. Оларды қол қойғанға дейін жойыңыз.',
    en: 'The signature holds once base64 values are broken into lines again. Base64 with line ends was signed, and they were removed before sending. Remove them before signing.',
  },
  ATTRIBUTE_SPACE_LOST: {
    seen: {
      ru: 'самодельные сериализаторы',
      kk: 'өздігінен жазылған сериализаторлар',
      en: 'homemade serializers',
    },
    ru: 'Подпись сходится, если табуляция и переводы строк в атрибутах записаны ссылками &#9; и &#10;. Сериализатор записал их как есть, и читатель XML превратил их в пробелы. Запишите их ссылками или уберите до подписи.',
    kk: 'Атрибуттардағы табуляция мен жол соңдары &#9; және &#10; сілтемелерімен жазылса, қолтаңба дұрыс болады. Сериализатор оларды сол күйінде жазған, ал XML оқырманы бос орынға айналдырған. Оларды сілтемемен жазыңыз немесе қол қойғанға дейін алып тастаңыз.',
    en: 'The signature holds once tabs and line ends in attributes are written as &#9; and &#10;. The serializer wrote them raw, and a reader of XML takes them for spaces. Write references, or remove them before signing.',
  },
  TEXT_DECODED_WRONG: {
    seen: {
      ru: 'двойное кодирование «ÐžÐš»; клиенты на Python с response.encoding',
      kk: '«ÐžÐš» қос кодтауы; response.encoding бар Python клиенттері',
      en: 'double encoding, "ÐžÐš"; Python clients with response.encoding',
    },
    ru: 'Подпись сходится, если текст перекодировать обратно: байты UTF-8 прочитаны как однобайтная кодировка и снова записаны в UTF-8 («ÐžÐš», «РћРљ»). Читайте и пишите подписанное как байты или указывайте UTF-8 явно.',
    kk: 'Мәтін кері кодталса, қолтаңба дұрыс болады: UTF-8 байттары бір байтты кодтау деп оқылып, қайтадан UTF-8 түрінде жазылған («ÐžÐš», «РћРљ»). Қол қойылғанды байт ретінде оқып-жазыңыз немесе UTF-8 кодтауын анық көрсетіңіз.',
    en: 'The signature holds once the text is decoded anew: bytes of UTF-8 were read as a single-byte encoding and written as UTF-8 again ("ÐžÐš", "РћРљ"). Read and write what was signed as bytes, or name UTF-8 everywhere.',
  },
  BYTE_ORDER_MARK_INSIDE: {
    seen: {
      ru: 'файлы UTF-8 с BOM, вставленные в сообщение',
      kk: 'хабарламаға кірістірілген, BOM бар UTF-8 файлдары',
      en: 'UTF-8 files with a BOM put into the message',
    },
    ru: 'Подпись сходится, если убрать символ U+FEFF (BOM) внутри подписанного элемента. Он попал в текст после подписи вместе с файлом. Пишите файлы UTF-8 без BOM.',
    kk: 'Қол қойылған элемент ішіндегі U+FEFF (BOM) таңбасы алынса, қолтаңба дұрыс болады. Ол мәтінге қол қойылғаннан кейін файлмен бірге түскен. UTF-8 файлдарын BOM-сыз жазыңыз.',
    en: 'The signature holds once U+FEFF (BOM) inside the signed element is removed. It came into the text after signing, with a file. Write UTF-8 files without BOM.',
  },
  ESCAPED_TWICE: {
    seen: {
      ru: 'вставка готового XML через API строк',
      kk: 'дайын XML-ді жол API-і арқылы кірістіру',
      en: 'ready XML put in through an API of strings',
    },
    ru: 'Подпись сходится, если убрать второе экранирование (&amp;lt; вместо &lt;). После подписи XML экранирован ещё раз. Вставляйте подписанный XML как узел или как байты, а не как текст.',
    kk: 'Екінші рет экрандау алынса (&lt; орнына &amp;lt;), қолтаңба дұрыс болады. Қол қойылғаннан кейін XML тағы бір рет экрандалған. Қол қойылған XML-ді мәтін емес, түйін немесе байт ретінде кірістіріңіз.',
    en: 'The signature holds once the second escaping (&amp;lt; for &lt;) is removed. The XML was escaped again after signing. Insert signed XML as a node or as bytes, not as text.',
  },
  UNICODE_NORMALIZED: {
    seen: {
      ru: 'файловые системы и СУБД, меняющие форму Юникода (й, ё, ә)',
      kk: 'Юникод формасын өзгертетін файл жүйелері мен ДҚБЖ (й, ё, ә)',
      en: 'file systems and databases that change the Unicode form (й, ё, ә)',
    },
    ru: 'Подпись сходится в другой нормальной форме Юникода (NFC или NFD): после подписи буквы разложены или собраны заново («й» = «и» + знак). Не нормализуйте текст после подписи.',
    kk: 'Юникодтың басқа қалыпты түрінде (NFC немесе NFD) қолтаңба дұрыс болады: қол қойылғаннан кейін әріптер жіктелген не қайта біріктірілген («й» = «и» + белгі). Қол қойылғаннан кейін мәтінді қалыптамаңыз.',
    en: 'The signature holds in another normalization form of Unicode (NFC or NFD): letters were taken apart or composed after signing ("й" = "и" + a mark). Do not normalize text after signing.',
  },
  ID_ADDED_LATER: {
    seen: {
      ru: 'клиенты, которые ставят wsu:Id после вычисления хэша',
      kk: 'хэш есептелгеннен кейін wsu:Id қоятын клиенттер',
      en: 'clients that set wsu:Id after hashing',
    },
    ru: 'Подпись сходится, если убрать Id подписанного элемента. Хэш вычислен до того, как атрибут Id добавлен. Сначала поставьте Id, потом вычисляйте хэш.',
    kk: 'Қол қойылған элементтің Id атрибуты алынса, қолтаңба дұрыс болады. Хэш Id атрибуты қосылғанға дейін есептелген. Алдымен Id қойыңыз, содан кейін хэшті есептеңіз.',
    en: 'The signature holds without the Id of the signed element. The digest was computed before the attribute Id was added. Set the Id first, then compute the digest.',
  },
  FIELD_FILLED_LATER: {
    seen: {
      ru: 'обёртки, которые ставят messageDate, sessionId, messageId перед отправкой',
      kk: 'жіберер алдында messageDate, sessionId, messageId қоятын қабаттар',
      en: 'wrappers that set messageDate, sessionId, messageId before sending',
    },
    ru: 'Подпись сходится, если поле служебной части убрать или оставить пустым: его заполнили после подписи (messageDate, sessionId, messageId…). Заполняйте requestInfo до подписи.',
    kk: 'Қызметтік бөліктің өрісі алынса немесе бос қалдырылса, қолтаңба дұрыс болады: ол қол қойылғаннан кейін толтырылған (messageDate, sessionId, messageId…). requestInfo бөлігін қол қойғанға дейін толтырыңыз.',
    en: 'The signature holds once a field of the service part is absent or empty: it was filled in after signing (messageDate, sessionId, messageId…). Fill requestInfo before signing.',
  },
  PREFIX_RENAMED: {
    seen: named('PayloadPrefixInterceptor, ChangeNamespacePrefix; SAAJ'),
    ru: 'Подпись сходится с другим префиксом пространства имён. Префикс переименован после подписи; каноническая форма сохраняет префиксы. Меняйте префиксы до подписи.',
    kk: 'Аттар кеңістігінің басқа префиксімен қолтаңба дұрыс болады. Префикс қол қойылғаннан кейін өзгертілген; канондық түр префикстерді сақтайды. Префикстерді қол қойғанға дейін өзгертіңіз.',
    en: 'The signature holds with another namespace prefix. The prefix was renamed after signing; the canonical form keeps prefixes. Rename before signing.',
  },
  EMPTY_NAMESPACE_ADDED: {
    seen: {
      ru: '.NET XmlDocument, DOM Level 1: xmlns="" при вставке узла',
      kk: '.NET XmlDocument, DOM Level 1: түйін кірістіргендегі xmlns=""',
      en: '.NET XmlDocument, DOM Level 1: xmlns="" when a node is put in',
    },
    ru: 'Подпись сходится, если убрать xmlns="". Его добавил сериализатор после подписи: узлы созданы без пространства имён (createElement вместо createElementNS). Создавайте узлы с их пространством имён до подписи.',
    kk: 'xmlns="" алынса, қолтаңба дұрыс болады. Оны қол қойылғаннан кейін сериализатор қосқан: түйіндер аттар кеңістігінсіз жасалған (createElementNS орнына createElement). Түйіндерді қол қойғанға дейін өз аттар кеңістігімен жасаңыз.',
    en: 'The signature holds once xmlns="" is removed. A serializer added it after signing: nodes were made without a namespace (createElement in place of createElementNS). Make nodes in their namespace before signing.',
  },
  EMPTY_NAMESPACE_LOST: {
    seen: {
      ru: 'очистка объявлений пространств имён перед отправкой',
      kk: 'жіберер алдында атаулар кеңістігі жарияланымдарын тазалау',
      en: 'namespace declarations cleaned up before sending',
    },
    ru: 'Подпись сходится, если вернуть xmlns="" дочерним элементам. Его удалили после подписи, и элементы перешли в пространство имён родителя. Не чистите объявления в подписанном XML.',
    kk: 'Еншілес элементтерге xmlns="" қайтарылса, қолтаңба дұрыс болады. Ол қол қойылғаннан кейін жойылып, элементтер ата-элементтің аттар кеңістігіне өткен. Қол қойылған XML-дегі жарияламаларды тазаламаңыз.',
    en: 'The signature holds once xmlns="" is back on child elements. It was removed after signing, and they fell into the namespace of their parent. Do not clean declarations in signed XML.',
  },
} as const satisfies Record<string, Cause>
