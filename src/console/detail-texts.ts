import type { Text } from '../certification/text.ts'

/** What the pages of one message and of one session say, besides texts.ts. */
export const detailTexts = {
  overview: { ru: 'Сведения', kk: 'Мәліметтер', en: 'Facts' },
  ourId: { ru: 'Номер в журнале', kk: 'Журналдағы нөмірі', en: 'Our id' },
  received: { ru: 'Получено', kk: 'Алынды', en: 'Received' },
  answered: { ru: 'Отвечено', kk: 'Жауап берілді', en: 'Answered' },
  endpoint: { ru: 'Адрес', kk: 'Мекенжай', en: 'Address' },
  signature: { ru: 'Подпись', kk: 'Қолтаңба', en: 'Signature' },
  verified: {
    ru: 'проверена, верна (движок: {engine})',
    kk: 'тексерілді, дұрыс (қозғалтқыш: {engine})',
    en: 'verified, holds (engine: {engine})',
  },
  notVerified: {
    ru: 'не подтверждена: отправитель, услуга и messageId показаны так, как сообщение их называет',
    kk: 'расталмаған: жіберуші, қызмет және messageId хабарламада аталғандай көрсетілген',
    en: 'not verified: sender, service and messageId are shown as the message claims them',
  },
  certificate: { ru: 'Сертификат, SHA-256', kk: 'Сертификат, SHA-256', en: 'Certificate, SHA-256' },
  token: { ru: 'Токен безопасности', kk: 'Қауіпсіздік токені', en: 'Security token' },
  clause: { ru: 'Пункт', kk: 'Тармақ', en: 'Clause' },
  basisNorm: { ru: 'норма', kk: 'норма', en: 'norm' },
  basisSeen: { ru: 'практика клиентов', kk: 'клиенттер тәжірибесі', en: 'seen in clients' },
  basisOurs: { ru: 'правило эмулятора', kk: 'эмулятор ережесі', en: 'rule of the emulator' },
  reason: { ru: 'Причина', kk: 'Себебі', en: 'Reason' },
  reasonKey: { ru: 'Ключ причины', kk: 'Себеп кілті', en: 'Key of the reason' },
  sentAsFault: {
    ru: 'Отправлено как SOAP Fault, HTTP {status}',
    kk: 'SOAP Fault түрінде жіберілді, HTTP {status}',
    en: 'Sent as a SOAP fault, HTTP {status}',
  },
  sentAsStatus: {
    ru: 'Отправлено как ответ с отрицательным статусом, HTTP {status}',
    kk: 'Теріс мәртебелі жауап түрінде жіберілді, HTTP {status}',
    en: 'Sent as an answer with a failing status, HTTP {status}',
  },
  notes: { ru: 'Замечания', kk: 'Ескертулер', en: 'Notes' },

  checks: { ru: 'Проверки', kk: 'Тексерулер', en: 'Checks' },
  checksText: {
    ru: 'В том порядке, в каком шлюз их выполнил. Чего здесь нет, то не проверялось.',
    kk: 'Шлюз орындаған ретімен. Мұнда жоқ нәрсе тексерілген жоқ.',
    en: 'In the order in which the gateway made them. What is not listed was not checked.',
  },
  checksNone: {
    ru: 'Проверки не записаны.',
    kk: 'Тексерулер жазылмаған.',
    en: 'No check is on record.',
  },
  verdict: { ru: 'Итог', kk: 'Нәтиже', en: 'Result' },
  expected: { ru: 'Ожидалось', kk: 'Күтілгені', en: 'Expected' },
  actual: { ru: 'Получено', kk: 'Алынғаны', en: 'Actual' },

  headers: { ru: 'Заголовки HTTP', kk: 'HTTP тақырыптары', en: 'HTTP headers' },
  header: { ru: 'Заголовок', kk: 'Тақырып', en: 'Header' },
  value: { ru: 'Значение', kk: 'Мәні', en: 'Value' },
  request: { ru: 'Запрос', kk: 'Сұрау', en: 'Request' },
  response: { ru: 'Ответ', kk: 'Жауап', en: 'Answer' },
  download: {
    ru: 'Скачать байты без изменений',
    kk: 'Байттарды өзгеріссіз жүктеп алу',
    en: 'Download the bytes as they are',
  },
  cut: {
    ru: 'Показано начало: {shown} из {count} байт.',
    kk: 'Басы көрсетілген: {count} байттан {shown}.',
    en: 'The beginning is shown: {shown} of {count} bytes.',
  },
  lossy: {
    ru: 'Не все байты — текст {encoding}; прочие показаны как �.',
    kk: 'Барлық байт {encoding} мәтіні емес; қалғандары � түрінде көрсетілген.',
    en: 'Not every byte is {encoding} text; the others are shown as �.',
  },

  missing: { ru: 'Чего не хватает', kk: 'Не жетіспейді', en: 'What is missing' },
  missingNone: {
    ru: 'Всего достаточно: акт можно составить.',
    kk: 'Барлығы жеткілікті: акт жасауға болады.',
    en: 'Nothing: the act can be made.',
  },
  act: { ru: 'Акт', kk: 'Акт', en: 'Act' },
  exchanges: {
    ru: 'Токены у владельца данных: принято {accepted}, отказано {refused}, не предъявлено {notPresented}.',
    kk: 'Деректер иесіндегі токендер: қабылданды {accepted}, бас тартылды {refused}, ұсынылмады {notPresented}.',
    en: 'Tokens at the data owner: {accepted} accepted, {refused} refused, {notPresented} not presented.',
  },
  counted: { ru: 'Засчитанные ответы', kk: 'Есептелген жауаптар', en: 'Counted responses' },
  countedNone: {
    ru: 'Засчитанных ответов ещё нет.',
    kk: 'Есептелген жауап әзірге жоқ.',
    en: 'No response is counted yet.',
  },
  atOwner: { ru: 'У владельца данных', kk: 'Деректер иесінде', en: 'At the data owner' },
  notPresented: { ru: 'Не предъявлен', kk: 'Ұсынылмады', en: 'Not presented' },
  notCounted: {
    ru: 'Не засчитанные сообщения',
    kk: 'Есептелмеген хабарламалар',
    en: 'Messages not counted',
  },
  notCountedNone: {
    ru: 'Все сообщения сессии учтены.',
    kk: 'Сессияның барлық хабарламалары ескерілген.',
    en: 'Every message of the session is counted.',
  },
  notShown: {
    ru: 'Ещё сообщений сессии, которых нет среди последних {looked} журнала: {count}. Они учтены, но в таблице не показаны.',
    kk: 'Журналдың соңғы {looked} хабарламасының арасында жоқ сессия хабарламалары: {count}. Олар ескерілген, бірақ кестеде көрсетілмеген.',
    en: 'Messages of the session that are not among the latest {looked} of the journal: {count}. They are taken into account, but not shown in the table.',
  },

  notFound: { ru: 'Не найдено', kk: 'Табылмады', en: 'Not found' },
  back: {
    ru: 'К журналу и сессиям',
    kk: 'Журналға және сессияларға',
    en: 'To the journal and sessions',
  },

  pass: { ru: 'пройдено', kk: 'өтті', en: 'passed' },
  fail: { ru: 'не пройдено', kk: 'өтпеді', en: 'failed' },
  warn: { ru: 'предупреждение', kk: 'ескерту', en: 'warning' },
  inconclusive: { ru: 'решения нет', kk: 'шешім жоқ', en: 'inconclusive' },
  untestable: { ru: 'не проверено', kk: 'тексерілмеді', en: 'not checked' },
  'not-applicable': { ru: 'не применимо', kk: 'қолданылмайды', en: 'not applicable' },
} as const satisfies Record<string, Text>
