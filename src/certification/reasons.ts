import type { RuleId } from '../contract/rules.ts'
import type { Text } from './text.ts'

interface ReasonRow extends Text {
  readonly rule: RuleId
}

/** Why a message of the session is not counted. REFUSED is worded by the row of its refusal. */
export const reasons = {
  NOT_ANSWERED: {
    rule: 'R-028',
    ru: 'Ответ не записан',
    kk: 'Жауап жазылмаған',
    en: 'No answer is on record',
  },
  REFUSED: {
    rule: 'R-028',
    ru: 'Отказ {refusal}',
    kk: 'Бас тартылды: {refusal}',
    en: 'Refused with {refusal}',
  },
  BEFORE_OPENING: {
    rule: 'R-028',
    ru: 'Получено до открытия сессии или до одобрения заявки',
    kk: 'Сессия ашылғанға немесе өтінім мақұлданғанға дейін алынған',
    en: 'Received before the session was opened or the application approved',
  },
  ANOTHER_APPLICATION: {
    rule: 'R-020',
    ru: 'Ответ дан по другой заявке',
    kk: 'Жауап басқа өтінім бойынша берілген',
    en: 'Answered under another application',
  },
  ANOTHER_OWNER: {
    rule: 'W-32',
    ru: 'Владелец сертификата подписи — не участник этой сессии',
    kk: 'Қолтаңба сертификатының иесі осы сессияның қатысушысы емес',
    en: 'The owner of the signing certificate is not the participant of this session',
  },
  NOT_BOTH_ENGINES: {
    rule: 'W-28',
    ru: 'Подпись не проверена обоими движками',
    kk: 'Қолтаңба екі қозғалтқышпен бірдей тексерілмеген',
    en: 'The signature was not verified by both engines',
  },
  CHECK_NOT_PASSED: {
    rule: 'W-28',
    ru: 'Не все проверки сообщения записаны пройденными',
    kk: 'Хабарламаның барлық тексерулері өткен деп жазылмаған',
    en: 'Not every check of the message is on record as passed',
  },
  QUIRKS: {
    rule: 'W-29',
    ru: 'Проверено с послаблением: {quirks}',
    kk: 'Жеңілдікпен тексерілген: {quirks}',
    en: 'Judged under a quirk: {quirks}',
  },
  HOSTILE_PACK: {
    rule: 'W-78',
    ru: 'На это сообщение ответил враждебный шлюз (набор проверки клиента)',
    kk: 'Бұл хабарламаға жау шлюз (клиентті тексеру жинағы) жауап берді',
    en: 'Answered by the hostile gateway (the pack that tries the client)',
  },
  NO_TOKEN: {
    rule: 'R-110',
    ru: 'В ответе нет токена безопасности',
    kk: 'Жауапта қауіпсіздік токені жоқ',
    en: 'The answer bears no security token',
  },
  MESSAGE_ID_REPEATED: {
    rule: 'W-34',
    ru: 'Повтор messageId уже засчитанного ответа',
    kk: 'Есептелген жауаптың messageId мәні қайталанған',
    en: 'Repeats the messageId of a response already counted',
  },
  NO_MESSAGE_ID: {
    rule: 'W-34',
    ru: 'У сообщения нет messageId',
    kk: 'Хабарламада messageId жоқ',
    en: 'The message has no messageId',
  },
  TOKEN_REPEATED: {
    rule: 'R-028',
    ru: 'Тот же токен, что в уже засчитанном ответе',
    kk: 'Есептелген жауаптағы токеннің өзі',
    en: 'Bears the token of a response already counted',
  },
  SERVICE_NOT_COUNTED: {
    rule: 'R-028',
    ru: 'Запрос к сервису, который в акте не учитывается',
    kk: 'Актіде есепке алынбайтын сервиске сұрау',
    en: 'A request to a service the act does not count',
  },
  TOKEN_NOT_COUNTED: {
    rule: 'R-090',
    ru: 'Владельцу данных предъявлен не тот токен, что получен в засчитанном ранее ответе',
    kk: 'Деректер иесіне бұрын есептелген жауапта алынған токен ұсынылмаған',
    en: 'The token shown to the data owner is not one of a response counted before',
  },
  PRESENTED_AGAIN: {
    rule: 'R-090',
    ru: 'Токен предъявлен не один раз: в обмене учтена другая запись',
    kk: 'Токен бірнеше рет ұсынылған: алмасуда басқа жазба есепке алынған',
    en: 'The token was shown more than once; the exchange rests on another entry',
  },
} as const satisfies Record<string, ReasonRow>

export type ReasonCode = keyof typeof reasons

/** One reason why one message is not counted. */
export interface Reason {
  readonly code: ReasonCode
  readonly rule: RuleId
  readonly text: Text
  readonly expected?: string
  readonly actual?: string
}

export interface Evidence {
  readonly expected?: string
  readonly actual?: string
}

export function reasonOf(code: ReasonCode, evidence: Evidence = {}): Reason {
  const { rule, ru, kk, en } = reasons[code]
  return { code, rule, text: { ru, kk, en }, ...evidence }
}
