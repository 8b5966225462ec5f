/** Russian, as the journal records it; Kazakh and English, as a page shows it. A piece of a sentence each. */
export type RecordedPiece = readonly [ru: string, kk: string, en: string]

/** Of the chain, of revocation, of the profile of the national authority. */
export const certificatePieces: readonly RecordedPiece[] = [
  // the chain of a certificate
  [
    'каждый сертификат цепочки подписан следующим, последний — в списке доверия',
    'тізбектің әр сертификатына келесісі қол қойған, соңғысы — сенім тізімінде',
    'each certificate of the chain is signed by the next, the last one is trusted',
  ],
  [
    'каждый сертификат цепочки действует на момент проверки',
    'тізбектің әр сертификаты тексеру сәтінде жарамды',
    'each certificate of the chain is in force at the moment of the check',
  ],
  [
    'keyUsage содержит digitalSignature или nonRepudiation',
    'keyUsage ішінде digitalSignature немесе nonRepudiation бар',
    'keyUsage holds digitalSignature or nonRepudiation',
  ],
  ['keyUsage нет', 'keyUsage жоқ', 'no keyUsage'],
  ['не удостоверяющий центр', 'куәландырушы орталық емес', 'no certification authority'],
  [
    'не вправе подписывать сертификаты',
    'сертификаттарға қол қоюға құқығы жоқ',
    'may not sign certificates',
  ],
  [
    'цепочка длиннее, чем разрешает',
    'тізбек рұқсат етілгеннен ұзын:',
    'the chain is longer than allowed by',
  ],
  [
    'неизвестен или не подходит к ключу издателя',
    'белгісіз немесе шығарушының кілтіне сай емес',
    'is unknown or does not fit the key of the issuer',
  ],
  ['алгоритм подписи', 'қолтаңба алгоритмі', 'signature algorithm'],
  ['подпись сертификата', 'сертификат қолтаңбасы', 'the signature of the certificate'],
  ['не сделана ключом', 'мына кілтпен жасалмаған:', 'is not made by the key of'],
  ['неизвестное критическое расширение', 'белгісіз сыни кеңейтім', 'unknown critical extension'],
  ['действует с', 'жарамдылық басы', 'in force from'],
  ['пустая цепочка', 'бос тізбек', 'an empty chain'],
  ['цепочка слишком длинная', 'тізбек тым ұзын', 'the chain is too long'],
  ['нет среди доверенных', 'сенімділер арасында жоқ', 'is not among the trusted'],
  ['издателя', 'шығарушы', 'the issuer'],
  ['издатель', 'шығарушы', 'the issuer'],
  ['ключ RSA длиной', 'RSA кілтінің ұзындығы', 'an RSA key of'],
  ['бит, допускается от', 'бит, рұқсат етілгені', 'bits, allowed are from'],
  [
    'недопустимая открытая экспонента ключа RSA',
    'RSA кілтінің ашық экспонентасына рұқсат жоқ',
    'the public exponent of the RSA key is not allowed',
  ],
  // revocation
  [
    'список отзыва или ответ OCSP на каждый сертификат ниже корня',
    'түбірден төменгі әр сертификатқа кері қайтару тізімі немесе OCSP жауабы',
    'a revocation list or an OCSP answer for each certificate below the root',
  ],
  [
    'подпись издателя сертификата или назначенного им ответчика',
    'сертификат шығарушысының немесе ол тағайындаған жауап берушінің қолтаңбасы',
    'signed by the issuer of the certificate or the responder it named',
  ],
  [
    'издатель сертификата или его ответчик с OCSPSigning',
    'сертификат шығарушысы немесе оның OCSPSigning бар жауап берушісі',
    'the issuer of the certificate or its responder with OCSPSigning',
  ],
  [
    'момент проверки — между thisUpdate и nextUpdate',
    'тексеру сәті — thisUpdate пен nextUpdate арасында',
    'the moment of the check is between thisUpdate and nextUpdate',
  ],
  [
    'номер сертификата и nonce запроса',
    'сертификат нөмірі және сұраудың nonce мәні',
    'serial number of the certificate and nonce of the request',
  ],
  ['ни один не отозван', 'біреуі де кері қайтарылмаған', 'none is revoked'],
  ['НЕ ПРОВЕРЯЛОСЬ', 'ТЕКСЕРІЛГЕН ЖОҚ', 'NOT CHECKED'],
  [
    'нет источника отзыва для издателя',
    'бұл шығарушыға кері қайтару дереккөзі жоқ:',
    'no source of revocation for the issuer',
  ],
  ['цепочка не построена', 'тізбек құрылмаған', 'the chain was not built'],
  ['сам в списке доверия', 'өзі сенім тізімінде', 'itself in the list of trust'],
  [
    'проверка отзыва выключена настройкой',
    'кері қайтаруды тексеру баптаумен өшірілген',
    'checking of revocation is off by the settings',
  ],
  ['нет ни --crl, ни --ocsp', '--crl де, --ocsp те жоқ', 'neither --crl nor --ocsp'],
  [
    'устарело, принято по настройке',
    'ескірген, баптау бойынша қабылданды',
    'out of date, taken by the settings',
  ],
  ['причина не указана', 'себебі көрсетілмеген', 'no reason given'],
  ['действовал', 'жарамды болған', 'was in force'],
  ['свежих сведений нет', 'жаңа мәлімет жоқ', 'no fresh information'],
  ['не отозван', 'кері қайтарылмаған', 'not revoked'],
  ['отозван', 'кері қайтарылған', 'revoked'],
  ['не проверено', 'тексерілмеген', 'not checked'],
  ['получено', 'алынған', 'received'],
  ['неизвестен', 'белгісіз', 'unknown'],
  ['тестового центра', '(сынақ орталығы)', 'of the test authority'],
  [
    'сертификата ответчика нет в ответе',
    'жауапта жауап берушінің сертификаты жоқ',
    'the answer lacks the certificate of the responder',
  ],
  [
    'отзыв самого ответчика не проверен: ни ocsp-nocheck, ни свежего CRL',
    'жауап берушінің өзінің кері қайтарылуы тексерілмеген: ocsp-nocheck те, жаңа CRL де жоқ',
    'revocation of the responder itself is not checked: neither ocsp-nocheck nor a fresh CRL',
  ],
  [
    'ответчик, который не отозван',
    'кері қайтарылмаған жауап беруші',
    'a responder that is not revoked',
  ],
  [
    'доверенный удостоверяющий центр с cRLSign',
    'cRLSign бар сенімді куәландырушы орталық',
    'a trusted authority with cRLSign',
  ],
  ['не для подписи', 'қол қоюға арналмаған', 'is not for signing'],
  ['не действует', 'жарамсыз', 'is not in force'],
  ['nonce нет', 'nonce жоқ', 'no nonce'],
  ['без OCSPSigning', 'OCSPSigning жоқ', 'without OCSPSigning'],
  ['УЦ над ним', 'оның үстіндегі КО', 'the CA above it'],
  ['его УЦ', 'оның КО', 'its CA'],
  ['-го уровня', '-деңгей', ' (level)'],
  ['УЦ', 'КО', 'CA'],
  // the profile of the national authority
  [
    'роль владельца в extendedKeyUsage',
    'extendedKeyUsage ішіндегі иесінің рөлі',
    'a role of the holder in extendedKeyUsage',
  ],
  ['extendedKeyUsage нет', 'extendedKeyUsage жоқ', 'no extendedKeyUsage'],
  ['политики нет', 'саясат жоқ', 'no policy'],
  [
    'ИИН у людей, БИН у организаций, у информационной системы БИН без ИИН',
    'адамдарда ЖСН, ұйымдарда БСН, ақпараттық жүйеде ЖСН-сіз БСН',
    'IIN of people, BIN of organisations, of an information system BIN without IIN',
  ],
  [
    'subjectKeyIdentifier без старшего бита',
    'жоғарғы битсіз subjectKeyIdentifier',
    'subjectKeyIdentifier without its top bit',
  ],
]
