/** A text people read, in the three languages. */
interface Texts {
  readonly ru: string
  readonly kk: string
  readonly en: string
}

const texts = (ru: string, kk: string, en: string): Texts => ({ ru, kk, en })
const works = texts('Работает как обычно', 'Әдеттегідей жұмыс істейді', 'Works as usual')
const down = texts('Не отвечает: HTTP 503', 'Жауап бермейді: HTTP 503', 'Is down: HTTP 503')

/** What can be made wrong with the services of the test authority, so that clients can be tested. */
export const serviceFaults = {
  ocsp: {
    none: works,
    down,
    'try-later': texts('Отвечает tryLater', 'tryLater деп жауап береді', 'Answers tryLater'),
    unauthorized: texts(
      'Отвечает unauthorized',
      'unauthorized деп жауап береді',
      'Answers unauthorized',
    ),
    'wrong-responder': texts(
      'Ответ подписан сертификатом без назначения OCSPSigning',
      'Жауапқа OCSPSigning мақсаты жоқ сертификатпен қол қойылған',
      'Answers are signed by a certificate without OCSPSigning',
    ),
  },
  crl: {
    none: works,
    down,
    stale: texts(
      'Список отзыва просрочен на двое суток',
      'Кері қайтару тізімінің мерзімі екі тәулік бұрын өткен',
      'The revocation list ended two days ago',
    ),
  },
  tsa: {
    none: works,
    down,
    refusing: texts(
      'Отвечает отказом timeNotAvailable',
      'timeNotAvailable деп бас тартады',
      'Refuses with timeNotAvailable',
    ),
  },
} as const satisfies Record<string, Record<string, Texts>>

export type Service = keyof typeof serviceFaults

/** The fault of each service, and how long OCSP waits before it answers, ms. */
export type PkiFaults = {
  readonly [Name in Service]: keyof (typeof serviceFaults)[Name]
} & { readonly ocspDelay: number }

export const noFaults: PkiFaults = { ocsp: 'none', crl: 'none', tsa: 'none', ocspDelay: 0 }
