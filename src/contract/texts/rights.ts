import type { RuleId } from '../rules.ts'
import type { Text } from './text.ts'

/** The clauses on the subject's rights, in Kazakh and English. */
export const rightsTexts = {
  'R-013': {
    kk: 'Мемлекеттік органдар объектілерінің деректеріне келісім тек мемлекеттік сервис арқылы беріледі',
    en: 'Consent to data in objects of state bodies is given through the state service alone',
  },
  'R-121': {
    kk: 'Келісім жазбаша, мемлекеттік немесе мемлекеттік емес сервис арқылы не растауға болатын өзге тәсілмен беріледі',
    en: 'Consent is given in writing, through the state or a non-state service, or in another provable way',
  },
  'R-122': {
    kk: 'Келісімсіз — Заңның 9-бабы бойынша және жарияланғанды дереккөзге сілтемемен қайта жинағанда',
    en: 'Without consent: by art. 9 of the Law, and what was published, again, with a link to the source',
  },
  'R-127': {
    kk: 'Қайтыс болған немесе хабар-ошарсыз кеткен адамның деректері — заңнама бойынша',
    en: 'Data of the deceased or missing goes by legislation',
  },
  'R-150': {
    kk: 'Субъект өз деректерін өңдеудің фактісін, мақсаттарын, көздерін, тәсілдерін, тізбесін және мерзімдерін біледі',
    en: 'The subject learns the fact, purposes, sources, ways, list and terms of processing',
  },
  'R-151': {
    kk: 'Жазбаша, электрондық құжатпен немесе қорғалған өзге тәсілмен сұралады',
    en: 'It is asked in writing, by electronic document, or in another protected way',
  },
  'R-152': { kk: 'Ақпарат 3 жұмыс күнінде хабарланған', en: 'Told within 3 working days' },
  'R-153': {
    kk: 'Ақпараттан бас тарту дәлелді және 3 жұмыс күнінде берілген',
    en: 'A refusal of information is reasoned and given within 3 working days',
  },
  'R-154': {
    kk: 'Өзгерту мен толықтыру — құжаттар бойынша, бұғаттау мен жою — бұзушылық болғанда; 1 жұмыс күнінде',
    en: 'Change and supplement on documents, block and destruction on a violation; within 1 working day',
  },
  'R-155': {
    kk: 'Шағымды уәкілетті орган ұйымның қатысуымен, ӘРПК 76-бабының мерзімінде қарайды',
    en: 'The authorised body reviews a complaint with the organisation, in the term of art. 76 of the administrative code',
  },
  'Q-29': {
    kk: 'Шағым баптауда берілген жұмыс күндерінде қаралған',
    en: 'The complaint is decided within the working days that a setting names',
  },
  'R-156': {
    kk: 'Автоматтандырылған өңдеуге қарсылыққа 3 жұмыс күнінде жауап берілген',
    en: 'An objection to automated processing is answered within 3 working days',
  },
  'R-157': {
    kk: 'Сұрауда деректер мен мақсат аталған: қажеттен артық жиналмайды, мәлімделгенге ғана пайдаланылады',
    en: 'A request names data and purpose: no more than needed, for what was declared',
  },
  'R-158': {
    kk: 'Қорғау шаралары, дерек беру міндеті, елде сақтау, иесіздендіру',
    en: 'Measures of protection, the duty to give data, storage in the country, anonymisation',
  },
} as const satisfies Partial<Readonly<Record<RuleId, Omit<Text, 'ru'>>>>
