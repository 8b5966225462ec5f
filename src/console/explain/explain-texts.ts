import type { Text } from '../../certification/text.ts'

/** What the signature debugger says around the words of the explanation itself. */
export const explainTexts = {
  explain: { ru: 'Разбор подписи', kk: 'Қолтаңбаны талдау', en: 'Signature debugger' },
  explainAbout: {
    ru: 'Показывает, какие байты подписаны, какая проверка не пройдена и что случилось с сообщением: известные ошибки отменяются по одной и парами, пока подпись не сойдётся. Ничего не сохраняется.',
    kk: 'Қандай байттарға қол қойылғанын, қай тексеру өтпегенін және хабарламаға не болғанын көрсетеді: белгілі қателер қолтаңба сәйкес келгенше бір-бірден және жұптап жойылады. Ештеңе сақталмайды.',
    en: 'Shows which bytes were signed, which check failed and what was done to the message: known mistakes are undone one by one and in pairs until the signature holds. Nothing is kept.',
  },
  explainMessage: {
    ru: 'Подписанное сообщение',
    kk: 'Қол қойылған хабарлама',
    en: 'Signed message',
  },
  explainMessageHint: {
    ru: 'Вставка теряет концы строк и кодировку; где важен каждый байт, выберите файл. Если есть файл, текст не читается.',
    kk: 'Қою кезінде жол соңдары мен кодтау жоғалады; әр байт маңызды болса, файлды таңдаңыз. Файл болса, мәтін оқылмайды.',
    en: 'Pasting loses line ends and the encoding; choose a file where every byte matters. With a file the text is not read.',
  },
  explainFile: { ru: 'или файлом', kk: 'немесе файлмен', en: 'or as a file' },
  explainFileHint: {
    ru: 'Не больше {count} байт.',
    kk: '{count} байттан артық емес.',
    en: 'At most {count} bytes.',
  },
  explainCertificate: {
    ru: 'Сертификат, если сообщение его только называет',
    kk: 'Сертификат, егер хабарламада тек аты көрсетілсе',
    en: 'Certificate, where the message only names one',
  },
  explainCertificateHint: {
    ru: 'PEM или DER в base64. Зарегистрированный сертификат найдётся и так.',
    kk: 'PEM немесе base64 түріндегі DER. Тіркелген сертификат онсыз да табылады.',
    en: 'PEM, or DER in base64. A registered certificate is found without it.',
  },
  explainCertificateFile: {
    ru: 'или сертификат файлом',
    kk: 'немесе сертификатты файлмен',
    en: 'or the certificate as a file',
  },
  explainButton: { ru: 'Разобрать', kk: 'Талдау', en: 'Explain' },
  explainNothing: {
    ru: 'Вставьте сообщение или выберите файл.',
    kk: 'Хабарламаны қойыңыз немесе файлды таңдаңыз.',
    en: 'Paste a message or choose a file.',
  },
  explainWhy: {
    ru: 'Разбор подписи этого сообщения',
    kk: 'Осы хабарламаның қолтаңбасын талдау',
    en: 'The signature of this message, explained',
  },

  explainYes: { ru: 'верна', kk: 'дұрыс', en: 'valid' },
  explainNo: { ru: 'неверна', kk: 'дұрыс емес', en: 'not valid' },
  explainUnknown: { ru: 'не установлено', kk: 'анықталмады', en: 'could not tell' },
  explainForm: { ru: 'Что это', kk: 'Бұл не', en: 'What it is' },
  explainEnvelope: {
    ru: 'конверт SOAP с WS-Security',
    kk: 'WS-Security бар SOAP конверті',
    en: 'a SOAP envelope with WS-Security',
  },
  explainXmldsig: { ru: 'документ XMLDSig', kk: 'XMLDSig құжаты', en: 'an XMLDSig document' },
  explainNoForm: {
    ru: 'подписанный документ не прочитан',
    kk: 'қол қойылған құжат оқылмады',
    en: 'no signed document could be read',
  },
  explainSigner: { ru: 'Кто подписал', kk: 'Кім қол қойды', en: 'Signed by' },
  explainJournal: { ru: 'В журнале', kk: 'Журналда', en: 'In the journal' },
  explainToMessage: { ru: 'к сообщению', kk: 'хабарламаға', en: 'to the message' },
  explainLater: {
    ru: 'Подпись сообщения верна: отказ дала более поздняя проверка. Её пункт и причина — на странице сообщения.',
    kk: 'Хабарламаның қолтаңбасы дұрыс: бас тартуды кейінгі тексеру берді. Оның тармағы мен себебі хабарлама бетінде.',
    en: 'The signature of the message holds: a later check refused it. Its clause and reason are on the page of the message.',
  },
  explainNoCause: {
    ru: 'Причина не найдена среди известных ошибок.',
    kk: 'Белгілі қателердің арасынан себебі табылмады.',
    en: 'No cause was found among the known mistakes.',
  },
  explainSeen: { ru: 'Встречалось', kk: 'Кездескен', en: 'Seen' },
  explainWhat: { ru: 'Где именно', kk: 'Нақты қайда', en: 'Where exactly' },
  explainAdvice: { ru: 'Что сделать', kk: 'Не істеу керек', en: 'What to do' },
  explainFailed: {
    ru: 'Непройденная проверка',
    kk: 'Өтпеген тексеру',
    en: 'The check that failed',
  },
  explainWhere: { ru: 'Место', kk: 'Орны', en: 'Place' },
  explainLine: {
    ru: 'строка {line}, знак {column}',
    kk: '{line}-жол, {column}-таңба',
    en: 'line {line}, column {column}',
  },
  explainPlace: {
    ru: 'Байт {offset} сообщения: строка {line}, знак {column}.',
    kk: 'Хабарламаның {offset}-байты: {line}-жол, {column}-таңба.',
    en: 'Byte {offset} of the message: line {line}, column {column}.',
  },
  explainCanonicalByte: {
    ru: 'Байт {offset} канонической формы.',
    kk: 'Канондық пішіннің {offset}-байты.',
    en: 'Byte {offset} of the canonical form.',
  },
  explainSpan: {
    ru: 'байты {from}–{to}, строки {line}–{last}',
    kk: '{from}–{to} байттар, {line}–{last} жолдар',
    en: 'bytes {from}–{to}, lines {line}–{last}',
  },
  explainDiffers: { ru: 'Первое различие', kk: 'Алғашқы айырма', en: 'First difference' },
  explainLegend: {
    ru: 'Пробельные знаки видны: ⏎ конец строки, ⇥ табуляция, [CR] возврат каретки, · пробел; ∅ здесь ничего нет.',
    kk: 'Бос таңбалар көрінеді: ⏎ жол соңы, ⇥ табуляция, [CR] каретканы қайтару, · бос орын; ∅ мұнда ештеңе жоқ.',
    en: 'White space is visible: ⏎ line end, ⇥ tab, [CR] carriage return, · space; ∅ nothing is here.',
  },
  explainReceived: { ru: 'Пришло', kk: 'Келді', en: 'What came' },
  explainSigned: { ru: 'Было подписано', kk: 'Қол қойылған', en: 'What was signed' },
  explainHashed: { ru: 'Что хэшировано', kk: 'Не хэштелген', en: 'What was hashed' },
  explainHashedText: {
    ru: 'Каноническая форма — ровно те байты, от которых взят хэш. Чего в ней нет, то не подписано.',
    kk: 'Канондық пішін — хэш дәл алынған байттар. Онда жоқ нәрсеге қол қойылмаған.',
    en: 'The canonical form is the very bytes the digest was taken of. What is not in it was not signed.',
  },
  explainDigestSame: { ru: 'хэш сходится', kk: 'хэш сәйкес', en: 'the digest holds' },
  explainDigestOther: { ru: 'хэш не сходится', kk: 'хэш сәйкес емес', en: 'the digest differs' },
  explainDigestMethod: { ru: 'Алгоритм хэша', kk: 'Хэш алгоритмі', en: 'Digest method' },
  explainDigestExpected: {
    ru: 'Хэш в сообщении',
    kk: 'Хабарламадағы хэш',
    en: 'Digest in the message',
  },
  explainDigestActual: {
    ru: 'Хэш того, что пришло',
    kk: 'Келген деректің хэші',
    en: 'Digest of what came',
  },
  explainSignatureMethod: {
    ru: 'Алгоритм подписи',
    kk: 'Қолтаңба алгоритмі',
    en: 'Signature method',
  },
  explainCanonical: {
    ru: 'Каноническая форма, {count} байт.',
    kk: 'Канондық пішін, {count} байт.',
    en: 'Canonical form, {count} bytes.',
  },
  explainHints: { ru: 'Советы', kk: 'Кеңестер', en: 'Hints' },
} as const satisfies Record<string, Text>
