import type { FaultEntry } from './entry.ts'

/** What cannot be done with a pack of hostile cases. */
export const packFaults = {
  PACK_OPEN_ALREADY: {
    as: 'status',
    wire: 'APP-114',
    rule: 'W-78',
    ru: 'Враждебный шлюз в этой сессии уже включён',
    kk: 'Бұл сессияда жау шлюз қосылып тұр',
    en: 'The hostile gateway is on in this session already',
  },
  PACK_UNKNOWN: {
    as: 'status',
    wire: 'APP-115',
    rule: 'W-78',
    ru: 'Такой проверки набором нет',
    kk: 'Жинақпен мұндай тексеру жоқ',
    en: 'There is no such run of a pack',
  },
  PACK_MESSAGE_UNKNOWN: {
    as: 'status',
    wire: 'APP-116',
    rule: 'W-78',
    ru: 'На сообщение с таким messageId враждебный шлюз не отвечал',
    kk: 'Мұндай messageId бар хабарламаға жау шлюз жауап бермеген',
    en: 'The hostile gateway answered no message with this messageId',
  },
} as const satisfies Record<string, FaultEntry>
