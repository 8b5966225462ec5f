import type { FaultEntry } from './entry.ts'

/** Why a container of an act is not made, or takes no further signature. */
export const containerFaults = {
  ACT_CONTAINER_ABSENT: {
    as: 'status',
    wire: 'API-404',
    ru: 'Акт составлен сборкой, которая контейнеров ещё не делала: есть act.json, act.pdf и act.html',
    kk: 'Актіні контейнер жасамайтын бұрынғы жинақ құрған: act.json, act.pdf және act.html бар',
    en: 'The act was made by a build that made no containers yet: there are act.json, act.pdf and act.html',
  },
  CONTAINER_BROKEN: {
    as: 'status',
    wire: 'API-422',
    ru: 'Контейнер акта повреждён или собран не так: подпись к нему не добавляется',
    kk: 'Акт контейнері зақымданған немесе басқаша жиналған: оған қолтаңба қосылмайды',
    en: 'The container of the act is damaged or not put together as acts are: no signature is added to it',
  },
  CONTAINER_UNVERIFIED: {
    as: 'status',
    wire: 'APP-130',
    rule: 'R-028',
    ru: 'Собранный контейнер не прошёл проверку сразу после изготовления, поэтому не выдаётся',
    kk: 'Жиналған контейнер жасалған бойда тексеруден өтпеді, сондықтан берілмейді',
    en: 'The container did not verify right after it was made, so it is not handed out',
  },
  SIGNATURE_NOT_CMS: {
    as: 'status',
    wire: 'API-400',
    ru: 'Это не подпись CMS: ожидается PEM, base64 или DER с одним подписавшим',
    kk: 'Бұл CMS қолтаңбасы емес: бір қол қоюшысы бар PEM, base64 немесе DER күтіледі',
    en: 'This is not a CMS signature: PEM, base64 or DER with one signer is expected',
  },
  SIGNATURE_OF_OTHER: {
    as: 'status',
    wire: 'API-422',
    ru: 'Подписаны другие байты: нужен файл, который дала shep act prepare-signature',
    kk: 'Басқа байттарға қол қойылған: shep act prepare-signature берген файл керек',
    en: 'Other bytes were signed: the file that shep act prepare-signature gave is needed',
  },
  SIGNATURE_WRONG: {
    as: 'status',
    wire: 'API-422',
    ru: 'Подпись неверна, или в ней нет сертификата подписавшего',
    kk: 'Қолтаңба жарамсыз, немесе онда қол қоюшының сертификаты жоқ',
    en: 'The signature is wrong, or does not carry the certificate of its signer',
  },
  TIMESTAMP_REFUSED: {
    as: 'status',
    wire: 'API-502',
    ru: 'Служба меток времени не дала верной метки',
    kk: 'Уақыт белгілері қызметі жарамды белгі бермеді',
    en: 'The time stamping authority gave no good stamp',
  },
} as const satisfies Record<string, FaultEntry>
