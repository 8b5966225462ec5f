import { fill, type Text } from '../certification/text.ts'
import { applicationTexts } from './applications/application-texts.ts'
import { breachTexts } from './breaches/breach-texts.ts'
import { commonTexts } from './common-texts.ts'
import { detailTexts } from './detail-texts.ts'
import { explainTexts } from './explain/explain-texts.ts'
import { packTexts } from './packs/pack-texts.ts'
import { rightTexts } from './rights/right-texts.ts'
import { scenarioTexts } from './scenarios/scenario-texts.ts'

const homeTexts = {
  title: {
    ru: 'Эмулятор ШЭП и КДП',
    kk: 'ШЭП және КДП эмуляторы',
    en: 'Emulator of ШЭП and КДП',
  },
  testOnly: {
    ru: 'Эмулятор для испытаний. Не отправляйте сюда данные настоящих людей.',
    kk: 'Сынақ эмуляторы. Мұнда нақты адамдардың деректерін жібермеңіз.',
    en: 'An emulator for testing. Do not send data of real people here.',
  },
  about: {
    ru: 'Заменяет в испытаниях шлюз «электронного правительства» (ШЭП) и государственный сервис контроля доступа к персональным данным (КДП). Направьте сюда свой SOAP-клиент и прочтите вердикт каждого сообщения.',
    kk: 'Сынақ кезінде «электрондық үкімет» шлюзін (ШЭП) және дербес деректерге қолжетімділікті бақылаудың мемлекеттік сервисін (КДП) алмастырады. SOAP-клиентіңізді осында бағыттап, әр хабарлама бойынша шешімді оқыңыз.',
    en: 'Stands in, for testing, for the e-government gateway (ШЭП) and the state service of control of access to personal data (КДП). Point your SOAP client here and read the verdict of each message.',
  },
  wsdl: { ru: 'Адрес WSDL', kk: 'WSDL мекенжайы', en: 'Address of the WSDL' },
  skip: { ru: 'К содержанию', kk: 'Мазмұнға өту', en: 'Skip to content' },
  languages: { ru: 'Язык', kk: 'Тіл', en: 'Language' },
  version: { ru: 'Версия', kk: 'Нұсқа', en: 'Version' },
  bytes: { ru: '{count} байт', kk: '{count} байт', en: '{count} bytes' },

  search: { ru: 'Найти сообщение', kk: 'Хабарламаны іздеу', en: 'Find a message' },
  searchHint: {
    ru: 'messageId, sessionId или номер в журнале, целиком',
    kk: 'messageId, sessionId немесе журналдағы нөмір, толық',
    en: 'messageId, sessionId or our id, in full',
  },
  searchButton: { ru: 'Найти', kk: 'Іздеу', en: 'Find' },
  found: { ru: 'Найдено', kk: 'Табылды', en: 'Found' },
  foundNone: {
    ru: 'Ничего не найдено.',
    kk: 'Ештеңе табылмады.',
    en: 'Nothing is found.',
  },
  foundMany: {
    ru: 'Найдено: {count}; показаны последние {shown}.',
    kk: 'Табылды: {count}; соңғы {shown} көрсетілген.',
    en: '{count} found; the latest {shown} are shown.',
  },
  allMessages: { ru: 'Все сообщения', kk: 'Барлық хабарламалар', en: 'All messages' },

  journal: { ru: 'Последние сообщения', kk: 'Соңғы хабарламалар', en: 'Latest messages' },
  journalEmpty: {
    ru: 'Сообщений ещё не было.',
    kk: 'Әзірге хабарлама болған жоқ.',
    en: 'No message has come yet.',
  },
  time: { ru: 'Время (Астана)', kk: 'Уақыты (Астана)', en: 'Time (Astana)' },
  zone: {
    ru: 'Всё время на страницах — Астаны, UTC+5.',
    kk: 'Беттердегі уақыт — Астана уақыты, UTC+5.',
    en: 'All times are of Astana, UTC+5.',
  },
  service: { ru: 'Услуга', kk: 'Қызмет', en: 'Service' },
  message: { ru: 'Сообщение', kk: 'Хабарлама', en: 'Message' },
  sender: { ru: 'Отправитель', kk: 'Жіберуші', en: 'Sender' },
  outcome: { ru: 'Вердикт', kk: 'Шешім', en: 'Verdict' },
  unnamed: { ru: 'без messageId', kk: 'messageId жоқ', en: 'no messageId' },
  accepted: { ru: 'Принято', kk: 'Қабылданды', en: 'Accepted' },
  refused: { ru: 'Отказ', kk: 'Бас тартылды', en: 'Refused' },
  unanswered: { ru: 'Без ответа', kk: 'Жауапсыз', en: 'No answer' },
  unansweredText: {
    ru: 'Ответ не записан: сообщение в работе, или процесс на нём остановился.',
    kk: 'Жауап жазылмаған: хабарлама өңделуде немесе процесс сонда тоқтаған.',
    en: 'No answer is on record: the message is in work, or the process stopped on it.',
  },

  sessions: {
    ru: 'Сессии испытаний',
    kk: 'Сынақ сессиялары',
    en: 'Certification sessions',
  },
  sessionsEmpty: {
    ru: 'Сессий ещё нет. Сессия открывается по одобренной заявке:',
    kk: 'Әзірге сессия жоқ. Сессия мақұлданған өтінім бойынша ашылады:',
    en: 'There is no session yet. One is opened for an approved application:',
  },
  sessionsMany: {
    ru: 'Показаны последние {shown} из {count}.',
    kk: '{count} сессиядан соңғы {shown} көрсетілген.',
    en: 'The latest {shown} of {count} are shown.',
  },
  session: { ru: 'Сессия', kk: 'Сессия', en: 'Session' },
  participant: { ru: 'Участник', kk: 'Қатысушы', en: 'Participant' },
  application: { ru: 'Заявка', kk: 'Өтінім', en: 'Application' },
  opened: { ru: 'Открыта', kk: 'Ашылған', en: 'Opened' },
  closed: { ru: 'Закрыта', kk: 'Жабылған', en: 'Closed' },
  progress: { ru: 'Засчитано', kk: 'Есептелді', en: 'Counted' },
  progressOf: {
    ru: '{counted} из {required}',
    kk: '{required} жауаптан {counted}',
    en: '{counted} of {required}',
  },
  state: { ru: 'Состояние', kk: 'Күйі', en: 'State' },
  stateOpen: { ru: 'открыта', kk: 'ашық', en: 'open' },
  stateAct: { ru: 'акт составлен', kk: 'акт жасалды', en: 'the act is made' },
  masked: {
    ru: 'Пароль и то, что похоже на ИИН или номер телефона, скрыто; в самих байтах — нет.',
    kk: 'Құпиясөз және ЖСН немесе телефон нөміріне ұқсайтындар жасырылған; байттардың өзінде — жоқ.',
    en: 'The password and what looks like an IIN or a phone number are hidden; in the bytes they are not.',
  },
  showAll: { ru: 'Показать всё', kk: 'Бәрін көрсету', en: 'Show all' },
  stateErased: { ru: 'стёрта', kk: 'өшірілген', en: 'erased' },
  erased: { ru: 'Стёрто', kk: 'Өшірілген', en: 'Erased' },
  erasedBy: { ru: 'Кем', kk: 'Кім', en: 'By' },
  erasedWhy: { ru: 'Почему', kk: 'Неге', en: 'Why' },
  stateNoAct: {
    ru: 'закрыта без акта',
    kk: 'актісіз жабылды',
    en: 'closed without an act',
  },
  build: { ru: 'Сборка', kk: 'Жинақ', en: 'Build' },
} as const satisfies Record<string, Text>

/** What the pages say, except refusals, clauses and reasons, which have tables of their own. */
export const texts = {
  ...commonTexts,
  ...homeTexts,
  ...detailTexts,
  ...explainTexts,
  ...packTexts,
  ...scenarioTexts,
  ...applicationTexts,
  ...rightTexts,
  ...breachTexts,
} as const

export type Language = keyof Text
export type TextKey = keyof typeof texts
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

/** By their own names, in the order of the switch. */
export const languages = {
  ru: 'Русский',
  kk: 'Қазақша',
  en: 'English',
} as const satisfies Record<Language, string>

/** The voice of one page. */
export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    fill(texts[key], values)[language]
