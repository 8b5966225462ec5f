import type { Text } from '../../contract/texts/text.ts'

/** The headings and the few sentences of the technical documentation. */
export const words = {
  title: {
    ru: 'Техническая документация: КДП через ШЭП',
    kk: 'Техникалық құжаттама: ШЭП арқылы КДП',
    en: 'Technical documentation: КДП through the ШЭП gateway',
  },
  testOnly: {
    ru: 'Документация эмулятора, не государственного сервиса; ключи, люди и пароли вымышлены',
    kk: 'Эмулятордың құжаттамасы, мемлекеттік сервистікі емес; кілттер, адамдар мен құпиясөздер ойдан шығарылған',
    en: 'Documentation of an emulator, not of the state service; keys, people and passwords are made up',
  },
  version: { ru: 'Версия', kk: 'Нұсқа', en: 'Version' },
  madeAt: { ru: 'Составлена', kk: 'Жасалған', en: 'Made' },
  addresses: { ru: 'Адреса', kk: 'Мекенжайлар', en: 'Addresses' },
  process: {
    ru: 'Способы запроса и порядок проверок',
    kk: 'Сұрау тәсілдері және тексерулер реті',
    en: 'Methods, and the order of the checks',
  },
  first: {
    ru: 'Первая непройденная проверка определяет ответ.',
    kk: 'Бірінші өтпеген тексеру жауапты айқындайды.',
    en: 'The first check that fails decides the answer.',
  },
  services: { ru: 'Сервисы и поля', kk: 'Сервистер мен өрістер', en: 'Services and fields' },
  request: { ru: 'Запрос', kk: 'Сұрау', en: 'Request' },
  response: { ru: 'Ответ', kk: 'Жауап', en: 'Response' },
  field: { ru: 'Поле', kk: 'Өріс', en: 'Field' },
  type: { ru: 'Тип', kk: 'Түрі', en: 'Type' },
  times: { ru: 'Сколько раз', kk: 'Неше рет', en: 'How often' },
  note: { ru: 'Пояснение (англ.)', kk: 'Түсініктеме (ағыл.)', en: 'Note' },
  kdpCodes: { ru: 'Коды ответа КДП', kk: 'КДП жауап кодтары', en: 'Result codes of КДП' },
  ownerCodes: {
    ru: 'Коды владельцев данных',
    kk: 'Деректер иелерінің кодтары',
    en: 'Codes of the data owners',
  },
  faults: { ru: 'SOAP Fault', kk: 'SOAP Fault қателері', en: 'SOAP faults' },
  code: { ru: 'Код', kk: 'Код мәні', en: 'Code' },
  key: { ru: 'Причина', kk: 'Себеп', en: 'Reason' },
  clause: { ru: 'Правило', kk: 'Ереже', en: 'Clause' },
  meaning: { ru: 'Значение', kk: 'Мағынасы', en: 'Meaning' },
  settings: { ru: 'Настройки', kk: 'Баптаулар', en: 'Settings' },
  value: { ru: 'Значение настройки', kk: 'Баптау мәні', en: 'Value' },
  examples: {
    ru: 'Примеры запросов и ответов',
    kk: 'Сұраулар мен жауаптардың мысалдары',
    en: 'Examples of requests and responses',
  },
  real: {
    ru: 'Каждый пример — состоявшийся обмен: запрос подписан эталонным клиентом, ответ дал этот эмулятор.',
    kk: 'Әрбір мысал — болған алмасу: сұрауға эталондық клиент қол қойған, жауапты осы эмулятор берген.',
    en: 'Every example took place: the request was signed by the reference client, this emulator answered it.',
  },
} as const satisfies Record<string, Text>

export type Language = keyof Text
export const languages = ['ru', 'kk', 'en'] as const satisfies readonly Language[]

export type Say = (key: keyof typeof words) => string

export const sayIn =
  (language: Language): Say =>
  (key) =>
    words[key][language]
