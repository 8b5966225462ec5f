import { type CaseRow, row } from './row.ts'

/** Answers to something else, twice, or that are no answers. */
export const answerCases = {
  'message-id-swapped': row(
    'W-72',
    'messageId другого запроса, подпись верна',
    'Басқа сұраудың messageId мәні, қолтаңба дұрыс',
    'The messageId of another request, well signed',
  ),
  'message-id-missing': row(
    'W-72',
    'Ответ без messageId, подпись верна',
    'messageId жоқ жауап, қолтаңба дұрыс',
    'An answer without a messageId, well signed',
  ),
  replayed: row(
    'W-73',
    'Прежний верный ответ байт в байт',
    'Бұрынғы дұрыс жауап байт-байтымен',
    'An earlier good answer, byte for byte',
  ),
  'another-service': row(
    'W-72',
    'Ответ другой услуги',
    'Басқа қызметтің жауабы',
    'The answer of another service',
  ),
  truncated: row('W-75', 'XML оборван', 'XML үзілген', 'The XML is cut off'),
  doctype: row(
    'W-75',
    'DOCTYPE с сущностью перед подписанным ответом',
    'Қол қойылған жауап алдында мәні бар DOCTYPE',
    'A DOCTYPE with an entity before the signed answer',
  ),
  instruction: row(
    'W-75',
    'Инструкция обработки внутри токена',
    'Токен ішінде өңдеу нұсқауы',
    'A processing instruction inside the token',
  ),
  fault: row(
    'W-76',
    'Подписанный fault вместо ответа',
    'Жауап орнына қол қойылған fault',
    'A signed fault instead of the answer',
  ),
  'fault-unsigned': row(
    'W-70',
    'Fault без подписи при HTTP 200',
    'HTTP 200 кезінде қолтаңбасыз fault',
    'A fault without a signature, by HTTP 200',
  ),
  html: row(
    'W-75',
    'HTTP 500 и страница HTML',
    'HTTP 500 және HTML беті',
    'HTTP 500 with a page of HTML',
  ),
  empty: row('W-75', 'Пустое тело, HTTP 200', 'Бос дене, HTTP 200', 'An empty body, by HTTP 200'),
  slow: row('W-79', 'Верный, но медленный ответ', 'Дұрыс, бірақ баяу жауап', 'A good, slow answer'),
  'envelope-status-unknown': row(
    'W-76',
    'Неизвестный код статуса шлюза',
    'Шлюз мәртебесінің белгісіз коды',
    'An unknown status code of the gateway',
  ),
  'envelope-status-failed': row(
    'W-76',
    'Неуспешный код статуса шлюза рядом с токеном',
    'Токен қасында шлюздің сәтсіз мәртебе коды',
    'A failing status code of the gateway beside a token',
  ),
  'status-unknown': row(
    'W-76',
    'Неизвестное слово статуса КДП рядом с токеном',
    'Токен қасында КДП мәртебесінің белгісіз сөзі',
    'An unknown status word of КДП beside a token',
  ),
  'status-refused': row(
    'W-76',
    'Отказ КДП рядом с токеном',
    'Токен қасында КДП бас тартуы',
    'A refusal of КДП beside a token',
  ),
} as const satisfies Record<string, CaseRow>
