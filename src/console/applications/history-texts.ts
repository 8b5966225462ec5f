import type { Text } from '../../certification/text.ts'
import type { BridgeAction } from '../../contract/smart-bridge.ts'

type Seen = 'key-registered' | 'key-retired' | 'session-closed'

/** What was done, and what is seen from keys and sessions. */
const deeds: Readonly<Record<BridgeAction | Seen, Text>> = {
  create: { ru: 'черновик начат', kk: 'жоба басталды', en: 'a draft was begun' },
  edit: {
    ru: 'сведения изменены',
    kk: 'мәліметтер өзгертілді',
    en: 'what is filled in was changed',
  },
  'attach-file': { ru: 'файл приложен', kk: 'файл қоса берілді', en: 'a file was attached' },
  submit: { ru: 'заявка подана', kk: 'өтінім берілді', en: 'the application was filed' },
  return: {
    ru: 'возвращена на доработку',
    kk: 'пысықтауға қайтарылды',
    en: 'returned for revision',
  },
  approve: { ru: 'рассмотрена положительно', kk: 'оң қаралды', en: 'reviewed positively' },
  'register-key': {
    ru: 'открытый ключ передан',
    kk: 'ашық кілт берілді',
    en: 'a public key was handed over',
  },
  'open-session': { ru: 'тестирование начато', kk: 'тестілеу басталды', en: 'testing was begun' },
  'attach-act': { ru: 'акт приложен', kk: 'акт қоса берілді', en: 'the act was attached' },
  'return-act': { ru: 'акт возвращён', kk: 'акт қайтарылды', en: 'the act was returned' },
  'accept-act': { ru: 'акт принят', kk: 'акт қабылданды', en: 'the act was accepted' },
  clear: {
    ru: 'допущена к продуктивной среде',
    kk: 'өнімді ортаға жіберілді',
    en: 'cleared for production',
  },
  'key-registered': { ru: 'ключ зарегистрирован', kk: 'кілт тіркелді', en: 'a key was registered' },
  'key-retired': { ru: 'ключ выведен', kk: 'кілт шығарылды', en: 'a key was retired' },
  'session-closed': { ru: 'сессия закрыта', kk: 'сессия жабылды', en: 'a session was closed' },
}

export const deedTexts: Readonly<Record<string, Text>> = deeds

/** Names of what a deed was about; others are names of the API and stay as they are. */
export const detailNames: Readonly<Record<string, Text>> = {
  reason: { ru: 'Причина', kk: 'Себебі', en: 'Reason' },
  fields: { ru: 'Поля', kk: 'Өрістер', en: 'Fields' },
  changed: { ru: 'Изменено', kk: 'Өзгертілді', en: 'Changed' },
  leftOut: { ru: 'Не спрошено', kk: 'Сұралмады', en: 'Not asked for' },
  form: { ru: 'Форма', kk: 'Пішін', en: 'Form' },
  attachments: { ru: 'Файлы', kk: 'Файлдар', en: 'Files' },
  name: { ru: 'Файл', kk: 'Файл', en: 'File' },
  sessionId: { ru: 'Сессия', kk: 'Сессия', en: 'Session' },
  fingerprint: { ru: 'Отпечаток', kk: 'Бармақ ізі', en: 'Fingerprint' },
  handedTo: { ru: 'Кому', kk: 'Кімге', en: 'To whom' },
}
