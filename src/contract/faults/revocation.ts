import type { FaultEntry } from './entry.ts'

/** What is wrong with a certificate by what its authority says of it, or with what the authority says (W-40…W-44). */
export const revocationFaults = {
  OCSP_UNREADABLE: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-40',
    ru: 'Ответ службы OCSP не читается',
    kk: 'OCSP қызметінің жауабы оқылмайды',
    en: 'The answer of the OCSP responder cannot be read',
  },
  OCSP_REQUEST_UNREADABLE: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-40',
    ru: 'Запрос OCSP не читается',
    kk: 'OCSP сұрауы оқылмайды',
    en: 'The OCSP request cannot be read',
  },
  CRL_UNREADABLE: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-40',
    ru: 'Список отозванных сертификатов не читается',
    kk: 'Қайтарып алынған сертификаттар тізімі оқылмайды',
    en: 'The certificate revocation list cannot be read',
  },
  REVOCATION_SIGNER: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-41',
    ru: 'Сведения об отзыве подписал тот, кто не вправе',
    kk: 'Қайтарып алу туралы мәліметке құқығы жоқ тұлға қол қойған',
    en: 'Revocation was signed by someone who has no right to',
  },
  REVOCATION_SIGNATURE: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-41',
    ru: 'Подпись под сведениями об отзыве неверна',
    kk: 'Қайтарып алу туралы мәліметтің қолтаңбасы дұрыс емес',
    en: 'The signature of the list or of the OCSP answer is wrong',
  },
  OCSP_MISMATCH: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-43',
    ru: 'Ответ OCSP не о том сертификате',
    kk: 'OCSP жауабы басқа сертификат туралы',
    en: 'The OCSP answer is about another certificate',
  },
  OCSP_NONCE: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-43',
    ru: 'В ответе OCSP не повторён nonce запроса',
    kk: 'OCSP жауабында сұраудың nonce мәні қайталанбаған',
    en: 'The OCSP answer does not repeat the nonce of the request',
  },
} as const satisfies Record<string, FaultEntry>
