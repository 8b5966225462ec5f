import type { Text } from '../../contract/texts/text.ts'
import type { Verdict } from '../../contract/verdict.ts'
import type { CheckId } from './checks.ts'

export interface FindingRow extends Text {
  readonly check: CheckId
  /** `fail` when absent. */
  readonly verdict?: Verdict
}

/** What can be found of signatures, of those who made them, and of time stamps. */
export const signatureFindings = {
  NO_SEAL: { check: 'signature', ru: 'печати нет', kk: 'мөр жоқ', en: 'there is no seal' },
  SIGNATURE_UNREADABLE: {
    check: 'signature',
    ru: 'подпись не читается',
    kk: 'қолтаңба оқылмайды',
    en: 'a signature cannot be read',
  },
  SIGNATURE_SIGNERS: {
    check: 'signature',
    ru: 'в подписи не один подписавший, или содержимое лежит внутри неё',
    kk: 'қолтаңбада қол қоюшы біреу емес, немесе мазмұны оның ішінде',
    en: 'a signature has not one signer, or holds its content',
  },
  'CMS-01': {
    check: 'signature',
    ru: 'сертификата подписавшего нет, или подпись называет не его',
    kk: 'қол қоюшының сертификаты жоқ, немесе қолтаңба оны атамайды',
    en: 'the certificate of the signer is missing, or is not the one the signature names',
  },
  UNNAMED: {
    check: 'signature',
    verdict: 'warn',
    ru: 'подпись не называет своего сертификата (нет signingCertificateV2): её сертификат закрепляет только метка времени',
    kk: 'қолтаңба өз сертификатын атамайды (signingCertificateV2 жоқ): сертификатты тек уақыт белгісі бекітеді',
    en: 'a signature does not name its certificate (no signingCertificateV2): only the time stamp ties it',
  },
  'CMS-02': {
    check: 'signature',
    ru: 'подпись сделана не над этим манифестом',
    kk: 'қолтаңба бұл манифестке қойылмаған',
    en: 'the signature is not over this manifest',
  },
  'CMS-03': {
    check: 'signature',
    ru: 'подпись неверна',
    kk: 'қолтаңба жарамсыз',
    en: 'the signature is wrong',
  },
  SEAL_PURPOSE: {
    check: 'seal',
    ru: 'сертификат печати предназначен не для актов: печать поставил кто-то другой',
    kk: 'мөр сертификаты актілерге арналмаған: мөрді басқа біреу қойған',
    en: 'the certificate of the seal is not for acts: somebody else sealed it',
  },
  'W-25': {
    check: 'chain',
    ru: 'цепочка сертификатов не ведёт к доверенному',
    kk: 'сертификаттар тізбегі сенімдіге апармайды',
    en: 'the chain of certificates does not lead to a trusted one',
  },
  'W-26': {
    check: 'chain',
    ru: 'сертификат не действовал в момент метки времени',
    kk: 'сертификат уақыт белгісі қойылған сәтте жарамсыз болған',
    en: 'a certificate was not valid when the time was stamped',
  },
  UNTIMED: {
    check: 'chain',
    verdict: 'inconclusive',
    ru: 'сейчас сертификат не действует, а доверенной метки времени нет: когда подписано, узнать нельзя',
    kk: 'сертификат қазір жарамсыз, сенімді уақыт белгісі жоқ: қашан қол қойылғанын білу мүмкін емес',
    en: 'the certificate is not valid now, and no trusted stamp says when it was used',
  },
  'W-27': {
    check: 'chain',
    ru: 'сертификат не предназначен для подписи',
    kk: 'сертификат қол қоюға арналмаған',
    en: 'a certificate is not for signing',
  },
  NO_STAMP: {
    check: 'stamp',
    ru: 'метки времени нет',
    kk: 'уақыт белгісі жоқ',
    en: 'there is no time stamp',
  },
  STAMP_UNREADABLE: {
    check: 'stamp',
    ru: 'метка времени не читается',
    kk: 'уақыт белгісі оқылмайды',
    en: 'a time stamp cannot be read',
  },
  STAMP_FORM: {
    check: 'stamp',
    ru: 'в метке времени есть байты, которые ничем не закреплены',
    kk: 'уақыт белгісінде ештеңемен бекітілмеген байттар бар',
    en: 'a time stamp has bytes that nothing ties down',
  },
  STAMP_WRONG: {
    check: 'stamp',
    ru: 'метка времени неверна',
    kk: 'уақыт белгісі жарамсыз',
    en: 'a time stamp is wrong',
  },
  UNSTAMPED: {
    check: 'stamp',
    ru: 'над подписью нет верной метки времени',
    kk: 'қолтаңбаның үстінде жарамды уақыт белгісі жоқ',
    en: 'no good time stamp is over a signature',
  },
} as const satisfies Record<string, FindingRow>
