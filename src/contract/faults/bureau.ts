import type { FaultEntry } from './entry.ts'

/** What is wrong with a call of the credit bureau's façade, before КДП is asked. */
export const bureauFaults = {
  BUREAU_CREDENTIALS_MISSING: {
    as: 'fault',
    wire: 'EMU-060',
    rule: 'W-60',
    ru: 'Нет заголовка HTTP Authorization: Basic',
    kk: 'HTTP Authorization: Basic тақырыбы жоқ',
    en: 'There is no HTTP header Authorization: Basic',
  },
  BUREAU_USER_MISSING: {
    as: 'fault',
    wire: 'EMU-061',
    rule: 'W-61',
    ru: 'В SOAP Header нет элемента userId',
    kk: 'SOAP Header ішінде userId элементі жоқ',
    en: 'The SOAP Header has no element userId',
  },
  BUREAU_SHAPE: {
    as: 'fault',
    wire: 'EMU-062',
    rule: 'W-62',
    ru: 'Сообщение не соответствует формату сервиса бюро',
    kk: 'Хабарлама бюро сервисінің пішіміне сәйкес емес',
    en: 'The message does not have the shape of the bureau service',
  },
} as const satisfies Record<string, FaultEntry>
