import type { FaultEntry } from './entry.ts'

/** What the test authority cannot do. */
export const pkiFaults = {
  PKI_KIND_MISSING: {
    as: 'status',
    wire: 'API-409',
    ru: 'Центра с такими ключами нет: создайте его командой shep pki init --kind',
    kk: 'Мұндай кілттері бар орталық жоқ: оны shep pki init --kind пәрменімен жасаңыз',
    en: 'There is no authority with such keys: make it with shep pki init --kind',
  },
  PKI_ABSENT: {
    as: 'status',
    wire: 'API-404',
    ru: 'В этой папке нет тестового центра: назовите папку данных эмулятора (--data, SHEP_DATA)',
    kk: 'Бұл қалтада сынақ орталығы жоқ: эмулятордың деректер қалтасын атаңыз (--data, SHEP_DATA)',
    en: 'This folder holds no test authority: name the data folder of an emulator (--data, SHEP_DATA)',
  },
  PKI_CERTIFICATE_UNKNOWN: {
    as: 'status',
    wire: 'API-404',
    ru: 'Тестовый центр не выпускал такого сертификата',
    kk: 'Сынақ орталығы мұндай сертификат шығармаған',
    en: 'The test authority has issued no such certificate',
  },
  PKI_REVOKED_ALREADY: {
    as: 'status',
    wire: 'API-409',
    ru: 'Сертификат уже отозван',
    kk: 'Сертификат бұрын кері қайтарылған',
    en: 'The certificate is revoked already',
  },
  PKI_DOWN: {
    as: 'status',
    wire: 'API-503',
    ru: 'Служба тестового центра выключена настройкой неисправностей',
    kk: 'Сынақ орталығының қызметі ақаулар баптауымен өшірілген',
    en: 'This service of the test authority is switched off by its faults',
  },
} as const satisfies Record<string, FaultEntry>
