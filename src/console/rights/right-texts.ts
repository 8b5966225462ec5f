import type { Text } from '../../certification/text.ts'
import type { InformationPoint, OrganisationRole, RightsChannel } from '../../contract/rights.ts'

/** What information is asked for. */
export const pointTexts: Readonly<Record<InformationPoint, Text>> = {
  fact: {
    ru: 'Обрабатываются ли данные',
    kk: 'Деректер өңделе ме',
    en: 'Whether data are processed',
  },
  purposes: { ru: 'Цели', kk: 'Мақсаттары', en: 'Purposes' },
  sources: { ru: 'Источники', kk: 'Көздері', en: 'Sources' },
  ways: { ru: 'Способы', kk: 'Тәсілдері', en: 'Ways' },
  list: { ru: 'Перечень данных', kk: 'Деректер тізбесі', en: 'List of data' },
  terms: { ru: 'Сроки', kk: 'Мерзімдері', en: 'Terms' },
}

export const channelTexts: Readonly<Record<RightsChannel, Text>> = {
  written: { ru: 'письменно', kk: 'жазбаша', en: 'in writing' },
  'electronic-document': {
    ru: 'электронный документ',
    kk: 'электрондық құжат',
    en: 'an electronic document',
  },
  protected: {
    ru: 'иным способом с элементами защиты',
    kk: 'қорғау элементтері бар өзге тәсілмен',
    en: 'another way with an element of protection',
  },
}

export const organisationRoleTexts: Readonly<Record<OrganisationRole, Text>> = {
  owner: { ru: 'собственник', kk: 'меншік иесі', en: 'owner' },
  operator: { ru: 'оператор', kk: 'деректер операторы', en: 'operator' },
  'third-party': { ru: 'третье лицо', kk: 'үшінші тұлға', en: 'third party' },
}

/** What the pages of the rights of a subject say. */
export const rightTexts = {
  rights: { ru: 'Права субъекта', kk: 'Субъектінің құқықтары', en: 'Rights of a subject' },
  rightsAbout: {
    ru: 'Что субъекты спросили и потребовали у организаций по приказу № 395/НҚ, и жалобы в уполномоченный орган: кто должен ответить, до какого срока и что ответил.',
    kk: '№ 395/НҚ бұйрығы бойынша субъектілер ұйымдардан не сұрады және не талап етті, уәкілетті органға шағымдар: кім, қай мерзімге дейін жауап беруі тиіс және не деді.',
    en: 'What subjects asked and demanded of organisations by order № 395/НҚ, and complaints to the authorised body: who must answer, until when, and what was said.',
  },
  rightsBin: { ru: 'Организация (БИН)', kk: 'Ұйым (БСН)', en: 'Organisation (BIN)' },
  rightsMatters: { ru: 'Обращения', kk: 'Өтініштер', en: 'Matters' },
  rightsMatter: { ru: 'Обращение', kk: 'Өтініш', en: 'Matter' },
  rightsNone: {
    ru: 'Обращений ещё нет. Субъект подаёт их через кабинет:',
    kk: 'Әзірге өтініш жоқ. Субъект оларды кабинет арқылы береді:',
    en: 'There is none yet. A subject brings them through the cabinet:',
  },
  rightsNoneOf: {
    ru: 'К этой организации не обращались. Очистите БИН, чтобы увидеть все.',
    kk: 'Бұл ұйымға өтініш түспеген. Бәрін көру үшін БСН өрісін тазалаңыз.',
    en: 'This organisation was asked nothing. Clear the BIN to see all.',
  },
  rightsKind: { ru: 'Что это', kk: 'Бұл не', en: 'What it is' },
  rightsSubject: { ru: 'Субъект', kk: 'Субъект ЖСН', en: 'Subject' },
  rightsRepresentative: { ru: 'Представитель', kk: 'Өкіл', en: 'Representative' },
  rightsOrganisation: { ru: 'Организация', kk: 'Ұйым', en: 'Organisation' },
  rightsTerm: { ru: 'Срок', kk: 'Мерзімі', en: 'Term' },
  rightsOverdue: { ru: 'просрочено', kk: 'мерзімі өтті', en: 'overdue' },
  rightsLate: {
    ru: 'решено после срока',
    kk: 'мерзімнен кейін шешілді',
    en: 'decided after the term',
  },
  rightsAsked: { ru: 'О чём', kk: 'Не туралы', en: 'What is asked' },
  rightsChannel: { ru: 'Как подано', kk: 'Қалай берілді', en: 'How it came' },
  rightsProtection: { ru: 'Элемент защиты', kk: 'Қорғау элементі', en: 'Element of protection' },
  rightsPoints: { ru: 'Вопросы', kk: 'Сұрақтар', en: 'Points' },
  rightsData: { ru: 'Какие данные', kk: 'Қандай деректер', en: 'Which data' },
  rightsDocuments: { ru: 'Документы', kk: 'Құжаттар', en: 'Documents' },
  rightsViolation: { ru: 'Нарушенное условие', kk: 'Бұзылған шарт', en: 'Condition violated' },
  rightsText: { ru: 'Текст', kk: 'Мәтіні', en: 'Text' },
  rightsNext: { ru: 'Что дальше', kk: 'Әрі қарай не', en: 'What comes next' },
  rightsDecide: { ru: 'организация решает', kk: 'ұйым шешеді', en: 'the organisation decides' },
  rightsAskExplanation: {
    ru: 'уполномоченный орган запрашивает объяснение',
    kk: 'уәкілетті орган түсініктеме сұрайды',
    en: 'the authorised body asks for an explanation',
  },
  rightsExplain: {
    ru: 'организация объясняет',
    kk: 'ұйым түсініктеме береді',
    en: 'the organisation explains',
  },
  rightsFind: {
    ru: 'уполномоченный орган решает по жалобе',
    kk: 'уәкілетті орган шағым бойынша шешеді',
    en: 'the authorised body decides on the complaint',
  },
  rightsDraft: { ru: 'Черновик ответа', kk: 'Жауаптың жобасы', en: 'Draft of the answer' },
  rightsDraftText: {
    ru: 'Из согласий и истории доступа, известных эмулятору; дополняет и отвечает организация.',
    kk: 'Эмуляторға белгілі келісімдер мен қолжетімділік тарихынан; толықтырып, жауап беретін — ұйым.',
    en: 'From the consents and the history of access that the emulator knows; the organisation completes it and answers.',
  },
  rightsHistory: { ru: 'История', kk: 'Тарихы', en: 'History' },
  rightsReceived: { ru: 'получено', kk: 'алынды', en: 'received' },
  rightsWhat: { ru: 'Что', kk: 'Не болды', en: 'What' },
  rightsWho: { ru: 'Кто', kk: 'Кім', en: 'Who' },
  rightsSaid: { ru: 'Что сказано', kk: 'Не айтылды', en: 'What was said' },
} as const satisfies Record<string, Text>
