import type { Text } from '../certification/text.ts'

/** Navigation, and what is said where a page or a form could not do what was asked. */
export const commonTexts = {
  navSections: { ru: 'Разделы', kk: 'Бөлімдер', en: 'Sections' },
  navJournal: { ru: 'Журнал и сессии', kk: 'Журнал және сессиялар', en: 'Journal and sessions' },
  navExplain: { ru: 'Разбор подписи', kk: 'Қолтаңбаны талдау', en: 'Signature debugger' },
  navPacks: { ru: 'Наборы проверок', kk: 'Тексеру жинақтары', en: 'Packs' },
  navApplications: { ru: 'Заявки', kk: 'Өтінімдер', en: 'Applications' },
  navRights: { ru: 'Права субъекта', kk: 'Субъектінің құқықтары', en: 'Rights of a subject' },
  navBreaches: { ru: 'Нарушения', kk: 'Бұзушылықтар', en: 'Breaches' },
  notDone: { ru: 'Не выполнено', kk: 'Орындалмады', en: 'Not done' },
  backToPage: { ru: 'Назад к форме', kk: 'Пішінге қайту', en: 'Back to the form' },
  tooLarge: {
    ru: 'Это больше, чем принимает эмулятор.',
    kk: 'Бұл эмулятор қабылдайтын көлемнен артық.',
    en: 'This is larger than the emulator takes.',
  },
  unreadable: {
    ru: 'Запрос не прочитан.',
    kk: 'Сұрау оқылмады.',
    en: 'The request could not be read.',
  },
  foreignForm: {
    ru: 'Форма отправлена не со страницы этой консоли. Откройте страницу и отправьте её снова.',
    kk: 'Пішін осы консольдің бетінен жіберілмеген. Бетті ашып, қайта жіберіңіз.',
    en: 'The form was not sent from a page of this console. Open the page and send it again.',
  },
} as const satisfies Record<string, Text>
