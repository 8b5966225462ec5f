import type { FaultEntry } from './entry.ts'

/** Where a certificate departs from the profile of the national authority (W-45…W-49): advice, no refusals on the wire. */
export const profileFaults = {
  PROFILE_ROLE: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-45',
    ru: 'Сертификат не называет роль владельца',
    kk: 'Сертификатта иесінің рөлі аталмаған',
    en: 'The certificate names no role of its holder',
  },
  PROFILE_POLICY: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-46',
    ru: 'Политика сертификата не из известных политик НУЦ',
    kk: 'Сертификат саясаты ҰКО-ның белгілі саясаттарынан емес',
    en: 'The policy of the certificate is none of the national authority',
  },
  PROFILE_USAGE: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-47',
    ru: 'Назначение ключа не из встречающихся в профиле НУЦ',
    kk: 'Кілттің мақсаты ҰКО бейінінде кездеспейді',
    en: 'The key usage is none that the national authority sets',
  },
  PROFILE_SUBJECT: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-48',
    ru: 'Имя владельца не соответствует его роли',
    kk: 'Иесінің аты оның рөліне сәйкес емес',
    en: 'The subject does not fit the role of the holder',
  },
  PROFILE_SERIAL: {
    as: 'fault',
    wire: 'SCE005',
    rule: 'W-49',
    ru: 'Серийный номер не равен идентификатору ключа',
    kk: 'Сериялық нөмір кілт идентификаторына тең емес',
    en: 'The serial number is not the key id',
  },
} as const satisfies Record<string, FaultEntry>
