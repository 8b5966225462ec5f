import type { FaultEntry } from './entry.ts'

/** What was erased, and what is not. */
export const erasureFaults = {
  SESSION_ERASED: {
    as: 'status',
    wire: 'API-410',
    ru: 'Сессия стёрта: когда, кем и почему — в подробностях; остались контрольные суммы',
    kk: 'Сессия өшірілген: қашан, кім және неге — егжей-тегжейінде; бақылау қосындылары қалды',
    en: 'The session was erased: when, by whom and why is in the detail; its digests stay',
  },
  MESSAGE_ERASED: {
    as: 'status',
    wire: 'API-410',
    ru: 'Сообщение стёрто: когда, кем и почему — в подробностях; остались контрольные суммы',
    kk: 'Хабарлама өшірілген: қашан, кім және неге — егжей-тегжейінде; бақылау қосындылары қалды',
    en: 'The message was erased: when, by whom and why is in the detail; its digests stay',
  },
  ERASE_SESSION_OPEN: {
    as: 'status',
    wire: 'APP-140',
    ru: 'Испытания по этой сессии идут: её сначала закрывают, с актом или без него',
    kk: 'Бұл сессия бойынша сынақ жүріп жатыр: алдымен оны актімен немесе актісіз жабады',
    en: 'The testing of this session goes on: it is closed first, with an act or without',
  },
  ERASE_UNDER_REVIEW: {
    as: 'status',
    wire: 'APP-141',
    ru: 'Акт этой сессии приложен к заявке и рассматривается; стереть его всё же можно с "force": true',
    kk: 'Бұл сессияның актісі өтінімге қоса берілген және қаралуда; сонда да "force": true арқылы өшіруге болады',
    en: 'The act of this session is attached to an application under review; "force": true erases it all the same',
  },
  PERSONAL_DATA_IN_TEXT: {
    as: 'status',
    wire: 'API-400',
    ru: 'В тексте есть то, что похоже на ИИН или номер телефона; журнал событий хранит его всегда',
    kk: 'Мәтінде ЖСН немесе телефон нөміріне ұқсайтын бар; оқиғалар журналы оны әрдайым сақтайды',
    en: 'The text holds what looks like an IIN or a phone number; the event log keeps it for ever',
  },
} as const satisfies Record<string, FaultEntry>
