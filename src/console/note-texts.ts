import type { Text } from '../certification/text.ts'

/** What services note beside an answer, by the name the journal has for it. */
export const noteTexts: Readonly<Record<string, Text>> = {
  method: { ru: 'Способ запроса', kk: 'Сұрау тәсілі', en: 'Method' },
  automated: {
    ru: 'Автоматизированная обработка',
    kk: 'Автоматтандырылған өңдеу',
    en: 'Automated processing',
  },
  dataName: { ru: 'Какие данные', kk: 'Қандай деректер', en: 'Which data' },
  purpose: { ru: 'Цель', kk: 'Мақсаты', en: 'Purpose' },
  told: { ru: 'Субъект уведомлён по', kk: 'Субъектіге хабарлау негізі', en: 'Subject told by' },
  requestId: { ru: 'Номер запроса', kk: 'Сұрау нөмірі', en: 'Number of the request' },
  state: { ru: 'Состояние', kk: 'Күйі', en: 'State' },
  withdrawal: { ru: 'Заявка на отзыв', kk: 'Қайтарып алу өтінімі', en: 'Withdrawal' },
  withdrawals: { ru: 'Заявки на отзыв', kk: 'Қайтарып алу өтінімдері', en: 'Withdrawals' },
  solution: { ru: 'Решение', kk: 'Шешім', en: 'Decision' },
  overdue: { ru: 'Срок пропущен', kk: 'Мерзімі өткен', en: 'Overdue' },
  tokenIds: { ru: 'Токены', kk: 'Токендер', en: 'Tokens' },
}
