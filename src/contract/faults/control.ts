import type { FaultEntry } from './entry.ts'

/** What the control API cannot do. */
export const controlFaults = {
  NOT_FOUND: {
    as: 'status',
    wire: 'API-404',
    ru: 'Такого адреса нет',
    kk: 'Мұндай мекенжай жоқ',
    en: 'There is no such address',
  },
  FOREIGN_ORIGIN: {
    as: 'status',
    wire: 'API-403',
    ru: 'Запросы с чужих страниц не принимаются',
    kk: 'Бөтен беттерден сұраулар қабылданбайды',
    en: 'Requests from pages of others are not taken',
  },
  STORAGE_FAILED: {
    as: 'status',
    wire: 'API-503',
    ru: 'Записать не удалось: диск полон или недоступен; ничего не изменилось',
    kk: 'Жазу мүмкін болмады: диск толы немесе қолжетімсіз; ештеңе өзгерген жоқ',
    en: 'It could not be stored: the disk is full or cannot be written; nothing was changed',
  },
  INPUT_INVALID: {
    as: 'status',
    wire: 'API-400',
    ru: 'Недопустимое значение в запросе управления',
    kk: 'Басқару сұрауында мәнге рұқсат жоқ',
    en: 'The control request holds an inadmissible value',
  },
  PARTICIPANT_EXISTS: {
    as: 'status',
    wire: 'API-409',
    ru: 'Участник с таким senderId уже есть с другими данными',
    kk: 'Мұндай senderId бар қатысушы басқа деректермен тіркелген',
    en: 'A participant with this senderId exists with other data',
  },
  PARTICIPANT_UNKNOWN: {
    as: 'status',
    wire: 'API-404',
    ru: 'Участник не найден',
    kk: 'Қатысушы табылмады',
    en: 'No such participant',
  },
  CERTIFICATE_NOT_FOUND: {
    as: 'status',
    wire: 'API-404',
    ru: 'Сертификат участника не найден',
    kk: 'Қатысушының сертификаты табылмады',
    en: 'The participant has no such certificate',
  },
  ENTRY_UNKNOWN: {
    as: 'status',
    wire: 'API-404',
    ru: 'В журнале нет такой записи',
    kk: 'Журналда мұндай жазба жоқ',
    en: 'The journal has no such entry',
  },
  ACT_MISSING: {
    as: 'status',
    wire: 'API-404',
    ru: 'У сессии нет акта',
    kk: 'Сессияның актісі жоқ',
    en: 'The session has no act',
  },
} as const satisfies Record<string, FaultEntry>
