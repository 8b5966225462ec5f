import { type Cause, named } from './cause.ts'

/** The digest is right, and SignatureValue was made or written in another way. */
export const signedCauses = {
  SIGNATURE_REVERSED: {
    seen: {
      ru: 'CryptoAPI, gost-engine и BouncyCastle: обратный порядок байтов',
      kk: 'CryptoAPI, gost-engine және BouncyCastle: байттардың кері реті',
      en: 'CryptoAPI, gost-engine and BouncyCastle: bytes in reverse',
    },
    ru: 'Подпись верна, если развернуть байты SignatureValue. Провайдер даёт обратный порядок. Для ГОСТ НУЦ РК нужны r ‖ s, каждое младшим байтом вперёд; для RSA — старшим байтом вперёд.',
    kk: 'SignatureValue байттары кері аударылса, қолтаңба дұрыс. Провайдер кері рет береді. ҚР ҰКО ГОСТ үшін r ‖ s, әрқайсысы кіші байтынан бастап; RSA үшін — үлкен байтынан бастап керек.',
    en: 'The signature holds once the bytes of SignatureValue are turned round. The provider writes them in reverse. GOST of the national CA needs r ‖ s, each little-endian; RSA is big-endian.',
  },
  HALVES_SWAPPED: {
    seen: {
      ru: 'провайдеры ГОСТ с порядком s ‖ r',
      kk: 's ‖ r ретімен жазатын ГОСТ провайдерлері',
      en: 'GOST providers that write s ‖ r',
    },
    ru: 'Подпись верна, если поменять местами половины SignatureValue: записано s ‖ r, а нужно r ‖ s.',
    kk: 'SignatureValue жартылары орын ауыстырса, қолтаңба дұрыс: s ‖ r жазылған, ал r ‖ s керек.',
    en: 'The signature holds once the halves of SignatureValue change places: s ‖ r was written, and r ‖ s is needed.',
  },
  HALVES_REVERSED: {
    seen: {
      ru: 'провайдеры ГОСТ с числами старшим байтом вперёд',
      kk: 'сандарды үлкен байтынан бастап жазатын ГОСТ провайдерлері',
      en: 'GOST providers that write numbers big-endian',
    },
    ru: 'Подпись верна, если развернуть байты каждой половины: r и s записаны старшим байтом вперёд, а нужно младшим.',
    kk: 'Әр жартының байттары кері аударылса, қолтаңба дұрыс: r мен s үлкен байтынан бастап жазылған, ал кіші байтынан керек.',
    en: 'The signature holds once the bytes of each half are turned round: r and s were written big-endian, and little-endian is needed.',
  },
  SIGNATURE_IN_TEXT: {
    seen: {
      ru: 'самодельные клиенты: hex вместо base64, двойной base64',
      kk: 'өздігінен жазылған клиенттер: base64 орнына hex, қос base64',
      en: 'homemade clients: hex in place of base64, base64 twice',
    },
    ru: 'SignatureValue закодирован лишний раз (hex или base64 внутри base64). Нужен base64 от байтов подписи.',
    kk: 'SignatureValue артық кодталған (base64 ішінде hex немесе base64). Қолтаңба байттарынан алынған base64 керек.',
    en: 'SignatureValue is encoded once too often (hex or base64 inside base64). It must be base64 of the bytes of the signature.',
  },
  SIGNATURE_IN_DER: {
    seen: {
      ru: 'OpenSSL, BouncyCastle: подпись как SEQUENCE',
      kk: 'OpenSSL, BouncyCastle: қолтаңба SEQUENCE түрінде',
      en: 'OpenSSL, BouncyCastle: the signature as a SEQUENCE',
    },
    ru: 'Подпись записана как DER SEQUENCE из r и s. XMLDSig ждёт сами числа подряд, без DER.',
    kk: 'Қолтаңба r мен s-тен құралған DER SEQUENCE түрінде жазылған. XMLDSig DER-сіз, сандардың өзін қатарынан күтеді.',
    en: 'The signature is written as a DER SEQUENCE of r and s. XMLDSig wants the numbers themselves, one after the other.',
  },
  KEY_OF_ANOTHER: {
    seen: {
      ru: 'NCANode#209: вставлен не тот сертификат',
      kk: 'NCANode#209: басқа сертификат қойылған',
      en: 'NCANode#209: the wrong certificate put in',
    },
    ru: 'Подпись верна под ключом другого зарегистрированного сертификата. В KeyInfo назван не тот сертификат, или подписано не тем ключом.',
    kk: 'Қолтаңба басқа тіркелген сертификаттың кілтімен дұрыс. KeyInfo ішінде басқа сертификат көрсетілген немесе басқа кілтпен қол қойылған.',
    en: 'The signature holds under the key of another registered certificate. KeyInfo names the wrong certificate, or the wrong key signed.',
  },
  DIGEST_WITHOUT_INFO: {
    seen: {
      ru: 'OpenSSL rsautl, pkeyutl без -pkeyopt digest, Cipher RSA в Java',
      kk: 'OpenSSL rsautl, -pkeyopt digest жоқ pkeyutl, Java-дағы Cipher RSA',
      en: 'OpenSSL rsautl, pkeyutl without -pkeyopt digest, Cipher RSA in Java',
    },
    ru: 'Подписан хэш без структуры DigestInfo (шифрование хэша ключом RSA). Нужна подпись RSASSA-PKCS1-v1_5: SHA256withRSA, openssl dgst -sha256 -sign.',
    kk: 'DigestInfo құрылымынсыз хэшке қол қойылған (хэшті RSA кілтімен шифрлау). RSASSA-PKCS1-v1_5 қолтаңбасы керек: SHA256withRSA, openssl dgst -sha256 -sign.',
    en: 'The digest was signed without DigestInfo (encrypted with the RSA key). RSASSA-PKCS1-v1_5 is needed: SHA256withRSA, openssl dgst -sha256 -sign.',
  },
  SIGNATURE_OTHER_HASH: {
    seen: {
      ru: 'умолчание SHA1withRSA',
      kk: 'SHA1withRSA әдепкі мәні',
      en: 'SHA1withRSA by default',
    },
    ru: 'Подпись сделана с другим хэшем, чем объявлен в SignatureMethod. Приведите алгоритм и его имя в соответствие.',
    kk: 'Қолтаңба SignatureMethod ішінде жарияланғаннан басқа хэшпен жасалған. Алгоритм мен оның атауын сәйкестендіріңіз.',
    en: 'The signature was made with another hash than SignatureMethod declares. Make the algorithm and its name agree.',
  },
  SIGNATURE_PSS: {
    seen: named('.NET RSASignaturePadding.Pss, PKCS#11'),
    ru: 'Подпись сделана по RSASSA-PSS, а объявлена PKCS#1 v1.5. Используйте RSASignaturePadding.Pkcs1.',
    kk: 'Қолтаңба RSASSA-PSS бойынша жасалған, ал PKCS#1 v1.5 жарияланған. RSASignaturePadding.Pkcs1 қолданыңыз.',
    en: 'The signature was made by RSASSA-PSS, and PKCS#1 v1.5 is declared. Use RSASignaturePadding.Pkcs1.',
  },
  ALGORITHM_OF_OTHER_KEY: {
    seen: {
      ru: 'старый образец НИТ: ключ 2015 года с именем алгоритма 2004 года',
      kk: 'ҰАТ ескі үлгісі: 2015 жылғы кілт 2004 жылғы алгоритм атымен',
      en: 'an old sample of NIT: a key of 2015 under the name of the algorithm of 2004',
    },
    ru: 'Подпись верна по алгоритму ключа, но в SignatureMethod назван другой. Выбирайте SignatureMethod и DigestMethod по ключу сертификата.',
    kk: 'Қолтаңба кілттің алгоритмі бойынша дұрыс, бірақ SignatureMethod ішінде басқасы көрсетілген. SignatureMethod пен DigestMethod мәндерін сертификат кілті бойынша таңдаңыз.',
    en: 'The signature holds by the algorithm of the key, but SignatureMethod names another. Choose SignatureMethod and DigestMethod by the key of the certificate.',
  },
  DIGEST_SIGNED: {
    seen: {
      ru: 'двойное хэширование: провайдеру передан хэш вместо данных',
      kk: 'қос хэштеу: провайдерге деректер орнына хэш берілген',
      en: 'hashed twice: the provider was given a hash in place of the data',
    },
    ru: 'Подписан хэш от SignedInfo, а не сам SignedInfo: провайдер хэширует ещё раз. Передавайте ему канонические байты SignedInfo.',
    kk: 'SignedInfo-ның өзіне емес, оның хэшіне қол қойылған: провайдер тағы бір рет хэштейді. Оған SignedInfo-ның канондық байттарын беріңіз.',
    en: 'The digest of SignedInfo was signed, not SignedInfo: the provider hashes again. Hand it the canonical bytes of SignedInfo.',
  },
  ELEMENT_SIGNED: {
    seen: {
      ru: 'самодельные клиенты: подпись самих данных',
      kk: 'өздігінен жазылған клиенттер: деректердің өзіне қол қою',
      en: 'homemade clients: the data themselves signed',
    },
    ru: 'Подписан сам элемент (Body), а не SignedInfo. Подписывается каноническая форма SignedInfo, в котором стоит хэш элемента.',
    kk: 'SignedInfo-ға емес, элементтің (Body) өзіне қол қойылған. Ішінде элемент хэші тұрған SignedInfo-ның канондық түріне қол қойылады.',
    en: 'The element (Body) itself was signed, not SignedInfo. What is signed is the canonical form of SignedInfo, which holds the digest of the element.',
  },
  DIGEST_VALUE_SIGNED: {
    seen: {
      ru: 'самодельные клиенты: подпись хэша данных',
      kk: 'өздігінен жазылған клиенттер: деректер хэшіне қол қою',
      en: 'homemade clients: the hash of the data signed',
    },
    ru: 'Подписано значение DigestValue, а не SignedInfo. Подписывается каноническая форма всего SignedInfo.',
    kk: 'SignedInfo-ға емес, DigestValue мәніне қол қойылған. Бүкіл SignedInfo-ның канондық түріне қол қойылады.',
    en: 'The value of DigestValue was signed, not SignedInfo. What is signed is the canonical form of the whole SignedInfo.',
  },
} as const satisfies Record<string, Cause>
