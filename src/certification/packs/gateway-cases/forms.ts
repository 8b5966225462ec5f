import { type GatewayCaseRow, row } from './row.ts'

/** A good message first: a gateway that refuses everything fails. Then bytes and XML that are not what they should be. */
export const formCases = {
  good: row('OK', 'Верное сообщение', 'Дұрыс хабарлама', 'A good message'),
  oversized: row(
    'TOO_LARGE',
    'Сообщение больше предела',
    'Шектен үлкен хабарлама',
    'A message over the limit',
  ),
  'encoding-unknown': row(
    'ENCODING_UNSUPPORTED',
    'Объявлена кодировка KOI8-R',
    'KOI8-R кодталуы жарияланған',
    'KOI8-R is declared',
  ),
  'encoding-broken': row(
    'ENCODING_BROKEN',
    'Байты не UTF-8, хотя объявлено иначе',
    'Басқаша жарияланса да, байттар UTF-8 емес',
    'Bytes that are not UTF-8, whatever they declare',
  ),
  'utf-16-declared-utf-8': row(
    'ENCODING_BROKEN',
    'UTF-16 под видом UTF-8',
    'UTF-8 атын жамылған UTF-16',
    'UTF-16 that says it is UTF-8',
  ),
  empty: row('NOT_WELL_FORMED', 'Пустое тело', 'Бос дене', 'An empty body'),
  truncated: row('NOT_WELL_FORMED', 'XML оборван', 'XML үзілген', 'The XML is cut off'),
  'two-roots': row(
    'NOT_WELL_FORMED',
    'Два корневых элемента',
    'Екі түбірлік элемент',
    'Two root elements',
  ),
  doctype: row(
    'DOCTYPE_FORBIDDEN',
    'DOCTYPE с сущностью',
    'Мәні бар DOCTYPE',
    'A DOCTYPE with an entity',
  ),
  'doctype-of-a-file': row(
    'DOCTYPE_FORBIDDEN',
    'DOCTYPE, который велит читать файл',
    'Файл оқуды бұйыратын DOCTYPE',
    'A DOCTYPE that asks for a file',
  ),
  instruction: row(
    'INSTRUCTION_FORBIDDEN',
    'Инструкция обработки в подписанном тексте',
    'Қол қойылған мәтінде өңдеу нұсқауы',
    'A processing instruction in signed text',
  ),
  'too-deep': row(
    'TOO_DEEP',
    'Слишком глубокая вложенность',
    'Тым терең кірістіру',
    'Nested too deep',
  ),
  'too-many-attributes': row(
    'TOO_MANY_ATTRIBUTES',
    'Слишком много атрибутов',
    'Тым көп атрибут',
    'Too many attributes',
  ),
  'name-too-long': row('NAME_TOO_LONG', 'Слишком длинное имя', 'Тым ұзын атау', 'A name too long'),
  'not-an-envelope': row(
    'NOT_AN_ENVELOPE',
    'SOAP 1.2 вместо 1.1',
    '1.1 орнына SOAP 1.2',
    'SOAP 1.2 instead of 1.1',
  ),
} as const satisfies Record<string, GatewayCaseRow>
