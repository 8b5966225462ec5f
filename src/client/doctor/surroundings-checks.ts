import type { CheckTexts } from './check-texts.ts'

/** What is asked of revocation, of the gateway and of its register. */
export const surroundingsChecks = {
  'DOC-10': {
    title: {
      ru: 'OCSP: сертификат не отозван',
      kk: 'OCSP: сертификат қайтарып алынбаған',
      en: 'OCSP: the certificate is not revoked',
    },
    expected: {
      ru: 'ответчик OCSP из сертификата отвечает good, ответ подписан издателем или его ответчиком и свеж',
      kk: 'сертификаттағы OCSP жауап берушісі good дейді, жауапқа шығарушы не оның жауап берушісі қол қойған, ол жаңа',
      en: 'the OCSP responder of the certificate says good; the issuer or its responder signed that, and it is fresh',
    },
    advice: {
      ru: 'Отозван — получите новый ключ; нет ответа — откройте доступ к адресу; нет издателя — положите его сертификат в папку доверия',
      kk: 'Қайтарып алынса — жаңа кілт алыңыз; жауап болмаса — мекенжайға қатынас ашыңыз; шығарушы жоқ болса — сертификатын сенім қалтасына салыңыз',
      en: 'Revoked: get a new key; no answer: open the way to the address; no issuer: put its certificate into the trust folder',
    },
  },
  'DOC-11': {
    title: {
      ru: 'CRL: сертификата нет в списке отозванных',
      kk: 'CRL: сертификат қайтарып алынғандар тізімінде жоқ',
      en: 'CRL: the certificate is not on the revocation list',
    },
    expected: {
      ru: 'список по адресу из сертификата подписан издателем, свеж и не содержит сертификата',
      kk: 'сертификаттағы мекенжай бойынша тізімге шығарушы қол қойған, ол жаңа және сертификат онда жоқ',
      en: 'the list at the address of the certificate is signed by its issuer, fresh, and does not hold the certificate',
    },
    advice: {
      ru: 'Отозван — получите новый ключ; нет списка — откройте доступ к адресу; нет издателя — положите его сертификат в папку доверия (--trust)',
      kk: 'Қайтарып алынса — жаңа кілт алыңыз; тізім болмаса — мекенжайға қатынас ашыңыз; шығарушы жоқ болса — сертификатын сенім қалтасына салыңыз (--trust)',
      en: 'Revoked: get a new key; no list: open the way to the address; no issuer: put its certificate into the trust folder (--trust)',
    },
  },
  'DOC-12': {
    title: { ru: 'Шлюз доступен', kk: 'Шлюз қолжетімді', en: 'The gateway can be reached' },
    expected: {
      ru: 'GET /healthz отвечает 200',
      kk: 'GET /healthz 200 деп жауап береді',
      en: 'GET /healthz answers 200',
    },
    advice: {
      ru: 'Запустите эмулятор (shep serve) и проверьте адрес, порт и прокси',
      kk: 'Эмуляторды іске қосыңыз (shep serve), мекенжайды, портты және проксиді тексеріңіз',
      en: 'Start the emulator (shep serve), and check address, port and proxy',
    },
  },
  'DOC-13': {
    title: {
      ru: 'Часы идут как у шлюза',
      kk: 'Сағат шлюз сағатымен сәйкес',
      en: 'The clock agrees with the gateway',
    },
    expected: {
      ru: 'расхождение не больше 30 секунд',
      kk: 'айырма 30 секундтан аспайды',
      en: 'no more than 30 seconds apart',
    },
    advice: {
      ru: 'Включите синхронизацию времени (NTP) и проверьте часовой пояс',
      kk: 'Уақытты үндестіруді (NTP) қосыңыз және уақыт белдеуін тексеріңіз',
      en: 'Switch on time synchronisation (NTP), and check the time zone',
    },
  },
  'DOC-14': {
    title: {
      ru: 'Сертификат зарегистрирован за отправителем',
      kk: 'Сертификат жіберушіге тіркелген',
      en: 'The certificate is registered for the sender',
    },
    expected: {
      ru: 'сертификат есть у отправителя с назначением transport',
      kk: 'жіберушіде мақсаты transport болатын осы сертификат бар',
      en: 'the sender has this certificate with the purpose transport',
    },
    advice: {
      ru: 'Зарегистрируйте его: POST /api/v1/participants/ОТПРАВИТЕЛЬ/certificates',
      kk: 'Оны тіркеңіз: POST /api/v1/participants/ЖІБЕРУШІ/certificates',
      en: 'Register it: POST /api/v1/participants/SENDER/certificates',
    },
  },
} as const satisfies Record<string, CheckTexts>
