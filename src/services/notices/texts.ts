import type { Text } from '../../contract/texts/text.ts'
import type { DataAction } from '../../storage/accesses.ts'

/** What is said of; `operator` is its name and BIN. */
export interface Told {
  readonly operator: string
  readonly services: string
}

type Words = (told: Told) => Text

const action =
  (ru: string, kk: string, en: string): Words =>
  ({ operator, services }) => ({
    ru: `Ваши персональные данные, ${ru}: ${operator}. Услуги: ${services}.`,
    kk: `Сіздің дербес деректеріңіз, ${kk}: ${operator}. Қызметтер: ${services}.`,
    en: `Your personal data, ${en}: ${operator}. Services: ${services}.`,
  })

/** The seven actions, in the words of № 144/НҚ clause 3(4), and what КДП tells besides. Wording is an emulator convention. */
export const noticeTexts = {
  access: action('доступ', 'қол жеткізу', 'access'),
  view: action('просмотр', 'қарау', 'view'),
  change: action('изменение', 'өзгерту', 'change'),
  supplement: action('дополнение', 'толықтыру', 'supplement'),
  transfer: action('передача', 'беру', 'transfer'),
  block: action('блокирование', 'бұғаттау', 'block'),
  destroy: action('уничтожение', 'жою', 'destruction'),
  protocoled: ({ operator, services }) => ({
    ru: `${operator}: доступ к Вашим персональным данным без согласия, по статье 9 Закона. Услуги: ${services}.`,
    kk: `${operator}: Заңның 9-бабы бойынша дербес деректеріңізге келісімсіз қол жеткізілді. Қызметтер: ${services}.`,
    en: `${operator}: access to your personal data without consent, under article 9 of the Law. Services: ${services}.`,
  }),
  withdrawn: ({ operator, services }) => ({
    ru: `${operator}: обработка прекращена, согласие отозвано. Услуги: ${services}.`,
    kk: `${operator}: өңдеу тоқтатылды, келісім қайтарып алынды. Қызметтер: ${services}.`,
    en: `${operator}: processing has stopped, the consent is withdrawn. Services: ${services}.`,
  }),
  'withdrawal-refused': ({ operator, services }) => ({
    ru: `${operator}: в отзыве согласия отказано. Услуги: ${services}.`,
    kk: `${operator}: келісімді қайтарып алудан бас тартылды. Қызметтер: ${services}.`,
    en: `${operator}: the withdrawal of the consent is refused. Services: ${services}.`,
  }),
} as const satisfies Record<DataAction | 'protocoled' | 'withdrawn' | 'withdrawal-refused', Words>

/** R-130 holds for automated processing too, and the notice says so. */
export const automatedText: Text = {
  ru: 'Обработка автоматизированная.',
  kk: 'Өңдеу автоматтандырылған.',
  en: 'The processing is automated.',
}
